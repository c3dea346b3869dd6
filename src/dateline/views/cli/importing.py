"""`dateline import`: a spreadsheet of incidents comes into the record as claims."""

import argparse
import json
from pathlib import Path

from dateline.articles.units import shown
from dateline.errors import InputError
from dateline.record.spreadsheet import CHANNEL, mapping_of, rows
from dateline.views.cli.files import read_text
from dateline.views.cli.keeping import open_named, record_path
from dateline.views.cli.main import FAILED, OK
from dateline.views.cli.progress import prepare

_SHOWN = 20


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 where no row could be understood."""
    mapping = mapping_of(read_text(arguments.mapping), name=arguments.mapping)
    path = Path(arguments.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
    prepare()
    new = known = 0
    bad: list[tuple[int, str]] = []
    kept = record_path(arguments)
    there = not isinstance(kept, Path) or kept.exists()
    record = None if arguments.dry_run and not there else open_named(arguments, create=not arguments.dry_run)
    try:
        for row in rows(data, mapping, name=path.name):
            incoming = row.incoming
            if incoming is None:
                bad.append((row.line, row.reason or ""))
            elif record is None:
                new += 1
            elif arguments.dry_run:
                held = record.holds(channel=CHANNEL, uri=incoming.uri, text=incoming.text) is not None
                new, known = new + (not held), known + held
            else:
                taken = record.add(incoming).document is not None
                new, known = new + taken, known + (not taken)
    finally:
        if record is not None:
            record.close()
    if arguments.json:
        told = {"rows": new + known + len(bad), "new": new, "known": known, "dry_run": arguments.dry_run}
        refused = [{"line": line, "reason": reason} for line, reason in bad]
        print(json.dumps(told | {"refused": refused}, ensure_ascii=False))
    else:
        would = "would come in" if arguments.dry_run else "came in"
        print(f"{new} rows {would}, {known} known already, {len(bad)} refused")
        for line, reason in bad[:_SHOWN]:
            print(f"  line {line}: {shown(reason)}")
        if len(bad) > _SHOWN:
            print(f"  ... and {len(bad) - _SHOWN} more (--json lists all)")
    return FAILED if bad and not new and not known else OK
