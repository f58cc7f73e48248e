"""What the benchmarks measure is what a process takes; one that takes too much is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.measure import FAILED, FINISHED, OUT_OF_MEMORY, OUT_OF_TIME, Caps, Run, run

ROOM = Caps(60, 1 << 32)
BURN = """
import time
while time.process_time() < {seconds}: pass
"""
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {script!r}])
print(child.pid, flush=True)
child.wait()
"""


def measured(folder: Path, script: str, caps: Caps = ROOM) -> Run:
    """Run a script of Python."""
    return run([sys.executable, "-c", script], caps, folder / "out", folder / "err")


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_processor_time_is_that_of_the_process(tmp_path: Path) -> None:
    """A process that burns half a second takes about that, and one that sleeps takes none of it."""
    burnt, slept = (
        measured(tmp_path, BURN.format(seconds=0.5)),
        measured(tmp_path, "import time; time.sleep(0.5)"),
    )
    assert FINISHED == burnt.end == slept.end
    assert 0.45 < burnt.cpu < 1.5
    assert slept.cpu < 0.4
    assert burnt.wall >= 0.45 <= slept.wall


def test_children_count(tmp_path: Path) -> None:
    """What a child burns and holds counts with the process that waits for it.

    As in the benchmark, a small process measures: before it runs its program, a child holds what
    the process has that it is forked from.
    """
    script = BURN.format(seconds=0.5) + "held = bytearray(100 << 20); held[::4096] = held[::4096]"
    measure = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.bench.test_measuring import PARENT, measured\n"
        "found = measured(Path(sys.argv[1]), PARENT.format(script=sys.argv[2]))\n"
        "print(found.cpu, found.peak)"
    )
    command = [sys.executable, "-c", measure, str(tmp_path), script]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cpu, peak = map(float, told.split())
    assert 0.45 < cpu < 2.5
    assert 100 << 20 < peak < 400 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_one_over_its_time_is_ended_with_its_children(tmp_path: Path) -> None:
    """A process whose child burns more than it may is ended, and so is the child."""
    start = time.monotonic()
    found = measured(tmp_path, PARENT.format(script=BURN.format(seconds=50)), Caps(0.3, 1 << 32))
    assert OUT_OF_TIME == found.end
    assert time.monotonic() - start < 20
    child = int((tmp_path / "out").read_text())
    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(child)


def test_one_that_only_waits_is_ended_by_the_clock(tmp_path: Path) -> None:
    """Without processor time, too, a process comes to an end: after a multiple of its time."""
    found = measured(tmp_path, "import time; time.sleep(60)", Caps(0.2, 1 << 32))
    assert OUT_OF_TIME == found.end
    assert 0.8 <= found.wall < 20


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_one_over_its_memory_is_ended(tmp_path: Path) -> None:
    """A process that holds more than it may is ended for that."""
    script = "held = b'x' * (200 << 20); import time; time.sleep(60)"
    assert OUT_OF_MEMORY == measured(tmp_path, script, Caps(60, 100 << 20)).end


def test_a_failure_is_no_finish(tmp_path: Path) -> None:
    """A process that ends with an error, or by a signal, has failed, and its message is kept."""
    assert FAILED == measured(tmp_path, "raise SystemExit('no such thing')").end
    assert "no such thing" in (tmp_path / "err").read_text()
    assert FAILED == measured(tmp_path, f"import os; os.kill(os.getpid(), {signal.SIGTERM:d})").end


def test_a_program_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A command that cannot be started raises, so that it is not taken for one that failed."""
    with pytest.raises(OSError, match="no-such-program"):
        run([str(tmp_path / "no-such-program")], ROOM, tmp_path / "out", tmp_path / "err")


def test_what_runs_on_behind_is_ended(tmp_path: Path) -> None:
    """A process that nobody waits for ends with the one that has started it."""
    script = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', "
        "'import time; time.sleep(60)']); print(child.pid)"
    )
    assert FINISHED == measured(tmp_path, script).end
    child = int((tmp_path / "out").read_text())
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if sys.platform == "linux" and not alive(child):
            return
        time.sleep(0.02)
    pytest.fail("it still runs")
