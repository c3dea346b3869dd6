"""The options of `dateline evaluate`."""

import argparse
from collections.abc import Callable

EXAMPLES = """examples:
  dateline evaluate claims --gold gold/dev --texts gold/texts
  dateline evaluate timex timebank.jsonl --language fr
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

    claims = kind(
        "claims",
        "score claims against annotated dispatches",
        """examples:
  dateline evaluate claims --gold gold/dev --texts gold/texts               reads the texts first
  dateline evaluate claims --gold gold/dev --texts gold/texts --reports out --only fr,en --json
""",
    )
    claims.add_argument("--gold", required=True, metavar="FOLDER", help="annotations, one JSON file a dispatch")
    claims.add_argument("--texts", required=True, metavar="FOLDER", help="the texts, JSON files of the same names")
    claims.add_argument("--reports", metavar="FOLDER", help="reports of the same names; without it the texts are read")
    claims.add_argument("--only", default="", metavar="PREFIX,...", help="only files whose names start so")

    for name, what, example in (
        ("timex", "time expressions against a corpus with TIMEX3", "timebank.jsonl --language fr"),
        ("toponyms", "names put on the map against a corpus with points", "lgl.jsonl --language en"),
    ):
        corpus = kind(name, f"score {what}", f"example:\n  dateline evaluate {name} {example}\n")
        corpus.add_argument("corpus", metavar="CORPUS", help="JSON Lines, one document a line")
        corpus.add_argument("--language", default="fr" if name == "timex" else "en", help="the language of its texts")

    copies = kind(
        "duplicates",
        "score which texts are told to be copies",
        "example:\n  dateline evaluate duplicates copies.jsonl\n",
    )
    copies.add_argument("corpus", metavar="CORPUS", help="JSON Lines with id, text and group: one group is one text")

    grouped = kind(
        "clusters",
        "score a grouping against another: B-cubed, CEAF-e, pairs",
        "example:\n  dateline evaluate clusters --gold gold.json groups.json\n",
    )
    grouped.add_argument("groups", metavar="GROUPS", help="a JSON list of lists of ids")
    grouped.add_argument(
        "--gold", required=True, metavar="FILE", help="the groups as they should be, in the same shape"
    )

    two = kind(
        "agreement",
        "score two annotators of the same dispatches: F1 and Krippendorff's alpha",
        "example:\n  dateline evaluate agreement first/ second/ --texts texts/\n",
    )
    two.add_argument("first", metavar="FOLDER", help="annotations, one JSON file a dispatch")
    two.add_argument("second", metavar="FOLDER", help="those of the other annotator, files of the same names")
    two.add_argument("--texts", required=True, metavar="FOLDER", help="the texts, JSON files of the same names")

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
