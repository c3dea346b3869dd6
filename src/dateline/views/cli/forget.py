"""`dateline forget`: removes the text of a dispatch."""

import argparse
import getpass

from dateline.errors import InputError
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0; InputError where the record has no such dispatch."""
    with open_named(arguments) as record:
        gone = record.forget(arguments.url, who=getpass.getuser(), why=arguments.why)
    if not gone:
        raise InputError(f"{arguments.url}: the record has no dispatch of that address or name")
    print(f"{arguments.url}: {gone} version{'s' * (gone > 1)} forgotten; a tombstone is left")
    return OK
