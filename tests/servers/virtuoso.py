"""Runs Virtuoso 7 from a configuration of its own: small, new, and with a password of the day.

Its default graph is the union of all graphs, unless a request names one. Anyone may ask; only the
user that is given may change something, with digest authentication.
"""

from __future__ import annotations

import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.process import HOST, PATIENCE, Server, free_ports, running

USER = "dba"
_FIRST_PASSWORD = "dba"  # what every new database has
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
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
MaxQueryMem = 200M
AllowOSCalls = 0
DirsAllowed = {folder}

[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = {folder}
MaxClientConnections = 8
EnabledDavVSP = 0
HTTPProxyEnabled = 0

[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = 60
"""


@contextmanager
def serve_virtuoso(program: str, folder: Path) -> Iterator[Server]:
    """Run a Virtuoso server with a new database.

    Args:
        program: The path of the program `virtuoso-t`; `isql-vt` must stand beside it.
        folder: An empty folder for the database.

    Yields:
        The server.
    """
    http, sql = free_ports(2)
    file = folder / "virtuoso.ini"
    file.write_text(_CONFIGURATION.format(folder=folder, host=HOST, http=http, sql=sql), "utf-8")
    url = f"http://{HOST}:{http}/sparql"
    command = [program, "+foreground", "+configfile", str(file)]
    with running(command, folder / "server.log", url) as pid:
        password = _new_password(Path(program).with_name("isql-vt"), sql)
        store = f"{url}-graph-crud-auth"
        yield Server(url, f"{url}-auth", store, pid, (http, sql), USER, password)


def _new_password(client: Path, port: int) -> str:
    """Change the password that everyone knows; the port may open a moment after the other."""
    password = secrets.token_hex(16)
    deadline = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(
            [str(client), f"{HOST}:{port}", USER, _FIRST_PASSWORD, "ERRORS=STDOUT"],
            input=f"user_set_password('{USER}', '{password}');\n",
            capture_output=True,
            text=True,
            check=False,
        )
        if "Done." in done.stdout:
            return password
        if time.monotonic() > deadline:
            raise RuntimeError(f"the password cannot be set: {done.stdout}{done.stderr}")
        time.sleep(0.05)
