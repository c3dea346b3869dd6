"""What `dateline evaluate` runs: each takes files and gives figures."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline import Reader, report_json
from dateline.errors import InputError
from dateline.evaluate import agreement, clusters, duplicates, timex, toponyms
from dateline.evaluate.bootstrap import interval
from dateline.evaluate.claims.fields import FIELDS
from dateline.evaluate.claims.score import Dispatch, figures, intervals, score_dispatch
from dateline.evaluate.tables import Figure
from dateline.gazetteer import open_gazetteer
from dateline.model import Article

ROUNDS = 400


def load(path: Path) -> Any:
    """The content of a JSON file; InputError where there is none."""
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: name a file of JSON") from error
    except ValueError as error:
        raise InputError(f"{path}: not JSON: {error}") from error


def load_lines(path: Path, *needed: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; InputError where a line is none or lacks a key."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: name a file of JSON Lines") from error
    rows = []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}: line {n} is not JSON: {error}") from error
        lacking = [key for key in needed if not isinstance(row, dict) or key not in row]
        if lacking:
            raise InputError(f"{path}: line {n} lacks {', '.join(lacking)}")
        rows.append(row)
    return rows


def annotations(folder: Path, only: str = "") -> list[Path]:
    """The annotation files of a folder whose name starts with one of the prefixes."""
    found = [path for path in sorted(folder.glob("*.json")) if path.stem.startswith(tuple(only.split(",")))]
    if not found:
        raise InputError(f"{folder}: no annotations (*.json) in it: name the folder with the gold")
    return found


def score_claims(
    gold: Path, texts: Path, reports: Path | None, only: str = "", skip: Collection[str] = ()
) -> list[Dispatch]:
    """Each annotated dispatch scored but those to `skip`: by the report in `reports`, or read anew."""
    readers: dict[str | None, Reader] = {}
    scored = []
    for path in annotations(gold, only):
        if path.stem in skip:
            continue
        annotation, entry = load(path), load(texts / path.name)
        if "claims" not in annotation:
            continue
        language, text = entry.get("lang"), entry["text"]
        if reports is None:
            reader = readers.setdefault(language, Reader(language=language))
            day = annotation.get("published")
            article = Article(text, id=path.stem, published=date.fromisoformat(day) if day else None)
            report: Any = report_json(next(reader.read_many([article])))
        else:
            report = load(reports / path.name) if (reports / path.name).is_file() else None
        dispatch = score_dispatch(path.stem, text, annotation, report)
        dispatch.language = language
        scored.append(dispatch)
    return scored


def claim_figures(scored: Sequence[Dispatch]) -> list[Figure]:
    """The figures of claims with their intervals."""
    told, spread = figures(scored), intervals(scored, ROUNDS)
    cases = {"claims_loose": told["gold_claims"], "claims_typed": told["gold_claims"], "record": told["gold_claims"]}
    found = [
        Figure(name=name, value=told[name]["f1"], interval=spread[name], n=cases.get(name))
        for name in ("claims_loose", "claims_typed", "record")
    ]
    found += [
        Figure(name=name, value=told["fields"][name]["accuracy"], interval=spread[name], n=told["fields"][name]["n"])
        for name in FIELDS
    ]
    return found + [
        Figure(
            name=name,
            value=told[name]["f1"],
            interval=spread[name],
            n=sum(getattr(d, "pairs" if name == "incident_pairs" else "parts")[1] for d in scored),
        )
        for name in ("incident_pairs", "parts")
    ]


def _by_document(
    rows: Sequence[Any],
    score: Callable[[Any], Any],
    values: Mapping[str, Callable[[Sequence[Any]], float | None]],
    n: Mapping[str, Callable[[Sequence[Any]], int]],
) -> list[Figure]:
    """Figures of counts made document by document, with intervals over the documents."""
    counted = [score(row) for row in rows]
    return [
        Figure(name=name, value=value(counted), interval=interval(counted, value, rounds=ROUNDS), n=n[name](counted))
        for name, value in values.items()
    ]


def timex_figures(corpus: Path, language: str) -> list[Figure]:
    """Time expressions: found strictly and loosely, and the right value and type where found."""
    rows = load_lines(corpus, "id", "dct", "text", "timexes")

    def ratio(top: str, bottom: str) -> Callable[[Sequence[timex.TimexScore]], float | None]:
        def share(some: Sequence[timex.TimexScore]) -> float | None:
            total = sum(s.counts[bottom] for s in some)
            return sum(s.counts[top] for s in some) / total if total else None

        return share

    def f1(kind: str) -> Callable[[Sequence[timex.TimexScore]], float | None]:
        precision, recall = ratio(f"{kind}_found", "found"), ratio(f"{kind}_gold", "gold")

        def harmonic(some: Sequence[timex.TimexScore]) -> float | None:
            p, r = precision(some) or 0.0, recall(some) or 0.0
            return 2 * p * r / (p + r) if p + r else None

        return harmonic

    values = {
        "strict_f1": f1("strict"),
        "relaxed_f1": f1("relaxed"),
        "type": ratio("type", "pairs"),
        "value": ratio("value", "pairs"),
    }
    counted = {name: "gold" if name.endswith("f1") else "pairs" for name in values}
    return _by_document(
        rows,
        lambda row: timex.score_corpus([row], language=language),
        values,
        {name: lambda some, key=key: sum(s.counts[key] for s in some) for name, key in counted.items()},  # type: ignore[misc]
    )


def toponym_figures(corpus: Path, language: str) -> list[Figure]:
    """Names put on the map: within 161 km, and with countries and regions that hold the point."""
    rows = load_lines(corpus, "text", "toponyms")
    gazetteer = open_gazetteer()

    def share(which: str) -> Callable[[Sequence[toponyms.ToponymScore]], float | None]:
        def of(some: Sequence[toponyms.ToponymScore]) -> float | None:
            total = sum(s.total for s in some)
            return sum(getattr(s, which) for s in some) / total if total else None

        return of

    names = {"within_161_km": "right", "or_same_area": "area"}
    return _by_document(
        rows,
        lambda row: toponyms.score_corpus([row], gazetteer, language),
        {name: share(which) for name, which in names.items()},
        dict.fromkeys(names, lambda some: sum(s.total for s in some)),
    )


def cluster_figures(gold: Path, given: Path) -> list[Figure]:
    """Groupings of the same items, both as JSON lists of lists of ids."""
    sides = []
    for path in (gold, given):
        try:
            sides.append(clusters.groups(load(path)))
        except (TypeError, ValueError) as error:
            raise InputError(f"{path}: no list of groups of ids: {error}") from error
    return group_figures(*sides)


def group_figures(gold: Sequence[clusters.Group], given: Sequence[clusters.Group]) -> list[Figure]:
    """The three measures, with intervals over the gold's groups."""
    items = frozenset().union(*gold) if gold else frozenset()
    found = []
    for name in clusters.MEASURES:
        ratio = clusters.measure(name, gold, given)

        def again(some: Sequence[clusters.Group], name: str = name) -> float | None:
            # A group drawn twice stands for two like it: its items are told apart by the draw.
            mine, theirs = [], []
            for k, group in enumerate(some):
                mine.append(frozenset((k, item) for item in group))
                theirs += [frozenset((k, item) for item in cut) for cut in duplicates.within(given, group)]
            return clusters.measure(name, mine, theirs).f1

        spread = interval(gold, again, rounds=ROUNDS)
        found += [
            Figure(name=f"{name}_precision", value=ratio.precision, n=len(items)),
            Figure(name=f"{name}_recall", value=ratio.recall, n=len(items)),
            Figure(name=f"{name}_f1", value=ratio.f1, interval=spread, n=len(items)),
        ]
    return found


def duplicate_figures(corpus: Path) -> list[Figure]:
    """Copies told from other texts, on a corpus of `id`, `text` and `group`."""
    rows = load_lines(corpus, "id", "text")
    texts = {row["id"]: str(row["text"]) for row in rows}
    return group_figures(duplicates.known_groups(rows), duplicates.found_groups(texts))


def agreement_figures(first: Path, second: Path, texts: Path) -> list[Figure]:
    """Two annotators on the dispatches that both have."""
    names = {path.name for path in annotations(first)} & {path.name for path in annotations(second)}
    if not names:
        raise InputError(f"{second}: no dispatch of {first} is annotated in it")
    scored, pairs = [], []
    for name in sorted(names):
        text = load(texts / name)["text"]
        dispatch, told = agreement.compare(Path(name).stem, text, load(first / name), load(second / name))
        scored.append(dispatch)
        pairs.append(told)
    found = claim_figures(scored)

    def flat(some: Iterable[Sequence[Any]]) -> list[Any]:
        return [pair for told in some for pair in told]

    for field, (value, n) in agreement.alphas(flat(pairs)).items():

        def again(some: Sequence[Any], field: str = field) -> float | None:
            return agreement.alphas(flat(some))[field][0]

        found.append(Figure(name=f"alpha {field}", value=value, interval=interval(pairs, again, rounds=ROUNDS), n=n))
    return found
