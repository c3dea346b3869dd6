"""`dateline export`: incidents in a file for other tools."""

import argparse
import os
import sys
from pathlib import Path

from dateline.errors import SettingError
from dateline.record.query import Filters
from dateline.views.cli.choosing import chosen
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.export import Options, every, export, gold, writer

GOLD = "gold"  # no exporter of incidents: a folder with the dispatches that were reviewed
_LIKE = {"acled": "ACLED", "ucdp": "UCDP"}


def run(arguments: argparse.Namespace) -> int:
    """0; the file is whole or as it was before."""
    filters = chosen(arguments)
    if arguments.partly and arguments.format != GOLD:
        raise SettingError("--partly is about what was reviewed: it goes with --format gold")
    if arguments.format == GOLD:
        return _gold(arguments, filters)
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


def _gold(arguments: argparse.Namespace, filters: Filters) -> int:
    """0; the dispatches that a desk reviewed are in a new folder, as `dateline evaluate claims` takes them."""
    if arguments.output == "-":
        raise SettingError("gold is a folder of annotations and texts: name a new one with -o FOLDER")
    with open_named(arguments) as record:
        only = None
        if filters != Filters():
            only = {claim["document"]["id"] for incident in every(record, filters) for claim in incident["claims"]}
        found = list(gold.reviewed(record, only=only))
    folder = Path(arguments.output)
    count = gold.write_folder(found, folder, partly=arguments.partly)
    left = sum(bool(one.open) for one in found)
    told = f"{count} dispatches written"
    if left and not arguments.partly:
        told += f"; {left} left out, with claims that nobody has judged (--partly takes them, as they were read)"
    print(told, file=sys.stderr)
    if count:
        names = [f"{folder}/{gold.ANNOTATIONS}", f"{folder}/{gold.TEXTS}"]
        print(f"dateline evaluate claims --gold {names[0]} --texts {names[1]}", file=sys.stderr)
    return OK
