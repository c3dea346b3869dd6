"""Pairs the templates of a response with those of a key and counts what is right, slot by slot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.evaluate.muc4.files import Template, Templates
from dateline.evaluate.muc4.fills import Fill
from dateline.evaluate.muc4.matching import AS_DOCUMENTED, Match, Rules, match_fill
from dateline.evaluate.muc4.slots import FILLED, MAPPING_CONTENT, MAPPING_TYPE, SLOTS, Slot
from dateline.evaluate.pairing import best_pairs


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was counted: correct, partial, incorrect, spurious, missing and noncommittal (blank on both sides)."""

    cor: int = 0
    par: int = 0
    inc: int = 0
    spu: int = 0
    mis: int = 0
    non: int = 0

    @property
    def pos(self) -> int:
        """Fills that should have been given."""
        return self.cor + self.par + self.inc + self.mis

    @property
    def act(self) -> int:
        """Fills that were given."""
        return self.cor + self.par + self.inc + self.spu

    @property
    def recall(self) -> float | None:
        """Of what should have been given, how much was; None where there was nothing."""
        return (self.cor + 0.5 * self.par) / self.pos if self.pos else None

    @property
    def precision(self) -> float | None:
        """Of what was given, how much was right; None where nothing was."""
        return (self.cor + 0.5 * self.par) / self.act if self.act else None

    @property
    def overgeneration(self) -> float | None:
        """Of what was given, how much was spurious."""
        return self.spu / self.act if self.act else None

    def add(self, other: "Tally") -> None:
        """Count what another counted too."""
        self.cor += other.cor
        self.par += other.par
        self.inc += other.inc
        self.spu += other.spu
        self.mis += other.mis
        self.non += other.non


def f_measure(tally: Tally, beta: float = 1.0) -> float | None:
    """van Rijsbergen's F of recall and precision; below 1, `beta` weighs precision more. None without both."""
    p, r = tally.precision, tally.recall
    if p is None or r is None:
        return None
    return (beta**2 + 1) * p * r / (beta**2 * p + r) if p + r else 0.0


Tallies = dict[str, Tally]  # by row name of the slot


@dataclass(slots=True, kw_only=True)
class Message:
    """What was counted in one message: the templates, and the slots of those matched, missing and spurious."""

    templates: Tally = field(default_factory=Tally)
    filtering: Tally = field(default_factory=Tally)
    matched: Tallies = field(default_factory=dict)
    missing: Tallies = field(default_factory=dict)
    spurious: Tallies = field(default_factory=dict)
    pairs: tuple[tuple[str | None, str | None], ...] = ()


Scores = dict[str, Message]


def score(keys: Templates, responses: Templates, rules: Rules = AS_DOCUMENTED) -> Scores:
    """What was counted in each message of the keys; responses to other messages are not looked at."""
    return {name: score_message(key, responses.get(name, ()), rules) for name, key in keys.items()}


def score_message(keys: Sequence[Template], responses: Sequence[Template], rules: Rules) -> Message:
    """One message: templates paired for the greatest sum of what is right, then counted.

    An optional key that no response maps to is not missing.
    """
    message = Message()
    tallies = [[score_pair(key, response, rules) for response in responses] for key in keys]
    value = [
        [
            _worth(tally) + (0.0 if key.optional else 1e-6) if _maps(key, r, rules) else 0.0
            for r, tally in zip(responses, row, strict=True)
        ]
        for key, row in zip(keys, tallies, strict=True)
    ]
    pairs = best_pairs(value)
    paired_keys, paired_responses = {i for i, _ in pairs}, {j for _, j in pairs}
    told: list[tuple[str | None, str | None]] = []
    for i, j in pairs:
        message.templates.cor += 1
        _add(message.matched, tallies[i][j])
        told.append((keys[i].number, responses[j].number))
    for i, key in enumerate(keys):
        if i in paired_keys:
            continue
        told.append((key.number, None))
        if key.optional:
            message.templates.non += 1
        else:
            message.templates.mis += 1
            _add(message.missing, score_pair(key, None, rules))
    for j, response in enumerate(responses):
        if j not in paired_responses:
            told.append((None, response.number))
            message.templates.spu += 1
            _add(message.spurious, score_pair(None, response, rules))
    message.pairs = tuple(told)
    message.filtering = _filtering(keys, responses)
    return message


def _filtering(keys: Sequence[Template], responses: Sequence[Template]) -> Tally:
    """Whether a message with incidents was told from one without."""
    if not keys:
        return Tally(spu=1) if responses else Tally(non=1)
    if responses:
        return Tally(cor=1)
    return Tally(non=1) if all(key.optional for key in keys) else Tally(mis=1)


def _add(to: Tallies, more: Mapping[str, Tally]) -> None:
    for row, tally in more.items():
        to.setdefault(row, Tally()).add(tally)


def _worth(tallies: Mapping[str, Tally]) -> float:
    """What a pair of templates is worth: correct fills, and half of the partial ones."""
    return sum(t.cor + 0.5 * t.par for t in tallies.values())


def _maps(key: Template, response: Template, rules: Rules) -> bool:
    """True where a response may map to a key: on the type and on a perpetrator or target, each at least in part."""

    def agrees(row: str) -> bool:
        slot = next(s for s in SLOTS if s.row == row)
        return any(
            match_fill(slot, k, r, rules) > Match.WRONG
            for k in key.fills.get(row, ())
            for r in response.fills.get(row, ())
        )

    return agrees(MAPPING_TYPE) and any(agrees(row) for row in MAPPING_CONTENT)


def score_pair(key: Template | None, response: Template | None, rules: Rules) -> Tallies:
    """What is counted in each slot of a pair; without a key all is spurious, without a response all is missing."""
    return {
        slot.row: score_slot(
            slot,
            key.fills.get(slot.row, ()) if key else (),
            response.fills.get(slot.row, ()) if response else (),
            rules,
        )
        for slot in FILLED
    }


def score_slot(slot: Slot, keys: Sequence[Fill], responses: Sequence[Fill], rules: Rules) -> Tally:
    """One slot: fills paired for the best score; of the rest, a response is wrong for as long as a key is left.

    An optional fill that was not given costs nothing, and no wrong fill is set against it.
    """
    tally = Tally()
    if not responses and all(k.optional for k in keys):
        tally.non = 1
        return tally
    grid = [[match_fill(slot, k, r, rules) for r in responses] for k in keys]
    pairs = best_pairs(
        [[float(m) - (0.25 if k.optional and m else 0) for m in row] for k, row in zip(keys, grid, strict=True)]
    )
    for i, j in pairs:
        if grid[i][j] is Match.RIGHT:
            tally.cor += 1
        else:
            tally.par += 1
    paired = {i for i, _ in pairs}
    wanted = sum(1 for i, k in enumerate(keys) if i not in paired and not k.optional)
    given = len(responses) - len(pairs)
    tally.inc = min(wanted, given)
    tally.mis, tally.spu = wanted - tally.inc, given - tally.inc
    return tally


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    summed = Tally()
    for tally in tallies:
        summed.add(tally)
    return summed
