#!/bin/sh
# Installs DuckDB, a package of npm, in a folder where it is kept.
#   install_duckdb.sh FOLDER
set -eu
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
[ -d "$folder/node_modules/@duckdb/node-api" ] && command -v node >/dev/null && exit
# a node of another origin brings an npm of its own
command -v npm >/dev/null || sh "$here/../install.sh" nodejs npm
# whole or not at all: two tests may do this at the same time
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
npm install --prefix "$new" --no-audit --no-fund --loglevel=error @duckdb/node-api@1.5.6-r.1
mkdir -p "$folder"
mv -T "$new/node_modules" "$folder/node_modules" || [ -d "$folder/node_modules" ]
