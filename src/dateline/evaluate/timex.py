"""Scores time expressions against a corpus annotated with TIMEX3 (French TimeBank and the like).

    python -m dateline.evaluate.timex CORPUS.jsonl [--half 0|1] [--language fr] [-v]

Each line of the corpus holds `id`, `dct` (the publication date), `text` and `timexes`, rows of start, end,
type and value. Function words that open an expression ("depuis", "dans") are outside of a TIMEX3 by
its guidelines and inside ours, since they change the value: they are trimmed on both sides before spans
are compared strictly.

Strict: same span, each expression used once. Relaxed: an expression counts as found when it overlaps one of
the other side (as in TempEval-3), so that one mention of ours for "du 3 au 5 mai" finds both of theirs.
Type and value are compared on pairs that overlap, best overlap first.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.documents import make_document
from dateline.lang import parser, table
from dateline.mentions.times import find_times
from dateline.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression as annotated or as found."""

    span: Span
    kind: str
    value: str


@dataclass(slots=True, kw_only=True)
class TimexScore:
    """Counts over a corpus, and the wrong cases as lines of text."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def ratio(self, right: str, total: str) -> float:
        """A share, 0 where there is nothing to divide by."""
        return self.counts[right] / self.counts[total] if self.counts[total] else 0.0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, strict and relaxed; accuracy of type and value on the pairs."""
        out: dict[str, float] = {}
        for name in ("strict", "relaxed"):
            p, r = self.ratio(f"{name}_found", "found"), self.ratio(f"{name}_gold", "gold")
            out |= {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": 2 * p * r / (p + r) if p + r else 0.0}
        out["type"] = self.ratio("type", "pairs")
        out["value"] = self.ratio("value", "pairs")
        return {k: round(v, 3) for k, v in out.items()}


def trim(text: str, span: Span, openers: Sequence[str]) -> Span:
    """`span` without the function words it opens with and the blanks and marks around it."""
    start, end = span
    while start < end:
        left = text[start:end]
        start += len(left) - len(left.lstrip(' \n«»",'))
        low = text[start:end].lower()
        opener = next(
            (o for o in openers if low.startswith(o) and (o.endswith("'") or low[len(o) : len(o) + 1] == " ")), None
        )
        if opener is None:
            break
        start += len(opener)
    return Span(start, end - (len(text[start:end]) - len(text[start:end].rstrip(' \n«»",.'))))


def score_document(
    text: str, gold: Sequence[Timex], found: Sequence[Timex], openers: Sequence[str], into: TimexScore
) -> None:
    """Adds the counts of one document to `into`."""
    into.counts.update(gold=len(gold), found=len(found))
    exact = {trim(text, g.span, openers) for g in gold} & {trim(text, f.span, openers) for f in found}
    into.counts.update(strict_gold=len(exact), strict_found=len(exact))
    for g in gold:
        into.counts["relaxed_gold"] += any(_overlap(g.span, f.span) for f in found)
    for f in found:
        into.counts["relaxed_found"] += any(_overlap(g.span, f.span) for g in gold)
    used: set[int] = set()
    pairs = sorted(
        ((_overlap(g.span, f.span), -k, -j) for k, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    taken: set[int] = set()
    for overlap, k, j in pairs:
        if not overlap or -k in used or -j in taken:
            continue
        used.add(-k)
        taken.add(-j)
        g, f = gold[-k], found[-j]
        into.counts.update(pairs=1, type=int(g.kind == f.kind), value=int(g.value == f.value))
        if g.value != f.value or g.kind != f.kind:
            into.wrong.append(
                f"value  {_quote(text, g)} gold {g.kind} {g.value}  found {_quote(text, f)} {f.kind} {f.value}"
            )
    into.wrong += [f"missed {_quote(text, g)} {g.kind} {g.value}" for k, g in enumerate(gold) if k not in used]
    into.wrong += [f"extra  {_quote(text, f)} {f.kind} {f.value}" for j, f in enumerate(found) if j not in taken]


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _quote(text: str, timex: Timex) -> str:
    start, end = timex.span
    return f"{text[max(0, start - 20) : start]}[{text[start:end]}]{text[end : end + 15]}".replace("\n", " ")


def score_corpus(rows: Iterable[dict[str, object]], *, language: str = "fr") -> TimexScore:
    """The score over the rows of a corpus."""
    score, parse = TimexScore(), parser(language)
    openers = sorted(table(language, "times")["evaluation"]["openers"], key=len, reverse=True)
    for row in rows:
        text = str(row["text"])
        document = make_document(
            text, id=str(row["id"]), published=date.fromisoformat(str(row["dct"])), language=language
        )
        found = [Timex(span=m.span, kind=m.kind, value=m.value) for m in find_times(document, parse(document))]
        annotated = row["timexes"]
        assert isinstance(annotated, list)
        gold = [Timex(span=Span(t[0], t[1]), kind=t[2], value=t[3]) for t in annotated]
        score_document(document.text, gold, found, openers, score)
    return score


def main() -> None:
    """Prints the figures of a corpus."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=Path)
    ap.add_argument("--half", type=int, choices=(0, 1), help="every second document, from the first or the second")
    ap.add_argument("--language", default="fr")
    ap.add_argument("-v", action="store_true", help="print every wrong case")
    a = ap.parse_args()
    rows = [json.loads(line) for line in a.corpus.read_text("utf-8").splitlines() if line.strip()]
    score = score_corpus(rows if a.half is None else rows[a.half :: 2], language=a.language)
    for line in score.wrong if a.v else ():
        print(line)
    print(dict(score.counts))
    print(score.figures())


if __name__ == "__main__":
    main()
