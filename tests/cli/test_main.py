"""The frame of the command line."""

from __future__ import annotations

import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import akkg
from akkg.cli import COMMANDS, main
from akkg.errors import BackendError, LimitError

AKKG = [sys.executable, "-m", "akkg"]


@pytest.mark.parametrize("command", ["build", "describe", "export", "query"])
def test_a_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that any reader of the graph may want."""
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert 0 == ended.value.code
    text = capsys.readouterr().out
    assert f"usage: akkg {command}" in text
    assert "akkg " + command in text.partition("options:")[2] + text.partition("commands:")[2]


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """With what it does, and examples."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    text = capsys.readouterr().out
    assert 0 == ended.value.code
    width = max(map(len, COMMANDS))
    for command, words in COMMANDS.items():
        assert f"    {command.ljust(width)}  {words}\n" in text
    assert "examples:\n  akkg query run succession --cite" in text


def test_the_table_of_commands_is_that_of_the_modules() -> None:
    """Every module that declares a command is in it, and says of itself what the table does."""
    folder = Path(import_module("akkg.cli").__file__ or "").parent
    declared = set()
    for path in (*folder.glob("[!_]*.py"), *folder.glob("*/__init__.py")):
        name = path.parent.name if path.stem == "__init__" else path.stem
        if hasattr(import_module(f"akkg.cli.{name}"), "add_parser"):
            declared.add(name)
            assert COMMANDS.get(name, "no entry") in path.read_text(encoding="utf-8")
    assert set(COMMANDS) == declared


def test_without_a_command_help_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It is a wrong use."""
    assert 2 == main([])
    out, error = capsys.readouterr()
    assert ("", True) == (out, error.startswith("usage: akkg"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "no command is called bild: did you mean build?"),
        (["xyzzy"], "no command is called xyzzy: see akkg --help"),
        (["export", "--formt", "nt"], "no option --formt: did you mean --format?"),
        (["export", "--form", "nt"], "no option --form: did you mean --format?"),
        (["coverage", "p18", "--endpoint", "x"], "no option --endpoint: see akkg coverage --help"),
        (["why", "AKCF", "x", "y", "z"], "one word too many: z: see akkg why --help"),
        (["query", "rnu"], "akkg query has no command rnu: did you mean run?"),
        (["store", "xyzzy"], "akkg store has no command xyzzy: see akkg store --help"),
        (
            ["export", "--graph", "overview:p188"],
            "no graph is called overview:p188 (graph): did you mean overview:p18",
        ),
        (
            ["build", "--root", "/nonexistent"],
            "cannot be read, no such file or directory (/nonexistent/",
        ),
        (["--unknown"], "the following arguments are required: COMMAND: see akkg --help"),
    ],
)
def test_a_wrong_use_is_one_line_and_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing goes to standard output, and no traceback anywhere."""
    assert 2 == main(arguments)
    out, error = capsys.readouterr()
    assert "" == out
    assert error.startswith(f"akkg: {message}")
    assert 1 == error.count("\n")


def test_a_message_does_not_reach_a_terminal_as_its_orders(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a stranger has sent is written out where it would move the cursor or turn the text."""
    assert 2 == main(["asof", "\x1b]0;x\x07\u202e\udcff가"])
    expected = "akkg: \\x1b]0;x\\x07\\u202e\\udcff가 is no day that exists"
    assert expected == capsys.readouterr().err[: len(expected)]


@pytest.mark.parametrize(
    ("error", "status"), [(LimitError("too long"), 4), (BackendError("gone"), 5)]
)
def test_other_errors_have_a_status_of_their_own(
    error: akkg.AkkgError,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As the class of the error says."""

    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr("akkg.cli.build.run", fail)
    assert status == main(["build"])
    assert f"akkg: {error}\n" == capsys.readouterr().err


def test_the_version_is_that_of_the_package() -> None:
    """Asked for as a program."""
    done = subprocess.run([*AKKG, "--version"], capture_output=True, text=True, check=False)
    assert (0, f"akkg {akkg.__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    """As with `| head`: no traceback, and the status that SIGPIPE gives."""
    with subprocess.Popen(
        [*AKKG, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"@prefix")
        process.stdout.close()
        assert b"" == process.stderr.read()
    assert 141 == process.returncode


@pytest.mark.parametrize("arguments", [["export"], ["build"]], ids=" ".join)
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
def test_output_that_cannot_be_written_is_told(arguments: list[str]) -> None:
    """Be it much or little."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*AKKG, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert 2 == done.returncode
    assert done.stderr.endswith("standard output cannot be written, no space left on device\n")


@pytest.mark.parametrize("command", ["export", "asof 2010-10-15"])
def test_closed_output_is_told(command: str) -> None:
    """There is nothing to write to."""
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m akkg {command} >&-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (2, "akkg: standard output is closed: name a file with -o\n") == (
        done.returncode,
        done.stderr,
    )


def test_what_is_told_is_never_data() -> None:
    """Where standard error is closed, it goes nowhere."""
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m akkg bild 2>&-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (2, "") == (done.returncode, done.stdout)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once_inside_a_native_call(
    number: signal.Signals, tmp_path: Path
) -> None:
    """A query that would run for hours is gone at once; the old file is whole, and alone."""
    target = tmp_path / "x.ttl"
    target.write_text("old")
    script = (
        "import sys\n"
        "from akkg.cli import main\n"
        "def export(dataset, stream, *_):\n"
        "    stream.write(b'half')\n"
        "    print('begun', flush=True)\n"
        "    pattern = '?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a > ?g)'\n"
        "    list(dataset.store.query('SELECT * { ' + pattern + '}'))\n"
        "import akkg.exporting\n"
        "akkg.exporting.export = export\n"
        f"sys.argv = ['akkg', 'export', '-o', {str(target)!r}]\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert b"begun\n" == process.stdout.readline()
    assert 2 == len([*tmp_path.iterdir()])
    process.send_signal(number)
    _, error = process.communicate(timeout=5)
    assert (-number, b"") == (process.returncode, error)
    assert ([target], "old") == ([*tmp_path.iterdir()], target.read_text())


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    """As `nohup` wants it; the file is written in spite of the signal."""
    script = (
        "import os, signal, sys\n"
        "from akkg.cli import main\n"
        "import akkg.exporting\n"
        "def export(dataset, stream, *_):\n"
        "    os.kill(os.getpid(), signal.SIGHUP)\n"
        "    stream.write(b'whole')\n"
        "akkg.exporting.export = export\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "sys.argv = ['akkg', 'export', '-o', sys.argv[1]]\n"
        "sys.exit(main())\n"
    )
    target = tmp_path / "x.ttl"
    done = subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert (0, "whole") == (done.returncode, target.read_text())


def test_ctrl_c_is_status_130_for_a_shell() -> None:
    """The process ends by the signal, as others do."""
    script = (
        "import signal, sys\n"
        "from akkg import cli\n"
        "sys.argv = ['akkg', 'build']\n"
        "cli._run = lambda *_, **__: signal.raise_signal(signal.SIGINT)\n"
        "sys.exit(cli.main())\n"
    )
    command = ["sh", "-c", '"$@"; echo $?', "sh", sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "130\n" == done.stdout
