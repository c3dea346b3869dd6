"""How well tellings of one event are put together: python bench/link_quality.py [--show] [--half 0|1] [FILE.json].

Pairs of dispatches that share an incident, against pairs that tell of one event. The sets lie in tests/fixtures/links.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline import Reader
from dateline.incidents.across.decide import decide
from dateline.incidents.across.group import components, group, links
from dateline.incidents.across.telling import About, Telling, tellings
from dateline.model import Article
from dateline.views.report import report_json

FOLDER = Path(__file__).parent.parent / "tests" / "fixtures" / "links"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One dispatch of a set and the events it tells of."""

    name: str
    language: str
    published: str | None
    events: frozenset[str]
    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of dispatches: put together rightly, wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def sets(folder: Path = FOLDER) -> Iterator[tuple[str, list[Dispatch]]]:
    """The sets, each with its name."""
    for path in sorted(folder.glob("*.toml")):
        for k, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["set"]):
            name = f"{path.stem}-{k}"
            yield (
                row["name"],
                [
                    Dispatch(f"{name}-{n}{lang}", lang, day, frozenset(f"{name}{e}" for e in events.split(",")), text)
                    for n, (lang, day, events, text) in enumerate(row["told"])
                ],
            )


def shared(path: Path) -> list[Dispatch]:
    """The dispatches that a links.json speaks of, and all the others beside it."""
    event = {
        name: f"e{k}" for k, names in enumerate(json.loads(path.read_text(encoding="utf-8"))["links"]) for name in names
    }
    found = []
    for file in sorted((path.parent / "texts").glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        events = frozenset({event.get(file.stem, file.stem)})
        found.append(
            Dispatch(file.stem, data["lang"], data.get("date") or None, events, data["text"], data.get("title"))
        )
    return found


def reports(dispatches: Iterable[Dispatch]) -> dict[str, dict[str, Any]]:
    """The report of each dispatch, by its name."""
    rows, reader = list(dispatches), Reader()
    made: dict[str, dict[str, Any]] = {}
    for language in sorted({d.language for d in rows}):
        mine = [d for d in rows if d.language == language]
        articles = [
            Article(
                d.text,
                id=d.name,
                published=date.fromisoformat(d.published[:10]) if d.published else None,
                title=d.title,
                language=d.language,
            )
            for d in mine
        ]
        made |= {d.name: report_json(r) for d, r in zip(mine, reader.read_many(articles), strict=True)}
    return made


def read(dispatches: Iterable[Dispatch]) -> dict[str, list[Telling]]:
    """The tellings of each dispatch, by its name."""
    rows = list(dispatches)
    made = reports(rows)
    return {d.name: list(tellings(made[d.name], about_of(d))) for d in rows}


def about_of(dispatch: Dispatch) -> About:
    """A dispatch as one of its own outlet's."""
    return About(
        channel=f"wire-{dispatch.language}",
        series=dispatch.name,
        text=dispatch.name,
        language=dispatch.language,
        published=dispatch.published and dispatch.published[:10],
        outlet=f"wire-{dispatch.language}",
    )


def together(told: dict[str, list[Telling]]) -> list[list[Telling]]:
    """The incidents that all tellings make."""
    every = [t for rows in told.values() for t in rows]
    found = links(every)
    made = components(every, [pair for pair, d in found.items() if d.joined])
    return [g for c in made for g in group(c, known=found)]


def score(dispatches: Sequence[Dispatch], told: dict[str, list[Telling]], *, show: bool = False) -> Score:
    """Pairs of dispatches that share an incident, against those that share an event."""
    clusters = together(told)
    pairs: dict[frozenset[str], list[Telling]] = {}
    for cluster in clusters:
        for a, b in combinations(cluster, 2):
            pairs.setdefault(frozenset({a.about.series, b.about.series}), [a, b])
    right = wrong = missed = 0
    for a, b in combinations(dispatches, 2):
        is_one, is_put = bool(a.events & b.events), frozenset({a.name, b.name}) in pairs
        right += is_one and is_put
        wrong += is_put and not is_one
        missed += is_one and not is_put
        if show and is_one != is_put:
            print("WRONG" if is_put else "missed", a.name, b.name)
            if is_put:
                print("   ", decide(*pairs[frozenset({a.name, b.name})]))
            else:
                for x in told[a.name]:
                    for y in told[b.name]:
                        print("   ", brief(x), "|", brief(y), "|", decide(x, y))
    return Score(right, wrong, missed)


def brief(t: Telling) -> str:
    """A telling in a few words."""
    where = f"{t.place.name}/{t.place.prec}" if t.place else "-"
    return f"{t.event_type}/{t.means} {where} {t.earliest}..{t.latest} {'bg' if t.background else ''}"


def main() -> None:
    arguments = sys.argv[1:]
    show = "--show" in arguments
    half = int(arguments[arguments.index("--half") + 1]) if "--half" in arguments else None
    paths = [Path(a) for a in arguments if a.endswith(".json")]
    if paths:
        dispatches = shared(paths[0])
    else:
        dispatches = [d for k, (_, rows) in enumerate(sets()) if half is None or k % 2 == half for d in rows]
    told = read(dispatches)
    if "--all" in arguments:
        for name, rows in told.items():
            print(name, *[brief(t) for t in rows], sep="\n    ")
    found = score(dispatches, told, show=show)
    print(f"{len(dispatches)} dispatches: {found.right} pairs right, {found.wrong} wrong, {found.missed} missed")
    print(f"F1 {found.f1:.3f}")


if __name__ == "__main__":
    main()
