"""`dateline reread`: reads the stored dispatches again where the reader has changed."""

import argparse
from collections import Counter
from dataclasses import asdict

from dateline.articles.units import shown
from dateline.record.rereading import reread
from dateline.views.cli.keeping import children, open_named, say
from dateline.views.cli.main import FAILED, OK

_SHOWN = 40
_WORDS = {
    "same": "as before",
    "changed": "changed",
    "first": "read for the first time",
    "unread": "still unread",
    "fault": "failed",
}


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 where one could not be read again; it keeps its old reading."""
    counts: Counter[str] = Counter()
    listed = 0
    with open_named(arguments) as record, children(arguments) as made:
        for one in reread(record, made, every=arguments.all):
            counts[one.outcome] += 1
            counts["added"] += one.added
            counts["removed"] += one.removed
            if arguments.json:
                say({name: value for name, value in asdict(one).items() if value is not None})
            elif one.outcome != "same":
                listed += 1
                if listed <= _SHOWN:
                    what = f"+{one.added} -{one.removed} claims" if one.reason is None else shown(one.reason)
                    print(f"  {one.outcome}: {shown(one.uri)}: {what}")
    total = sum(counts[o] for o in _WORDS)
    if arguments.json:
        say({"summary": {"reread": total, **counts}})
    else:
        if listed > _SHOWN:
            print(f"  ... and {listed - _SHOWN} more (--json lists all)")
        said = ", ".join(f"{counts[o]} {w}" for o, w in _WORDS.items() if counts[o])
        print(f"{total} read again" + (f": {said}; claims +{counts['added']} -{counts['removed']}" if total else ""))
    return FAILED if counts["fault"] else OK
