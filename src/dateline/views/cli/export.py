"""`dateline export`: incidents in a file for other tools."""

import argparse
import os
import sys
from pathlib import Path

from dateline.errors import SettingError
from dateline.views.cli.choosing import chosen
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.export import Options, export, writer

_LIKE = {"acled": "ACLED", "ucdp": "UCDP"}


def run(arguments: argparse.Namespace) -> int:
    """0; the file is whole or as it was before."""
    filters = chosen(arguments)
    if arguments.hxl and arguments.format != "csv":
        raise SettingError(f"--hxl adds a row to csv; {arguments.format} has no such row")
    writer(arguments.format)  # an unknown one is told before anything is opened
    options = Options(hxl=arguments.hxl, names=arguments.with_names)
    with open_named(arguments) as record:
        if arguments.output == "-":
            seen, written = export(record, filters, arguments.format, sys.stdout.buffer, options)
        else:
            target = Path(arguments.output)
            part = target.with_name(f".{target.name}.part")
            try:
                with part.open("wb") as out:
                    seen, written = export(record, filters, arguments.format, out, options)
                os.replace(part, target)
            except OSError as error:
                raise SettingError(f"{target}: can't be written: {error.strerror}") from None
            finally:
                part.unlink(missing_ok=True)
    left = f"; {seen - written} left out: {arguments.format} has no room for them" if seen > written else ""
    print(f"{written} incidents written{left}", file=sys.stderr)
    if name := _LIKE.get(arguments.format):
        print(f"these are columns like {name}'s: it is not {name} data, and nobody there has seen it", file=sys.stderr)
    return OK
