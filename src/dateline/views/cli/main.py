"""Runs a command and turns what goes wrong into one line and an exit status.

argparse, not typer: `typer --help` alone takes 0.25 s of the 0.3 s allowed here, and the same import
would burden each cold `dateline read`. rich draws what people see and is imported only then.
"""

import os
import sys
from collections.abc import Sequence

from dateline.errors import DatelineError
from dateline.views.cli.arguments import parse

OK, FAILED, INTERRUPTED, BROKEN_PIPE = 0, 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of one command line: 0, or 2 after an error told in one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale says. In JSON a lone surrogate comes out as a valid escape.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        status = run(arguments.command, arguments)
        sys.stdout.flush()
        return status
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): say nothing, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


_MODULES = {"import": "importing"}  # a word of Python's own names no module


def run(command: str, arguments: object) -> int:
    """The exit status of a command; its module is imported only when it is asked for."""
    from importlib import import_module

    status: int = import_module(f"dateline.views.cli.{_MODULES.get(command, command)}").run(arguments)
    return status
