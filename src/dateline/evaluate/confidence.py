"""Fits how likely the fields of a claim are right, and says how well the figures hold on dispatches not fitted on.

    python -m dateline.evaluate.confidence [--shared ../shared] [--fixtures tests/fixtures/fr] [--check]

Fitted on annotated claims of the gold (those held out are left alone) and of our own dispatches, field by field where
there are at least a hundred. The figures of the page come from five folds of whole dispatches: each claim is told by a
model that saw nothing of its dispatch. With `--check` nothing is written; exit status 1 where the file is another.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline import Reader, report_json
from dateline.claims.confidence import FIELDS, features, fills
from dateline.evaluate.claims.score import score_dispatch
from dateline.model import Article

LEAST, FOLDS, SHRINK, BINS = 100, 5, 2.0, 5
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One field of one claim: what the model looks at, whether it is right, and its dispatch."""

    dispatch: str
    field: str
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How figures of claims not fitted on hold: by bins of the figure (from, to, mean, share right, n), and overall.

    `brier` is the mean squared error, `baseline` that of saying the share that is right of all; `error` is the mean
    distance of figure and share, weighted by the cases of each bin.
    """

    field: str
    n: int
    share: float
    brier: float
    baseline: float
    error: float
    bins: tuple[tuple[float, float, float, float, int], ...]


def annotated(folder: Path, texts: Path, skip: frozenset[str]) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Id, language, text and annotation of each dispatch."""
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        if path.stem not in skip and "claims" in annotation:
            entry = json.loads((texts / path.name).read_text("utf-8"))
            yield path.stem, entry["lang"], entry["text"], annotation


def cases(dispatches: Iterator[tuple[str, str, str, Mapping[str, Any]]]) -> list[Case]:
    """The cases of some dispatches: the type of every claim, the other fields of those that were annotated."""
    readers: dict[str, Reader] = {}
    found = []
    for id, language, text, annotation in dispatches:
        day = annotation.get("published")
        article = Article(text, id=id, published=date.fromisoformat(day) if day else None)
        reader = readers.setdefault(language, Reader(language=language))
        report = next(reader.read_many([article]))
        scored = score_dispatch(id, text, annotation, report_json(report))
        right_of = {j: right for (_, j), right in zip(scored.matched, scored.rights, strict=True)}
        number = len(report.claims)
        for j, claim in enumerate(report.claims):
            for field in FIELDS:
                right = right_of.get(j, {}).get(field)
                if field == "type":
                    right = bool(right)
                if right is not None and fills(claim, field):
                    told = features(claim, field, report.document, number)
                    found.append(Case(dispatch=id, field=field, features=told, right=right))
    return found


def fit(some: Sequence[Case]) -> dict[str, float]:
    """The weights of a logistic model with a ridge, by Newton's method; the ridge spares the constant."""
    names = sorted({name for case in some for name in case.features})
    x = np.array([[case.features.get(name, 0.0) for name in names] for case in some])
    y = np.array([float(case.right) for case in some])
    ridge = np.diag([1e-3 if name == "always" else SHRINK for name in names])
    w: Matrix = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (y - p) - ridge @ w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, slope)
        w = w + step
        if float(np.abs(step).max()) < 1e-9:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, w, strict=True) if abs(weight) >= 0.0005}


def told(weights: Mapping[str, float], case: Case) -> float:
    """The figure that a model gives a case."""
    total = sum(weights.get(name, 0.0) * value for name, value in case.features.items())
    return float(1 / (1 + np.exp(-total)))


def reliability(field: str, some: Sequence[Case]) -> Reliability:
    """How the figures hold, each from a model fitted on the other folds."""
    names = sorted({case.dispatch for case in some})
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    given: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        weights = fit([case for case in some if fold[case.dispatch] != k])
        given += [(told(weights, case), case.right) for case in some if fold[case.dispatch] == k]
    given.sort()
    bins = []
    for k in range(BINS):
        part = given[k * len(given) // BINS : (k + 1) * len(given) // BINS]
        mean, share = sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part)
        bins.append((part[0][0], part[-1][0], mean, share, len(part)))
    share = sum(r for _, r in given) / len(given)
    return Reliability(
        field=field,
        n=len(given),
        share=share,
        brier=sum((p - r) ** 2 for p, r in given) / len(given),
        baseline=share * (1 - share),
        error=sum(abs(mean - right) * n for _, _, mean, right, n in bins) / len(given),
        bins=tuple(bins),
    )


def diagram(found: Sequence[Reliability]) -> str:
    """The reliability diagram as SVG: figure across, share that is right up, one line a field."""
    colours = ("#1b6ca8", "#c2571a", "#2e7d32", "#7b3fa0", "#8d6e00")
    side, pad = 360, 48

    def at(p: float, share: float) -> tuple[float, float]:
        return round(pad + p * side, 1), round(pad + (1 - share) * side, 1)

    width, height = side + 2 * pad + 150, side + 2 * pad
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Reliability of the confidence of claim fields</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for k in range(6):
        (x, bottom), (_, y) = at(k / 5, 0), at(0, k / 5)
        lines.append(f'<path d="M{x} {pad}V{bottom}M{pad} {y}H{pad + side}" stroke="#dddddd" fill="none"/>')
        lines.append(f'<text x="{x}" y="{bottom + 16}" text-anchor="middle" fill="#333333">{k / 5:.1f}</text>')
        lines.append(f'<text x="{pad - 8}" y="{y + 4}" text-anchor="end" fill="#333333">{k / 5:.1f}</text>')
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    lines.append(f'<path d="M{x0} {y0}L{x1} {y1}" stroke="#999999" stroke-dasharray="4 4" fill="none"/>')
    lines.append(f'<text x="{pad + side / 2}" y="{height - 8}" text-anchor="middle" fill="#333333">confidence</text>')
    lines.append(f'<text x="{pad}" y="{pad - 16}" fill="#333333">share that is right</text>')
    for k, r in enumerate(found):
        colour = colours[k % len(colours)]
        points = [at(mean, share) for _, _, mean, share, _ in r.bins]
        path = "L".join(f"{x} {y}" for x, y in points)
        lines.append(f'<path d="M{path}" stroke="{colour}" stroke-width="2" fill="none"/>')
        lines += [f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in points]
        y = pad + 20 + 20 * k
        lines.append(f'<text x="{pad + side + 16}" y="{y}" fill="{colour}">{r.field} (n = {r.n})</text>')
    return "\n".join([*lines, "</svg>", ""])


def section(found: Sequence[Reliability]) -> Iterator[str]:
    """What the quality page says of confidence."""
    yield "## Confidence"
    yield ""
    yield "`confidence` is how likely a field is right, by a logistic model over how its value was come by. On"
    yield "dispatches it was not fitted on (five folds), in five parts of equal size from the least sure to the surest:"
    yield ""
    yield "| field | n | right | figure : share right, part by part | error | Brier | of saying the share |"
    yield "|---|---|---|---|---|---|---|"
    for r in found:
        parts = ", ".join(f"{mean:.2f} : {share:.2f}" for _, _, mean, share, _ in r.bins)
        yield f"| {r.field} | {r.n} | {r.share:.3f} | {parts} | {r.error:.3f} | {r.brier:.3f} | {r.baseline:.3f} |"
    yield ""
    yield "![Reliability of the confidence of claim fields](reliability.svg)"
    yield ""
    yield "Fields with fewer than a hundred annotated cases have no figure."


def collect(shared: Path, fixtures: Path, quality: Path) -> dict[str, list[Case]]:
    """The cases of each field that has enough of them."""
    skip = frozenset(tomllib.loads((quality / "floors.toml").read_text("utf-8")).get("held_out", ()))
    found = cases(annotated(shared / "gold" / "dev", shared / "gold" / "texts", skip))
    found += cases(annotated(fixtures / "dev", fixtures / "texts", frozenset()))
    by_field = {field: [case for case in found if case.field == field] for field in FIELDS}
    return {field: some for field, some in by_field.items() if len(some) >= LEAST}


def main(argv: Sequence[str] | None = None) -> int:
    """0 after the weights are written; with --check 1 where they would be others."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/")
    ap.add_argument("--fixtures", type=Path, default=Path("tests/fixtures/fr"), help="our own annotated dispatches")
    ap.add_argument("--quality", type=Path, default=Path("quality"))
    ap.add_argument("--output", type=Path, default=Path("src/dateline/claims/confidence.json"))
    ap.add_argument("--check", action="store_true", help="write nothing, say whether the file is what would be written")
    a = ap.parse_args(argv)
    by_field = collect(a.shared, a.fixtures, a.quality)
    found = {field: len(some) for field, some in by_field.items()}
    fitted = {"cases": found, "weights": {field: fit(some) for field, some in by_field.items()}}
    text = json.dumps(fitted, indent=1, sort_keys=True) + "\n"
    if a.check:
        return 0 if a.output.is_file() and a.output.read_text("utf-8") == text else 1
    a.output.write_text(text, "utf-8")
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
