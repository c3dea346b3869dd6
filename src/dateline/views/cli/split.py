"""`dateline split`: takes claims out of an incident into one of their own."""

import argparse

from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.cli.merge import decided


def run(arguments: argparse.Namespace) -> int:
    """0; RecordError where the incident or a claim is not there."""
    with open_named(arguments) as record:
        number = record.split(arguments.incident, arguments.claims, reason=arguments.reason)
    many = len(arguments.claims)
    decided(arguments, number, f"{many} claim{'s' * (many > 1)} split from {arguments.incident}")
    return OK
