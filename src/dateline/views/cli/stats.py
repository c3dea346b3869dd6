"""`dateline stats`: how many of what the record holds."""

import argparse
import json
from dataclasses import asdict

from dateline.views.cli.choosing import PATIENCE, chosen, nothing_there
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0."""
    filters = chosen(arguments)
    with open_named(arguments) as record:
        made = record.stats(filters, seconds=PATIENCE)
        if arguments.json:
            print(json.dumps({"schema": "dateline/stats/1", **asdict(made)}, ensure_ascii=False, default=str))
            return OK
        if not made.incidents:
            print(nothing_there(record, filters))
            return OK
    from dateline.views.incident_counts import print_stats

    print_stats(made)
    return OK
