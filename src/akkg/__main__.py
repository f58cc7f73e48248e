"""Runs the command line as ``python -m akkg``."""

from akkg.cli import main

raise SystemExit(main())
