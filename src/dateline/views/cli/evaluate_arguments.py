"""The options of `dateline evaluate`."""

import argparse
from collections.abc import Callable

EXAMPLES = """examples:
  dateline evaluate muc4 --keys keys.jsonl --responses responses.jsonl
"""
MUC4_EXAMPLES = """examples:
  dateline evaluate muc4 --keys key-tst2.v1 --responses response.tst2
  dateline evaluate muc4 --keys tst2.jsonl --responses responses.jsonl --json | jq .figures
  dateline evaluate muc4 --keys tst2.jsonl --responses responses.jsonl --templates matched-only
"""


FILL_EXAMPLES = """examples:
  dateline muc4 tst2.jsonl -o responses.jsonl             one message a line
  dateline muc4 dispatches/ -o response.txt               the archive's own format
  dateline evaluate muc4 --keys tst2.jsonl --responses responses.jsonl
"""


def muc4_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add `muc4`."""
    fill = command("muc4", "fill the templates of the Message Understanding Conference of 1992", FILL_EXAMPLES)
    fill.add_argument("documents", metavar="DOCS", help="JSON Lines with docid and text, or a folder of .txt files")
    fill.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="JSON Lines where it ends in .jsonl, else the archive's format",
    )


def evaluate_command(command: Callable[..., argparse.ArgumentParser], parser: type[argparse.ArgumentParser]) -> None:
    """Add `evaluate` and what it scores."""
    top = command("evaluate", "score what was read against what was annotated", EXAMPLES)
    kinds = top.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=parser)

    def kind(name: str, help: str, epilog: str) -> argparse.ArgumentParser:
        added = kinds.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        added.add_argument("--json", action="store_true", help="one JSON object")
        return added

    muc4 = kind("muc4", "score templates as the Message Understanding Conference of 1992 did", MUC4_EXAMPLES)
    muc4.add_argument("--keys", required=True, metavar="FILE", help="the keys: archive format or JSON Lines")
    muc4.add_argument("--responses", required=True, metavar="FILE", help="the responses: archive format or JSON Lines")
    muc4.add_argument(
        "--templates",
        choices=("all-templates", "matched-missing", "matched-spurious", "matched-only"),
        default="all-templates",
        help="which templates the rows of single slots count (default all-templates)",
    )
    muc4.add_argument(
        "--narrower-is-partial",
        action="store_true",
        help="a set fill narrower than the key's is partly right too (BOMBING for ATTACK)",
    )
