#!/bin/sh
# Two PostgreSQL servers on loopback, and a table of orders that is parted by
# customer between them: foreign tables of postgres_fdw are its partitions.
#   postgres.sh start FOLDER PORT   servers at PORT and PORT + 1, data in FOLDER
#   postgres.sh stop FOLDER
#   postgres.sh load FOLDER PORT FILE
#                                   the table "orders" (customer_id, order_date,
#                                   amount) of a CSV file, in database shop
set -eu
command=$1
folder=$2
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)
# PostgreSQL does not run as root
as_user=
[ "$(id -u)" != 0 ] || as_user='runuser -u postgres --'

case $command in
start)
	port=$3
	mkdir -p "$folder"
	[ "$(id -u)" != 0 ] || chown postgres "$folder"
	for server in 1 2; do
		$as_user "$programs/initdb" -D "$folder/$server" -U postgres -A trust --no-sync >"$folder/initdb.log" 2>&1 ||
			{ cat "$folder/initdb.log" >&2; exit 1; }
		cat >>"$folder/$server/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $((port + server - 1))
unix_socket_directories = ''
fsync = off
enable_partitionwise_aggregate = on
END
		$as_user "$programs/pg_ctl" -D "$folder/$server" -l "$folder/$server/log" -w -s start
	done
	;;
stop)
	for server in 1 2; do
		[ ! -f "$folder/$server/postmaster.pid" ] ||
			$as_user "$programs/pg_ctl" -D "$folder/$server" -m immediate -s stop || true
	done
	;;
load)
	port=$3
	file=$4
	sql() { psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -U postgres "$@"; }
	for server in 1 2; do
		sql -p $((port + server - 1)) -d postgres -c 'CREATE DATABASE shard'
		sql -p $((port + server - 1)) -d shard -c \
			'CREATE TABLE orders_here (customer_id text, order_date date, amount numeric(18, 4))'
	done
	sql -p "$port" -d postgres -c 'CREATE DATABASE shop'
	{
		echo 'CREATE EXTENSION postgres_fdw;'
		echo 'CREATE TABLE orders (customer_id text, order_date date, amount numeric(18, 4)) PARTITION BY HASH (customer_id);'
		for server in 1 2; do
			echo "CREATE SERVER shard_$server FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '$((port + server - 1))', dbname 'shard', async_capable 'true', use_remote_estimate 'true', batch_size '1000');"
			echo "CREATE USER MAPPING FOR postgres SERVER shard_$server OPTIONS (user 'postgres');"
			echo "CREATE FOREIGN TABLE orders_$server PARTITION OF orders FOR VALUES WITH (MODULUS 2, REMAINDER $((server - 1))) SERVER shard_$server OPTIONS (table_name 'orders_here');"
		done
	} | sql -p "$port" -d shop
	sql -p "$port" -d shop -c '\copy orders FROM STDIN (FORMAT csv, HEADER)' <"$file"
	for server in 1 2; do
		sql -p $((port + server - 1)) -d shard -c 'ANALYZE orders_here'
	done
	sql -p "$port" -d shop -c 'ANALYZE orders'
	;;
*)
	echo "postgres.sh: start, stop or load" >&2
	exit 2
	;;
esac
