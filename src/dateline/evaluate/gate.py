"""The quality gate: reads the annotated dispatches, scores them and fails below a floor.

    python -m dateline.evaluate.gate [--shared ../shared] [--floors quality/floors.toml]
                                     [--held-out] [--skip ID,...] [--write quality/QUALITY.md]

Exit status 0: every measure holds; 1: one does not; 2: the gold or the scorer is not there.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline import __version__, report_json
from dateline.evaluate.neutrality import flips, swaps
from dateline.model import Article
from dateline.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure beside what it may not fall under (`floor`) or rise over (`ceiling`)."""

    name: str
    value: float | None
    cases: int | None = None
    floor: float | None = None
    ceiling: float | None = None
    target: float | None = None

    @property
    def holds(self) -> bool:
        """False where the figure is missing or outside its bounds."""
        if self.value is None:
            return not (self.floor or 0) > 0 and self.ceiling is None
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The measures of one set of dispatches and the hash of the gold they were scored against."""

    title: str
    dispatches: int
    gold: str
    measures: tuple[Measure, ...]
    unit: str = "dispatches"


def wanted(gold: Path, only: Iterable[str], skip: Iterable[str]) -> list[Path]:
    """The annotation files whose name starts with one of `only` and is not in `skip`."""
    starts, left_out = tuple(only), set(skip)
    return [p for p in sorted(gold.glob("*.json")) if p.stem.startswith(starts) and p.stem not in left_out]


def predict(files: Iterable[Path], texts: Path, out: Path) -> None:
    """Write the report of each dispatch to `out`; one that raises is left out, which the scorer counts as failed."""
    readers: dict[str | None, Reader] = {}
    for path in files:
        gold = json.loads(path.read_text("utf-8"))
        entry = json.loads((texts / path.name).read_text("utf-8"))
        text, language = entry["text"], entry.get("lang")
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        try:
            reader = readers.setdefault(language, Reader(language=language))
            report = next(reader.read_many([Article(text, id=path.stem, published=published)]))
        except Exception as error:
            print(f"{path.stem}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        (out / path.name).write_text(json.dumps(report_json(report), ensure_ascii=False), "utf-8")


def score(files: Sequence[Path], shared: Path) -> dict[str, Any]:
    """What the scorer says of our reports on these dispatches."""
    texts = shared / "gold" / "texts"
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder, "gold"), Path(folder, "predictions")
        gold.mkdir()
        predictions.mkdir()
        for path in files:
            shutil.copy(path, gold)
        predict(files, texts, predictions)
        command = [sys.executable, str(shared / "tools" / "score_claims.py"), str(gold), str(texts)]
        run = subprocess.run(
            [*command, "--pred", str(predictions), "--json"],
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    scores: dict[str, Any] = json.loads(run.stdout)
    return scores


def figure(scores: dict[str, Any], name: str) -> tuple[float | None, int | None]:
    """A measure by its name in floors.toml: an F1, the accuracy of a field with its cases, or a count."""
    if name in scores["fields"]:
        return scores["fields"][name]["accuracy"], scores["fields"][name]["n"]
    if name not in scores:
        known = [k for k in scores if k not in ("fields", "coverage")] + list(scores["fields"])
        raise KeyError(f"unknown measure {name!r}; the scorer gives {', '.join(known)}")
    value = scores[name]
    return (value["f1"] if isinstance(value, dict) else value), None


def run_set(title: str, files: Sequence[Path], shared: Path, bounds: dict[str, dict[str, float]]) -> Result:
    """The result of one set of dispatches."""
    scores = score(files, shared)
    measures = []
    for name, bound in bounds.items():
        value, cases = figure(scores, name)
        measures.append(Measure(name=name, value=value, cases=cases, **bound))
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in files)).hexdigest()
    return Result(title=title, dispatches=len(files), gold=digest[:12], measures=tuple(measures))


def run_neutrality(language: str, path: Path, bounds: dict[str, dict[str, float]]) -> Result:
    """The result of sentences with their parties swapped, and with loaded words for plain ones."""
    pairs = tomllib.loads(path.read_text("utf-8"))[language]
    swapped, turned = swaps(pairs["swap"], language), flips(pairs["loaded"], language)
    values: dict[str, tuple[float | None, int]] = {
        "swap_f1": (swapped.f1, swapped.claims),
        "sides_swapped": (swapped.sides_swapped / swapped.sides if swapped.sides else None, swapped.sides),
        "fields_flipped": (sum(turned.fields.values()), turned.claims),
    }
    measures = tuple(Measure(name=n, value=values[n][0], cases=values[n][1], **bound) for n, bound in bounds.items())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    pairs_read = swapped.sentences + turned.sentences
    return Result(
        title=f"sides and words ({language})", dispatches=pairs_read, gold=digest[:12], measures=measures, unit="pairs"
    )


def table(results: Iterable[Result]) -> str:
    """The results as Markdown, read as well on a terminal."""
    lines = []
    for result in results:
        lines += [
            f"### {result.title}: {result.dispatches} {result.unit}, gold {result.gold}, dateline {__version__}",
            "",
            "| measure                      | value | bound   | target | cases | holds |",
            "|------------------------------|-------|---------|--------|-------|-------|",
        ]
        for m in result.measures:
            bound = f"≥ {m.floor:.3f}" if m.floor is not None else f"≤ {m.ceiling:g}" if m.ceiling is not None else ""
            value = "-" if m.value is None else f"{m.value:g}" if m.ceiling is not None else f"{m.value:.3f}"
            target = "" if m.target is None else f"{m.target:.2f}"
            cases = "" if m.cases is None else str(m.cases)
            holds = "yes" if m.holds else "NO"
            lines.append(f"| {m.name:28} | {value:5} | {bound:7} | {target:6} | {cases:5} | {holds:5} |")
        lines.append("")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of the gate."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ and tools/")
    ap.add_argument("--floors", type=Path, default=Path("quality/floors.toml"))
    ap.add_argument("--held-out", action="store_true", help="score only the dispatches set aside; no floor applies")
    ap.add_argument("--skip", default="", help="dispatches to leave out besides")
    ap.add_argument("--write", type=Path, help="also write the table to this file")
    a = ap.parse_args(argv)
    gold = a.shared / "gold" / "dev"
    if not gold.is_dir() or not (a.shared / "tools" / "score_claims.py").is_file():
        print(f"gate: no gold in {gold} or no scorer beside it; name their folder with --shared", file=sys.stderr)
        return 2
    settings = tomllib.loads(a.floors.read_text("utf-8"))
    held_out = set(settings.get("held_out", ()))
    results = []
    for entry in settings["set"].values():
        files = wanted(gold, entry["only"], {*a.skip.split(","), *(() if a.held_out else held_out)})
        title, bounds = entry["title"], entry["measures"]
        if a.held_out:
            files = [p for p in files if p.stem in held_out]
            title = f"held out, {title}"
            bounds = {n: {k: v for k, v in b.items() if k != "floor"} for n, b in bounds.items()}
        if files:
            results.append(run_set(title, files, a.shared, bounds))
    if not a.held_out:
        for language, bounds in settings.get("neutrality", {}).items():
            results.append(run_neutrality(language, a.floors.parent / "neutral.toml", bounds))
    text = table(results)
    print(text)
    if a.write:
        a.write.parent.mkdir(parents=True, exist_ok=True)
        head = "# Quality\n\nWritten by `python -m dateline.evaluate.gate --write quality/QUALITY.md`.\n\n"
        a.write.write_text(head + text, "utf-8")
    low = [f"{r.title}: {m.name} {m.value}" for r in results for m in r.measures if not m.holds]
    for line in low:
        print(f"gate: below its floor: {line}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
