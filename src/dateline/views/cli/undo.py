"""`dateline undo`: takes a decision on incidents back, or lists the decisions."""

import argparse
from dataclasses import asdict

from dateline.articles.units import shown
from dateline.errors import InputError
from dateline.record.decisions import Decision
from dateline.views.cli.keeping import open_named, say
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0; RecordError where there is no such decision, or it was undone."""
    with open_named(arguments) as record:
        if arguments.decision is None:
            for decision in record.decisions():
                say(asdict(decision)) if arguments.json else print(line(decision))
            return OK
        if not arguments.reason:
            raise InputError("undo: say why with --reason")
        record.undo(arguments.decision, reason=arguments.reason)
    if arguments.json:
        say({"decision": arguments.decision, "act": "undo", "reason": arguments.reason})
    else:
        print(f"decision {arguments.decision} is undone; it stays in the history")
    return OK


def line(decision: Decision) -> str:
    """A decision on one line."""
    told = f"{decision.id:4}  {decision.at[:16]}  {decision.act}  {shown(decision.who)}: {shown(decision.why)}"
    return f"{told}  (undone: {shown(decision.undone_why or '')})" if decision.undone_at else told
