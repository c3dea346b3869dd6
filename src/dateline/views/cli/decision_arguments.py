"""The commands that decide on incidents: their options and help."""

import argparse
from collections.abc import Callable

MERGE_EXAMPLES = """The decision is in the history, holds when dispatches are read again, and can be undone.

examples:
  dateline merge 2023-08-30-strike-pskov-1a2b3c 2023-08-30-fire-pskov-4d5e6f --reason "one attack" --record desk.sqlite
"""
SPLIT_EXAMPLES = """examples:
  dateline split 2023-08-30-strike-pskov-1a2b3c 17:c2 18:c1 --reason "another town" --record desk.sqlite
"""
MOVE_EXAMPLES = """examples:
  dateline move 17:c2 2023-08-30-fire-pskov-4d5e6f --reason "said of the fire" --record desk.sqlite
"""
UNDO_EXAMPLES = """Without a number it lists the decisions.

examples:
  dateline undo --record desk.sqlite
  dateline undo 3 --reason "two attacks after all" --record desk.sqlite
"""


def decision_commands(
    command: Callable[[str, str, str], argparse.ArgumentParser],
) -> dict[str, argparse.ArgumentParser]:
    """The parsers of these commands, by name; `command` makes one of a name, a help line and examples."""
    merge = command("merge", "say that two incidents are one", MERGE_EXAMPLES)
    merge.add_argument("incident", metavar="INCIDENT", help="the key of an incident")
    merge.add_argument("other", metavar="OTHER", help="the key of the other")

    split = command("split", "take claims out of an incident into one of their own", SPLIT_EXAMPLES)
    split.add_argument("incident", metavar="INCIDENT", help="the key of an incident")
    split.add_argument("claims", nargs="+", metavar="CLAIM", help="the claims that are of another, as 17:c3")

    move = command("move", "put a claim into another incident", MOVE_EXAMPLES)
    move.add_argument("claim", metavar="CLAIM", help="a claim, as 17:c3")
    move.add_argument("incident", metavar="INCIDENT", help="the key of the incident that it is of")

    undo = command("undo", "take a decision on incidents back, or list the decisions", UNDO_EXAMPLES)
    undo.add_argument("decision", nargs="?", type=int, metavar="DECISION", help="the number of the decision")
    undo.add_argument("--reason", metavar="TEXT", help="why, for the history")
    made = {"merge": merge, "split": split, "move": move, "undo": undo}
    for name, sub in made.items():
        if name != "undo":
            sub.add_argument("--reason", required=True, metavar="TEXT", help="why, for the history")
        sub.add_argument("--json", action="store_true", help="one JSON object a line")
    return made
