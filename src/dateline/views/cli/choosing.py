"""What the commands that ask a record share: the filters of their options, and what to say of an empty record."""

import argparse
from collections.abc import Mapping

from dateline.articles.units import shown
from dateline.record import KeptRecord
from dateline.record.asking import filters_of
from dateline.record.query import Filters

PATIENCE = 60.0  # seconds that a question on one's own machine may take


def chosen(arguments: argparse.Namespace) -> Filters:
    """The filters of a command line; raises SettingError."""
    given: Mapping[str, str | None] = {
        name.removeprefix("filter_"): value for name, value in vars(arguments).items() if name.startswith("filter_")
    }
    return filters_of(given)


def nothing_there(record: KeptRecord, filters: Filters) -> str:
    """What to say where no incident was found."""
    if filters == Filters() or not record.incidents(limit=1, whole=False).items:
        path = shown(str(record.name))
        return f"no incidents yet: `dateline ingest PATH --record {path}` takes dispatches in"
    return "no incident matches; take a filter away, or look at `dateline stats`"
