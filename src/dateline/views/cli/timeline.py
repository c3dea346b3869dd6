"""`dateline timeline`: how many incidents began when."""

import argparse
import json
from dataclasses import asdict

from dateline.record.asking import step_of
from dateline.views.cli.choosing import PATIENCE, chosen, nothing_there
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0."""
    filters, by = chosen(arguments), step_of(arguments.by)
    with open_named(arguments) as record:
        made = record.timeline(filters, by=by, seconds=PATIENCE)
        if arguments.json:
            print(json.dumps({"schema": "dateline/timeline/1", **asdict(made)}, ensure_ascii=False, default=str))
            return OK
        if not made.steps and not made.undated:
            print(nothing_there(record, filters))
            return OK
    from dateline.views.incident_counts import print_timeline

    print_timeline(made)
    return OK
