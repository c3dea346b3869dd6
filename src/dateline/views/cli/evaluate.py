"""`dateline evaluate`: scores what was read against what was annotated."""

import argparse
import json
from pathlib import Path
from typing import Any

from dateline.evaluate import runs
from dateline.evaluate.claims.score import figures
from dateline.evaluate.muc4 import Rules, read_templates, rows, score
from dateline.evaluate.tables import Figure, figures_json, figures_table
from dateline.views.cli.main import OK

Outcome = tuple[dict[str, Any], str]


def run(arguments: argparse.Namespace) -> int:
    """0; a figure is no verdict (the quality gate gives one)."""
    told, table = SCORERS[arguments.what](arguments)
    print(json.dumps(told, ensure_ascii=False) if arguments.json else table)
    return OK


def _shown(title: str, found: list[Figure]) -> Outcome:
    return {"title": title, "figures": figures_json(found)}, figures_table(title, found)


def claims(arguments: argparse.Namespace) -> Outcome:
    """Reports against annotated dispatches."""
    reports = Path(arguments.reports) if arguments.reports else None
    scored = runs.score_claims(Path(arguments.gold), Path(arguments.texts), reports, arguments.only)
    title = f"{len(scored)} dispatches, {sum(d.gold for d in scored)} annotated claims"
    told, table = _shown(title, runs.claim_figures(scored))
    return {**told, "scores": figures(scored)}, table


def timex(arguments: argparse.Namespace) -> Outcome:
    """Time expressions."""
    return _shown(arguments.corpus, runs.timex_figures(Path(arguments.corpus), arguments.language))


def toponyms(arguments: argparse.Namespace) -> Outcome:
    """Names of places."""
    return _shown(arguments.corpus, runs.toponym_figures(Path(arguments.corpus), arguments.language))


def duplicates(arguments: argparse.Namespace) -> Outcome:
    """Copies."""
    return _shown(arguments.corpus, runs.duplicate_figures(Path(arguments.corpus)))


def clusters(arguments: argparse.Namespace) -> Outcome:
    """Groupings."""
    return _shown(arguments.groups, runs.cluster_figures(Path(arguments.gold), Path(arguments.groups)))


def agreement(arguments: argparse.Namespace) -> Outcome:
    """Two annotators."""
    folders = Path(arguments.first), Path(arguments.second), Path(arguments.texts)
    return _shown(f"{arguments.second} against {arguments.first}", runs.agreement_figures(*folders))


def muc4(arguments: argparse.Namespace) -> Outcome:
    """Templates against templates, as the Fourth Message Understanding Conference scored them."""
    rules = Rules(narrower_is_partial=arguments.narrower_is_partial)
    keys, responses = read_templates(Path(arguments.keys)), read_templates(Path(arguments.responses))
    scores = score(keys, responses, rules)
    left = sorted(name for name in responses if name not in keys)
    table = rows.report_table(scores, arguments.templates)
    if left:
        table += f"\nnot counted, for want of a key: {len(left)} messages ({', '.join(left[:5])})"
    return {**rows.report_json(scores, arguments.templates), "without_key": left}, table


SCORERS = {
    "claims": claims,
    "timex": timex,
    "toponyms": toponyms,
    "duplicates": duplicates,
    "clusters": clusters,
    "agreement": agreement,
    "muc4": muc4,
}
