"""`dateline evaluate`: scores what was read against what was annotated."""

import argparse
import json
from pathlib import Path
from typing import Any

from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0; a figure is no verdict (the quality gate gives one)."""
    figures, table = SCORERS[arguments.what](arguments)
    print(json.dumps(figures, ensure_ascii=False) if arguments.json else table)
    return OK


def muc4(arguments: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Templates against templates, as the Fourth Message Understanding Conference scored them."""
    from dateline.evaluate.muc4 import Rules, read_templates, rows, score

    rules = Rules(narrower_is_partial=arguments.narrower_is_partial)
    scores = score(read_templates(Path(arguments.keys)), read_templates(Path(arguments.responses)), rules)
    return rows.report_json(scores, arguments.templates), rows.report_table(scores, arguments.templates)


SCORERS = {"muc4": muc4}
