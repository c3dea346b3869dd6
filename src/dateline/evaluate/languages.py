"""Whether one dispatch told in several languages gives one record, and in which fields the records differ.

    python -m dateline.evaluate.languages tests/fixtures/four [--only fr,en,ru,uk] [-v]

The folder holds NAME.toml, the record that all languages must give, and NAME.LANGUAGE.txt, the dispatch told
in each. A claim of the reader is paired with the wanted one whose quote it overlaps most, equal types first.
Fields are compared without tolerance but for places, which may lie as far off as the place is wide.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.gazetteer import distance_km
from dateline.model import Claim, Place
from dateline.reader import Reader

LANGUAGES = ("fr", "en", "ru", "uk")
FIELDS = ("missed", "type", "means", "kind", "side", "place", "dates", "quantities", "flags")
_NEAR_KM = 25.0  # how far off a town's point may lie


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A wanted claim that a language does not give as wanted: the fields that differ, "missed" where none was read."""

    dispatch: str
    language: str
    claim: int
    fields: tuple[str, ...]


def compare(folder: Path, languages: Iterable[str] = LANGUAGES) -> tuple[list[Difference], Counter[str]]:
    """The differences of all dispatches of a folder, and how many claims each language had to give."""
    differences: list[Difference] = []
    wanted: Counter[str] = Counter()
    for path in sorted(folder.glob("*.toml")):
        record = tomllib.loads(path.read_text("utf-8"))
        for language in languages:
            text = path.with_name(f"{path.stem}.{language}.txt").read_text("utf-8")
            claims = Reader(language=language).read(text, published=record["published"], id=path.stem).claims
            taken: set[str] = set()
            for n, want in enumerate(record["claims"]):
                wanted[language] += 1
                claim = _pair(claims, want, text, language, taken)
                if claim is not None:
                    taken.add(claim.id)
                fields = differing(want, claim) if claim is not None else ("missed",)
                if fields:
                    differences.append(Difference(dispatch=path.stem, language=language, claim=n, fields=fields))
    return differences, wanted


def _pair(claims: Sequence[Claim], want: dict[str, Any], text: str, language: str, taken: set[str]) -> Claim | None:
    """The claim told by the quote of a wanted one; None where none is."""
    quote = want["quote"][language]
    start = text.index(quote)
    end = start + len(quote)
    found = []
    for claim in claims:
        shared = max(min(end, e.end) - max(start, e.start) for e in claim.evidence)
        if shared > 0 and claim.id not in taken:
            found.append((claim.event_type == want["event_type"], shared, claim))
    return max(found, key=lambda f: f[:2])[2] if found else None


def differing(want: dict[str, Any], claim: Claim) -> tuple[str, ...]:
    """The fields in which a claim differs from the wanted one; what the record leaves open is not compared."""
    kind = claim.source.kind if claim.source is not None else None
    side = claim.source.side if claim.source is not None else None
    flags = {"hedged": claim.hedged, "denied": claim.denied, "background": claim.background}
    flags["hypothetical"] = claim.hypothetical
    equal = {
        "type": claim.event_type == want["event_type"],
        "means": want.get("means") in (None, claim.means),
        "kind": kind == (None if want["source"].get("kind") == "outlet" else want["source"].get("kind")),
        "side": side == want["source"].get("side"),
        "place": "place" not in want or _there(want["place"], claim),
        "dates": "dates" not in want or list(want["dates"]) == _days(claim),
        "quantities": _wanted_counts(want) == _counts(claim),
        "flags": all(bool(want.get(flag)) == value for flag, value in flags.items()),
    }
    return tuple(field for field, same in equal.items() if not same)


def _there(want: dict[str, Any], claim: Claim) -> bool:
    mention = claim.place
    if mention is None:
        return False
    here = mention.place or mention.within
    if mention.latitude is not None and mention.longitude is not None:
        point = Place(
            id="-", name="-", kind="area", latitude=mention.latitude, longitude=mention.longitude, radius_km=0.0
        )
    elif here is not None:
        point = here
    else:
        return False
    goal = replace(point, latitude=want["lat"], longitude=want["lon"])
    return distance_km(point, goal) <= max(_NEAR_KM, float(want["radius_km"]))


def _days(claim: Claim) -> list[date | None]:
    return [claim.time.earliest, claim.time.latest] if claim.time is not None else [None, None]


def _wanted_counts(want: dict[str, Any]) -> list[tuple[str, float | None, float | None]]:
    return sorted(
        ((q["what"], q.get("low"), q.get("high")) for q in want.get("quantities", []) if q["what"] != "other"), key=str
    )


def _counts(claim: Claim) -> list[tuple[str, float | None, float | None]]:
    def whole(value: float | None) -> float | None:
        return int(value) if value is not None and value == int(value) else value

    return sorted(((q.what, whole(q.low), whole(q.high)) for q in claim.quantities if q.what != "other"), key=str)


def table(differences: Iterable[Difference], wanted: Counter[str]) -> str:
    """How many claims each language gives as wanted, and how many differ in each field, as Markdown."""
    by: dict[str, list[Difference]] = {language: [] for language in wanted}
    for difference in differences:
        by[difference.language].append(difference)
    lines = [f"| language | claims | equal | {' | '.join(FIELDS)} |", f"|---|---|---|{'---|' * len(FIELDS)}"]
    for language, rows in by.items():
        counts = Counter(field for row in rows for field in row.fields)
        figures = " | ".join(str(counts[field]) for field in FIELDS)
        lines.append(f"| {language} | {wanted[language]} | {wanted[language] - len(rows)} | {figures} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status: 0, or 2 where the folder holds no records."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--only", default=",".join(LANGUAGES), help="languages to read")
    ap.add_argument("-v", "--verbose", action="store_true", help="also each claim that differs")
    a = ap.parse_args(argv)
    differences, wanted = compare(a.folder, a.only.split(","))
    if not wanted:
        print(f"languages: no records (*.toml) in {a.folder}", file=sys.stderr)
        return 2
    print(table(differences, wanted))
    for d in differences if a.verbose else ():
        print(f"{d.dispatch} {d.language} claim {d.claim + 1}: {', '.join(d.fields)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
