"""`dateline move`: puts a claim into another incident."""

import argparse

from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.cli.merge import decided


def run(arguments: argparse.Namespace) -> int:
    """0; RecordError where the claim or the incident is not there."""
    with open_named(arguments) as record:
        number = record.move(arguments.claim, arguments.incident, reason=arguments.reason)
    decided(arguments, number, f"claim {arguments.claim} is now in {arguments.incident}")
    return OK
