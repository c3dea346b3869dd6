"""How much the gate keeps from the parser: the share of general news it lets through, and what it must not lose.

    python -m dateline.evaluate.turned_away CORPUS.jsonl [--language fr] [--read] [-v]   general news, one object a line
    python -m dateline.evaluate.turned_away --gold ../shared/gold [--skip ID,...]        annotated dispatches

General news that passes is only read in vain: it costs time. A dispatch with claims that is turned away is lost, so
the second exits with 1 where there is one. With --read the texts that pass are read, and those in which no event but
statements is found count as passed in vain: their share of all texts with none is the false-pass rate. -v names
what passed.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.documents import make_document
from dateline.mentions.gate import in_domain
from dateline.model import Article
from dateline.reader import Reader

TALK = ("statement", "other")  # found in any news; the gate is not for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """How many texts of a language there were, which of them passed the gate, and which of these in vain."""

    language: str
    texts: int
    passed: tuple[str, ...]
    vain: tuple[str, ...] | None = None

    @property
    def share(self) -> float:
        """The share that passed; 0 of none."""
        return len(self.passed) / self.texts if self.texts else 0.0

    @property
    def false_share(self) -> float | None:
        """Of the texts with no event to read, the share that passed; None where none was read."""
        if self.vain is None:
            return None
        without = self.texts - len(self.passed) + len(self.vain)
        return len(self.vain) / without if without else 0.0


def passes(text: str, language: str, title: str | None = None) -> bool:
    """Whether the gate lets a text through, as the pipeline asks it: cleaned, under its headline."""
    document = make_document(text, language=language, title=title)
    return in_domain(document.text if title is None else f"{title}\n{document.text}", language)


def general(lines: Iterable[str], language: str, *, read: bool = False) -> Passed:
    """Which texts of a corpus pass; with `read`, also in which of these nothing but statements is read."""
    entries = [json.loads(line) for line in lines if line.strip()]
    named = [(str(entry.get("id", k)), entry["text"], entry.get("title")) for k, entry in enumerate(entries)]
    through = tuple(name for name, text, title in named if passes(text, language, title or None))
    vain = None
    if read:
        taken = [Article(text, id=name, title=title or None) for name, text, title in named if name in through]
        reports = Reader(language=language).read_many(taken)
        vain = tuple(r.document.id for r in reports if not any(c.event_type not in TALK for c in r.claims))
    return Passed(language=language, texts=len(named), passed=through, vain=vain)


def annotated(gold: Path, skip: Sequence[str]) -> Iterator[Passed]:
    """For each language, the annotated dispatches that hold claims and which of them pass."""
    by_language: dict[str, list[tuple[str, bool]]] = {}
    for path in sorted((gold / "dev").glob("*.json")):
        if path.stem in skip or not json.loads(path.read_text("utf-8")).get("claims"):
            continue
        entry = json.loads((gold / "texts" / path.name).read_text("utf-8"))
        by_language.setdefault(entry["lang"], []).append((path.stem, passes(entry["text"], entry["lang"])))
    for language, told in sorted(by_language.items()):
        through = tuple(name for name, passed in told if passed)
        yield Passed(language=language, texts=len(told), passed=through)


def held_out(floors: Path) -> tuple[str, ...]:
    """The dispatches set aside, which no one looks at."""
    return tuple(tomllib.loads(floors.read_text("utf-8")).get("held_out", ())) if floors.is_file() else ()


def main(argv: Sequence[str] | None = None) -> int:
    """0; 1 where a dispatch with claims is turned away."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", nargs="*", type=Path, help="JSON Lines with `text`, and `id` and `title` where known")
    ap.add_argument("--language", default="fr")
    ap.add_argument("--read", action="store_true", help="read what passes, to tell what passed in vain")
    ap.add_argument("--gold", type=Path, help="folder with dev/ and texts/")
    ap.add_argument("--skip", default="", help="dispatches to leave out besides those held out")
    ap.add_argument("-v", "--verbose", action="store_true")
    a = ap.parse_args(argv)
    lost = 0
    for path in a.corpus:
        result = general(path.read_text("utf-8").split("\n"), a.language, read=a.read)
        print(f"{path.name} ({result.language}): {len(result.passed)} of {result.texts} pass, {result.share:.1%}")
        if result.vain is not None:
            print(f"  {len(result.vain)} in vain: {result.false_share:.1%} of the texts with no event to read")
        if a.verbose:
            print("  " + " ".join(result.passed))
    if a.gold:
        skip = (*a.skip.split(","), *held_out(Path("quality/floors.toml")))
        for result in annotated(a.gold, skip):
            lost += result.texts - len(result.passed)
            print(f"annotated ({result.language}): {len(result.passed)} of {result.texts} with claims pass")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
