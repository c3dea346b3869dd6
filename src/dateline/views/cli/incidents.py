"""`dateline incidents`: the incidents of the record, as a list or as JSON."""

import argparse
import json
import os

from dateline.record.asking import limit_of, sort_of
from dateline.views.cli.choosing import PATIENCE, chosen, nothing_there
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.incidents import page_json, tombstone_json
from dateline.views.vocabulary import of_locale


def run(arguments: argparse.Namespace) -> int:
    """0."""
    filters, sort = chosen(arguments), sort_of(arguments.sort)
    limit = limit_of(arguments.limit, default=100 if arguments.json else 20)
    with open_named(arguments) as record:
        page = record.incidents(
            filters, sort=sort, limit=limit, after=arguments.after, whole=arguments.json, seconds=PATIENCE
        )
        if arguments.json:
            told = page_json(page)
            if filters.changed_since:
                told["tombstones"] = [tombstone_json(t) for t in record.tombstones(filters.changed_since)]
            print(json.dumps(told, ensure_ascii=False, indent=2))
            return OK
        if not page.items:
            print(nothing_there(record, filters))
            return OK
    from dateline.views.incident_sheet import print_list

    print_list(page, language=arguments.words or of_locale(os.environ))
    return OK
