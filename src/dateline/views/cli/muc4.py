"""`dateline muc4`: fills the templates of the Message Understanding Conference of 1992."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from dateline.errors import InputError
from dateline.evaluate.muc4.respond import as_archive, as_json_lines, read_dispatches, respond
from dateline.views.cli.main import OK
from dateline.views.cli.progress import prepare

Item = TypeVar("Item")


def run(arguments: argparse.Namespace) -> int:
    """0 after the templates are written; a file that is there is replaced only when all are."""
    dispatches = read_dispatches(Path(arguments.documents))
    prepare()
    output = Path(arguments.output)
    shape = as_json_lines if output.suffix == ".jsonl" else as_archive
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            for id, templates in _shown(respond(dispatches), len(dispatches)):
                file.write(shape(id, templates) + "\n")
        os.replace(part, output)
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}: name a file that can be written") from error
    return OK


def _shown(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The same items, with a bar where someone watches."""
    if total < 4 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="filling", total=total, console=Console(stderr=True), transient=True)
