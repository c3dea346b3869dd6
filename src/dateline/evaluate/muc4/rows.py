"""The score report of 1992: a row for each slot and total, F-measures, and an interval for each of the main figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.evaluate.bootstrap import interval
from dateline.evaluate.muc4.score import Message, Scores, Tally, f_measure, total
from dateline.evaluate.muc4.slots import FILLED, SUBTOTALS

MODES: Mapping[str, tuple[str, ...]] = {
    "matched-missing": ("matched", "missing"),
    "matched-spurious": ("matched", "spurious"),
    "matched-only": ("matched",),
    "all-templates": ("matched", "missing", "spurious"),
}
"""Which templates count: those matched, with the slots of the missing ones, of the spurious ones, or of both."""

_SET = tuple(slot.row for slot in FILLED if slot.kind == "set")
_STRING = tuple(slot.row for slot in FILLED if slot.kind == "string")


def slot_tally(messages: Sequence[Message], mode: str, row: str) -> Tally:
    """One slot over all messages."""
    return total(getattr(m, part).get(row, Tally()) for m in messages for part in MODES[mode])


def mode_tally(messages: Sequence[Message], mode: str, rows: Sequence[str] | None = None) -> Tally:
    """All slots, or some, over all messages; the template id is not among them."""
    return total(slot_tally(messages, mode, row) for row in rows or [slot.row for slot in FILLED])


def report_rows(scores: Scores, mode: str = "all-templates") -> dict[str, Tally]:
    """The rows of the report in its order; the slots and subtotals count the templates of `mode`."""
    messages = list(scores.values())
    rows = {"template-id": total(m.templates for m in messages)}
    rows |= {slot.row: slot_tally(messages, mode, slot.row) for slot in FILLED}
    rows |= {name: mode_tally(messages, mode, slots) for name, slots in SUBTOTALS.items()}
    for name in MODES:
        rows[name.upper().replace("MATCHED-", "MATCHED/").replace("/ONLY", " ONLY").replace("ALL-", "ALL ")] = (
            mode_tally(messages, name)
        )
    rows["SET FILLS ONLY"] = mode_tally(messages, "matched-missing", _SET)
    rows["STRING FILLS ONLY"] = mode_tally(messages, "matched-missing", _STRING)
    rows["TEXT FILTERING"] = total(m.filtering for m in messages)
    return rows


def percent(value: float | None) -> int | None:
    """A share in whole percent, halves up, as the program of 1992 printed it."""
    return None if value is None else int(100 * value + 0.5)


def f_of_percents(tally: Tally, beta: float = 1.0) -> float | None:
    """F as the program of 1992 worked it out: from recall and precision already in whole percent."""
    p, r = percent(tally.precision), percent(tally.recall)
    if p is None or r is None:
        return None
    return round((beta**2 + 1) * p * r / (beta**2 * p + r), 2) if p and r else 0.0


F_MEASURES = {"P&R": 1.0, "2P&R": 0.5, "P&2R": 2.0}
"""The three F-measures: recall and precision alike, precision twice as important, recall twice as important."""


def report_table(scores: Scores, mode: str = "all-templates") -> str:
    """The report for people."""
    rows = report_rows(scores, mode)
    counts = f"{'COR':>4} {'PAR':>4} {'INC':>4}|{'SPU':>4} {'MIS':>4} {'NON':>5}"
    head = f"{'SLOT':20} {'POS':>5} {'ACT':>5}|{counts}|REC PRE OVG"
    line = "-" * len(head)
    out = [f"{len(scores)} messages; slot rows count the templates of: {mode}", "", head, line]
    for name, t in rows.items():
        if name in ("inc-total", "MATCHED/MISSING"):
            out.append(line)
        shares = " ".join(
            f"{'*' if v is None else v:>3}"
            for v in (percent(t.recall), percent(t.precision), percent(t.overgeneration))
        )
        out.append(
            f"{name:20} {t.pos:5} {t.act:5}|{t.cor:4} {t.par:4} {t.inc:4}|{t.spu:4} {t.mis:4} {t.non:5}|{shares}"
        )
    out.append(line)
    every = rows["ALL TEMPLATES"]
    measures = "   ".join(f"{n} {_told(f_of_percents(every, beta))}" for n, beta in F_MEASURES.items())
    out.append(f"F-MEASURES           {measures}")
    for name, figures in main_figures(scores).items():
        low, high = figures["interval"] or (None, None)
        out.append(f"{name:20} F {_told(figures['f'])}   95 % interval {_told(low)} to {_told(high)}")
    return "\n".join(out)


def _told(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def main_figures(scores: Scores) -> dict[str, dict[str, Any]]:
    """F of all templates and of the template id, not rounded before, with intervals over the messages."""

    def every(messages: Sequence[Message]) -> float | None:
        return _times_100(f_measure(mode_tally(messages, "all-templates")))

    def templates(messages: Sequence[Message]) -> float | None:
        return _times_100(f_measure(total(m.templates for m in messages)))

    messages = list(scores.values())
    return {
        "all templates": {"f": every(messages), "n": len(messages), "interval": interval(messages, every, rounds=200)},
        "template id": {"f": templates(messages), "n": len(messages), "interval": interval(messages, templates)},
    }


def _times_100(value: float | None) -> float | None:
    return None if value is None else 100 * value


def report_json(scores: Scores, mode: str = "all-templates") -> dict[str, Any]:
    """The same for programs."""
    rows = report_rows(scores, mode)
    every = rows["ALL TEMPLATES"]
    return {
        "messages": len(scores),
        "slot_rows": mode,
        "rows": {name: tally_json(t) for name, t in rows.items()},
        "f_measures": {name: f_of_percents(every, beta) for name, beta in F_MEASURES.items()},
        "figures": main_figures(scores),
        "pairs": {name: [{"key": k, "response": r} for k, r in m.pairs] for name, m in scores.items()},
    }


def tally_json(t: Tally) -> dict[str, float | int | None]:
    """One row for programs; shares are not rounded."""
    return {
        "possible": t.pos,
        "actual": t.act,
        "correct": t.cor,
        "partial": t.par,
        "incorrect": t.inc,
        "spurious": t.spu,
        "missing": t.mis,
        "noncommittal": t.non,
        "recall": t.recall,
        "precision": t.precision,
        "overgeneration": t.overgeneration,
        "f": f_measure(t),
    }
