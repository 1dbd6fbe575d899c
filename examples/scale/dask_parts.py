#!/usr/bin/python3
"""One large file, read by the workers of a Dask cluster.

    dask_parts.py FILE [FLAGS OF clv merge]

BLOCK is how many bytes a piece has, FLAGS the flags of clv orders (from the
environment).

Here the cluster is two worker processes of this machine; with
Client("scheduler:8786") it is as many machines as there are, each with clv and
the file, or with storage that Dask can read: dask.bytes.read_bytes takes the
place of pieces_of then.

A worker hands its rows to `clv orders --partial` and gives back a part; parts
are merged two by two where they are, so that what travels is no row. Pieces are
cut at line ends: a file with line breaks within quotes does not suit.
"""
import os
import subprocess
import sys

from dask.distributed import Client, LocalCluster

BLOCK = int(os.environ.get("BLOCK", str(64 * 1024 * 1024)))
FLAGS = os.environ.get("FLAGS", "").split()  # of clv orders


def run(command, given):
    """What clv writes; what it says on standard error is that of the error."""
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


def pieces_of(path):
    """Where lines start, every BLOCK bytes or so, and the end."""
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        starts = [len(file.readline())]
        while starts[-1] < size:
            file.seek(min(starts[-1] + BLOCK, size))
            file.readline()
            starts.append(file.tell())
    return list(zip(starts, starts[1:]))


def part(path, start, end):
    """The part of the lines from start to end, below the header."""
    with open(path, "rb") as file:
        header = file.readline()
        file.seek(start)
        rows = file.read(end - start)
    return run(["clv", "orders", "--partial", "-q", *FLAGS], header + rows)


def merge(*parts):
    """One part of several: clv takes them one behind the other."""
    return run(["clv", "merge", "--partial", "-q"], b"".join(parts))


def main():
    """Parts of all pieces, merged in a tree."""
    path = os.path.abspath(sys.argv[1])
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                           dashboard_address=None)
    with cluster, Client(cluster) as client:
        parts = [client.submit(part, path, start, end)
                 for start, end in pieces_of(path)]
        while len(parts) > 1:
            parts = [client.submit(merge, *parts[i:i + 2])
                     for i in range(0, len(parts), 2)]
        whole = parts[0].result()
    sys.exit(subprocess.run(["clv", "merge", *sys.argv[2:]], input=whole,
                            check=False).returncode)


if __name__ == "__main__":
    main()
