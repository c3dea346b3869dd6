"""`dateline schema`: the JSON Schemas of what is printed."""

import argparse
import json
import sys
from importlib import resources

from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0; the schema goes to stdout."""
    if arguments.of == "incident":
        from dateline.views.incidents import schema

        print(json.dumps(schema(), indent=2))
        return OK
    text = (resources.files("dateline.views") / "schema" / "report-1.json").read_text(encoding="utf-8")
    sys.stdout.write(text)
    return OK
