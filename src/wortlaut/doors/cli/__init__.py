"""The command line: ``wortlaut COMMAND``; nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with the contract's exit codes."""
    from wortlaut.doors.cli.arguments import spread
    from wortlaut.doors.cli.commands import app
    from wortlaut.doors.cli.terminal import printing

    with printing():
        app(args=spread(sys.argv[1:]), prog_name="wortlaut")
