"""`dateline merge`: says that two incidents are one."""

import argparse

from dateline.views.cli.keeping import open_named, say
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0; RecordError where an incident is not there."""
    with open_named(arguments) as record:
        number = record.merge(arguments.incident, arguments.other, reason=arguments.reason)
        told = f"{arguments.incident} and {arguments.other} are one"
    decided(arguments, number, told)
    return OK


def decided(arguments: argparse.Namespace, number: int, told: str) -> None:
    """Tells that a decision was kept, and how it is taken back."""
    if arguments.json:
        say({"decision": number, "act": arguments.command, "reason": arguments.reason})
    else:
        print(f"{told}; dateline undo {number} takes it back")
