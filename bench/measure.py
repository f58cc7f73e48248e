"""Runs a command as a whole process: its processor and wall time, its peak of memory, its end.

All that the process starts counts with it, as far as it waits for its children. One that needs more
time or memory than it may is ended with all of them.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter

__all__ = ["FAILED", "FINISHED", "OUT_OF_MEMORY", "OUT_OF_TIME", "SLACK", "Caps", "Run", "run"]

FINISHED, FAILED = "finished", "failed"
OUT_OF_TIME, OUT_OF_MEMORY = "not finished", "too much memory"

SLACK = 4.0

_LOOK = 0.1  # seconds between two looks at the memory of a running process
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Caps:
    """What a process may take.

    Where there is no /proc, what a process uses is not seen before its end: the wall-clock alone
    ends it.

    Attributes:
        seconds: Processor seconds of it and its children. It ends, too, after `SLACK` times as many
            wall-clock seconds, since a busy machine is no fault of its own.
        memory: Bytes of memory that it and its children hold together.
    """

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end.

    Attributes:
        end: FINISHED, FAILED, OUT_OF_TIME or OUT_OF_MEMORY.
        wall: Wall-clock seconds.
        cpu: Processor seconds, of user and system, of it and its children.
        peak: The most memory that one of these processes held, in bytes. What the measuring process
            itself holds, some 20 MiB, is the least that can be seen.
    """

    end: str
    wall: float
    cpu: float
    peak: int


def run(
    command: Sequence[str],
    caps: Caps,
    stdout: Path,
    stderr: Path,
    cwd: Path | None = None,
) -> Run:
    """Run a command to its end, or to the end of what it may take.

    Args:
        command: The program and its arguments.
        caps: What it may take.
        stdout: The file for its output.
        stderr: The file for its messages.
        cwd: Its working directory; this process's own by default.

    Raises:
        OSError: Where it cannot be started.
    """
    start = perf_counter()
    with stdout.open("wb") as out, stderr.open("wb") as err:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=cwd,
            start_new_session=True,
        )
    try:
        over = _watch(child.pid, caps)
    except BaseException:
        _end_all(child.pid)
        raise
    wall = perf_counter() - start
    _end_all(child.pid)  # also what it has left behind
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    end = over or (FAILED if child.returncode else FINISHED)
    return Run(end, wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT)


def _watch(pid: int, caps: Caps) -> str:
    """Wait until a process has ended, without collecting it; else say what it has had enough of."""
    deadline = monotonic() + caps.seconds * SLACK
    while not _has_ended(pid, min(_LOOK, max(0.0, deadline - monotonic()))):
        seconds, memory = _used(pid)
        if seconds > caps.seconds or monotonic() >= deadline:
            return OUT_OF_TIME
        if memory > caps.memory:
            return OUT_OF_MEMORY
    return ""


def _has_ended(pid: int, patience: float) -> bool:
    if sys.platform == "linux":
        descriptor = os.pidfd_open(pid)
        try:
            waiting = select.poll()
            waiting.register(descriptor, select.POLLIN)
            return bool(waiting.poll(patience * 1000))
        finally:
            os.close(descriptor)
    else:
        deadline = monotonic() + patience
        while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if monotonic() >= deadline:
                return False
            select.select((), (), (), 0.005)
        return True


def _used(session: int) -> tuple[float, int]:
    """The processor seconds that the processes of a session have used, and the bytes they hold.

    Fields of proc(5) after the name, in brackets: state, parent, group, session, …; 11 to 14 are
    the ticks of user and system, then those of children that have been waited for.
    """
    ticks = pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                ticks += sum(map(int, fields[11:15]))
                pages += int((folder / "statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it has just ended
    return ticks / _TICKS, pages * _PAGE


def _end_all(group: int) -> None:
    """Kill a process group, while its leader has not been collected: the number is no other's."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
