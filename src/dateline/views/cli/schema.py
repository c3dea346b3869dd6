"""`dateline schema`: the JSON Schema of the reports."""

import argparse
import sys
from importlib import resources


def run(arguments: argparse.Namespace) -> int:
    """0; the schema goes to stdout."""
    text = (resources.files("dateline.views") / "schema" / "report-1.json").read_text(encoding="utf-8")
    sys.stdout.write(text)
    return 0
