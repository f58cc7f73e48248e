"""Run a Virtuoso of its own: load a file by its bulk loader, and ask it by HTTP.

    python -m bench.peers.virtuoso FILE FOLDER [QUESTION…]

The server listens on loopback, on free ports, and ends with this process. Its processor time is
read while it runs, so what is told as a part is that of the server.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peers.telling import tell, told
from tests.servers.process import HOST, free_ports, running

_GRAPH = "urn:default"  # for triples without a graph
_TICKS = os.sysconf("SC_CLK_TCK")
_CONFIGURATION = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx

[Parameters]
ServerPort = {host}:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxQueryMem = 1G
AllowOSCalls = 0
DirsAllowed = {folder}

[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = {folder}
MaxClientConnections = 4
EnabledDavVSP = 0
HTTPProxyEnabled = 0

[SPARQL]
ResultSetMaxRows = 10000000
"""
"""The buffers are those that its makers advise for 2 GB of memory."""

_LOAD = """\
ld_dir('{folder}', '{name}', '{graph}');
rdf_loader_run();
checkpoint;
SELECT 'error', ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;
"""


def main(file: str, place: str, *questions: str) -> None:
    """Start, load, ask, and tell."""
    program = shutil.which("virtuoso-t")
    client = shutil.which("isql-vt")
    if program is None or client is None:
        raise SystemExit("virtuoso-t or isql-vt is not there")
    folder = Path(place).absolute()
    data = folder / f"data{Path(file).suffix}"
    data.symlink_to(Path(file).absolute())
    http, sql = free_ports(2)
    configuration = folder / "virtuoso.ini"
    configuration.write_text(
        _CONFIGURATION.format(folder=folder, host=HOST, http=http, sql=sql), "utf-8"
    )
    url = f"http://{HOST}:{http}/sparql"
    command = [program, "+foreground", "+configfile", str(configuration)]
    with running(command, folder / "server.log", url) as server:
        before = _quads(client, sql)
        with _part("load", server):
            printed = _sql(client, sql, _LOAD.format(folder=folder, name=data.name, graph=_GRAPH))
        if "\nerror" in printed:
            raise SystemExit(printed)
        tell(quads=_quads(client, sql) - before)
        for question in map(Path, questions):
            with _part(question.stem, server):
                rows = _ask(url, question.read_text("utf-8"))
            tell(**{question.stem: rows})


@contextmanager
def _part(name: str, server: int) -> Iterator[None]:
    before = _spent(server)
    yield
    told(name, _spent(server) - before)


def _spent(pid: int) -> float:
    """The processor seconds of a running process (proc(5), fields 14 and 15 of stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _sql(client: str, port: int, text: str) -> str:
    done = subprocess.run(
        [client, f"{HOST}:{port}", "dba", "dba", "ERRORS=STDOUT", "VERBOSE=OFF", "PROMPT=OFF"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if "*** Error" in done.stdout:
        raise SystemExit(done.stdout)
    return done.stdout


def _quads(client: str, port: int) -> int:
    printed = _sql(client, port, "SELECT COUNT(*) FROM DB.DBA.RDF_QUAD;\n")
    return int(next(line for line in printed.split() if line.isdigit()))


def _ask(url: str, text: str) -> int:
    fields = {"query": text, "format": "text/csv", "default-graph-uri": _GRAPH}
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(url, urllib.parse.urlencode(fields).encode()) as response:
        return sum(1 for _ in csv.reader(io.StringIO(response.read().decode()))) - 1


if __name__ == "__main__":
    main(*sys.argv[1:])
