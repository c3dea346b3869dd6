"""Writes the quality page: what was measured, when, on what, and what is known to be wrong.

    python -m dateline.evaluate.page [--shared ../shared] [--date YYYY-MM-DD] [--output docs/quality.md]

The figures of the last page lie in quality/figures.json, so that this one can tell what changed.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline import Reader, __version__
from dateline.errors import DatelineError
from dateline.evaluate.claims.score import Dispatch
from dateline.evaluate.confidence import collect, diagram, reliability, section
from dateline.evaluate.neutrality import flips, swaps
from dateline.evaluate.runs import claim_figures, score_claims
from dateline.evaluate.tables import Figure
from dateline.model import Article, Report

SETS = {
    "French, this war": "fr,seed",
    "French, other conflicts": "xfr",
    "English, this war": "en",
    "Russian, this war": "ru",
    "Russian, other conflicts": "xru",
    "Ukrainian, this war": "uk",
}
LANGUAGES = {"fr": "French", "en": "English", "ru": "Russian", "uk": "Ukrainian"}
_FEW = 20
_MOVED = 0.005


def figure_table(figures: Sequence[Figure]) -> Iterator[str]:
    """The figures of one set as Markdown; those with few cases are marked."""
    yield "| what | value | 95 % interval | n |"
    yield "|---|---|---|---|"
    for f in figures:
        if f.value is None or not f.n:
            continue
        spread = "" if f.interval is None else f"{f.interval[0]:.2f} to {f.interval[1]:.2f}"
        yield f"| {f.name} | {f.value:.3f} | {spread} | {f.n}{' (few)' if f.n < _FEW else ''} |"


def confusion(scored: Sequence[Dispatch]) -> Iterator[str]:
    """Which event types are taken for which, most often first, and which are missed or made up."""
    pairs = Counter(pair for d in scored for pair in d.types)
    yield "| annotated | read as | times |"
    yield "|---|---|---|"
    wrong = [(pair, n) for pair, n in pairs.items() if pair[0] != pair[1]]
    for (gold, read), n in sorted(wrong, key=lambda row: (-row[1], str(row[0]))):
        if n > 1:
            yield f"| {gold or '(nothing)'} | {read or '(missed)'} | {n} |"
    right = sum(n for pair, n in pairs.items() if pair[0] == pair[1])
    yield ""
    yield f"{right} claims have the annotated type; pairs that occur once are left out."


def shown(report: Report, field: str) -> str:
    """One field of the claims of a report, as the page shows it."""
    text = report.document.text

    def value(claim: Any) -> str:
        if field == "event_type":
            return str(claim.event_type)
        if field == "place":
            return claim.place.name if claim.place else "-"
        if field == "date":
            return str(claim.time.earliest) if claim.time and claim.time.earliest else "-"
        span = getattr(claim, field)
        return text[span.start : span.end] if span else "-"

    return ", ".join(value(claim) for claim in report.claims) or "(no claim)"


def weaknesses(entries: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """What is known to be wrong, each with what is read of its example now."""
    yield "| language | what | example | field | read | should be |"
    yield "|---|---|---|---|---|---|"
    for e in entries:
        (report,) = Reader(language=e["language"]).read_many([Article(e["text"], published=date(2024, 5, 14))])
        cells = (
            LANGUAGES[e["language"]], e["what"], e["text"], e["field"], shown(report, e["field"]), e["wanted"],
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def neutrality(table: Mapping[str, Any]) -> Iterator[str]:
    """Sides and words, language by language."""
    head = (
        "language",
        "swapped pairs",
        "claims",
        "swap-test F1",
        "sides swapped",
        "loaded pairs",
        "claims",
        "fields flipped",
    )
    yield f"| {' | '.join(head)} |"
    yield "|---|---|---|---|---|---|---|---|"
    told = []
    for code, name in LANGUAGES.items():
        s, f = swaps(table[code]["swap"], code), flips(table[code]["loaded"], code)
        turned = ", ".join(f"{field} {n}" for field, n in sorted(f.fields.items())) or "none"
        yield (
            f"| {name} | {s.sentences} | {s.claims} | {s.f1:.3f} | {s.sides_swapped} of {s.sides} "
            f"| {f.sentences} | {f.claims} | {turned} |"
        )
        told += [f"- {name}: {example}" for example in f.examples]
    yield ""
    yield from ["Flipped by loaded words:", "", *told] if told else ["No field is another in loaded words."]


def changes(now: Mapping[str, Mapping[str, float]], before: Mapping[str, Any]) -> Iterator[str]:
    """What moved since the page before."""
    old = before.get("figures", {})
    rows = [
        f"| {name} | {what} | {old[name][what]:.3f} | {value:.3f} |"
        for name, figures in now.items()
        for what, value in figures.items()
        if what in old.get(name, {}) and abs(value - old[name][what]) >= _MOVED
    ]
    if not old:
        yield "This is the first page of this kind."
    elif not rows:
        yield f"Nothing by {_MOVED} or more since {before['date']}."
    else:
        yield from (f"Since {before['date']}:", "", "| dispatches | what | before | now |", "|---|---|---|---|", *rows)


def page(
    scored: Mapping[str, Sequence[Dispatch]], day: date, quality: Path, extra: Sequence[str] = ()
) -> tuple[str, dict[str, Any]]:
    """The page, and the figures to be kept for the next."""
    kept = quality / "figures.json"
    before: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    tables = {name: claim_figures(some) for name, some in scored.items()}
    now = {
        name: {f.name: round(f.value, 4) for f in figures if f.value is not None and f.n}
        for name, figures in tables.items()
    }
    every = [d for some in scored.values() for d in some]
    lines = [
        "# Quality",
        "",
        f"Measured on {day}, dateline {__version__}; written by `python -m dateline.evaluate.page`. Figures are of",
        "annotated dispatches that were at hand while the rules were written: new ones are read less well (METHODOLOGY",
        "has figures on dispatches nobody had looked at). Intervals resample whole dispatches; where n is small they",
        "mean little.",
        "",
        "## What changed",
        "",
        *changes(now, before),
        "",
        "## By language and field",
        "",
        "`claims_typed` and `record` are F1; fields are the share that is right of claims found; n are annotated",
        "claims, or cases.",
    ]
    for name, figures in tables.items():
        lines += ["", f"### {name}: {len(scored[name])} dispatches", "", *figure_table(figures)]
    lines += ["", "## Event types taken for others", "", *confusion(every), "", "## Known weaknesses", ""]
    lines += [*weaknesses(tomllib.loads((quality / "weaknesses.toml").read_text("utf-8"))["weakness"]), ""]
    lines += [
        "## Sides and words",
        "",
        "The same sentence with its parties swapped must give the same record with the parties swapped, and",
    ]
    lines += ['loaded words ("terrorist attack", "special operation", "kamikaze") the record of plain ones.', ""]
    lines += [*neutrality(tomllib.loads((quality / "neutral.toml").read_text("utf-8"))), *extra, ""]
    return "\n".join(lines), {"date": str(day), "version": __version__, "figures": now}


def main(argv: Sequence[str] | None = None) -> int:
    """0 after the page is written; 2 without the gold."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/")
    ap.add_argument("--date", type=date.fromisoformat, default=date.today(), help="the day on the page")
    ap.add_argument("--quality", type=Path, default=Path("quality"), help="folder with floors and weaknesses")
    ap.add_argument("--output", type=Path, default=Path("docs/quality.md"))
    a = ap.parse_args(argv)
    held_out = set(tomllib.loads((a.quality / "floors.toml").read_text("utf-8")).get("held_out", ()))
    gold = a.shared / "gold"
    try:
        scored = {name: score_claims(gold / "dev", gold / "texts", None, only, held_out) for name, only in SETS.items()}
    except DatelineError as error:
        print(f"page: {error}", file=sys.stderr)
        return 2
    by_field = collect(a.shared, Path("tests/fixtures/fr"), a.quality)
    found = [reliability(field, some) for field, some in by_field.items()]
    (a.output.parent / "reliability.svg").write_text(diagram(found), "utf-8")
    text, kept = page(scored, a.date, a.quality, ("", *section(found)))
    a.output.write_text(text, "utf-8")
    (a.quality / "figures.json").write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
