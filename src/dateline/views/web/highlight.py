"""A text in pieces, each with the values that were read from it: what the page marks and what it points at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# What a claim points at in its text, in the order of how closely it does; the last is the whole clause.
FIELDS = ("quantity", "place", "time", "source", "actor", "target", "novelty", "cue", "trigger", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value's words: `ref` names claim and field ("c3-place"), `kind` is the field."""

    start: int
    end: int
    ref: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text between two ends of marks: `refs` of all that cover it, the closest first.

    `kind` is that of the closest, "" where none covers it; `anchors` are the refs that begin here.
    """

    text: str
    refs: tuple[str, ...] = ()
    kind: str = ""
    anchors: tuple[str, ...] = ()


def marks_of(claims: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """The marks of claims, as their JSON gives them."""
    found = []
    for claim in claims:
        name = ref_of(claim["id"])
        for number, quantity in enumerate(claim["quantities"]):
            found.append(_mark(quantity, f"{name}-quantity{number}", "quantity"))
        for kind in ("place", "time", "source", "actor", "target", "novelty", "cue"):
            if claim.get(kind):
                found.append(_mark(claim[kind], f"{name}-{kind}", kind))
        if not claim.get("time") and claim.get("announced"):
            found.append(_mark(claim["announced"], f"{name}-time", "time"))
        found += [_mark(span, f"{name}-evidence", "evidence") for span in claim["evidence"]]
    return found


def ref_of(claim: str) -> str:
    """The id of a claim as a name in a page: "17:c3" is c17-c3."""
    return "c" + "".join(c if c.isalnum() else "-" for c in claim)


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The text cut at the ends of marks."""
    rank = {kind: number for number, kind in enumerate(FIELDS)}
    sound = sorted(
        (m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (rank[m.kind], m.end - m.start, m.ref)
    )
    opening: dict[int, list[Mark]] = {}
    for mark in sound:
        opening.setdefault(mark.start, []).append(mark)
    cuts = sorted({0, len(text)} | {m.start for m in sound} | {m.end for m in sound})
    made, running, anchored = [], list[Mark](), set[str]()
    for start, end in pairwise(cuts):
        running = [m for m in running if m.end > start] + opening.get(start, [])
        over = sorted(running, key=lambda m: (rank[m.kind], m.end - m.start, m.ref))
        refs = tuple(dict.fromkeys(m.ref for m in over))
        anchors = tuple(r for r in dict.fromkeys(m.ref for m in opening.get(start, ())) if r not in anchored)
        anchored |= set(anchors)
        made.append(Piece(text=text[start:end], refs=refs, kind=over[0].kind if over else "", anchors=anchors))
    return made


def _mark(span: Mapping[str, Any], ref: str, kind: str) -> Mark:
    return Mark(start=span["start"], end=span["end"], ref=ref, kind=kind)
