"""Claims put together by their bonds, the strongest first, never against a bar between any two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.incidents.bonds import JOIN, SPEECH_JOIN, Bond, bond, speech_bond
from dateline.incidents.scene import Told

Decide = Callable[[Told, Told, Mapping[str, str]], Bond]
REACH = 60  # claims further apart than this in the telling are tied only through those between
FLOOR = 0.2  # how well two groups must agree on the whole, not by one pair alone


@dataclass(slots=True)
class Group:
    """Positions of claims of one event, and why each was joined."""

    members: list[int]
    reasons: list[str]


def cluster(
    told: Sequence[Told],
    antecedents: Mapping[str, str],
    *,
    apart: frozenset[tuple[int, int]] = frozenset(),
    decide: Decide = bond,
    decide_speech: Decide = speech_bond,
    join: float = JOIN,
    floor: float = FLOOR,
) -> list[Group]:
    """Groups in text order; `apart` are pairs of positions (lower first) that must not meet."""
    groups = join_events(told, antecedents, apart=apart, decide=decide, join=join, floor=floor)
    attach_speech(told, groups, antecedents, decide=decide_speech)
    for group in groups:
        group.members.sort()
    return sorted(groups, key=lambda g: g.members[0])


def join_events(
    told: Sequence[Told],
    antecedents: Mapping[str, str],
    *,
    apart: frozenset[tuple[int, int]],
    decide: Decide,
    join: float,
    floor: float,
) -> list[Group]:
    """Groups of the claims that are no statements."""
    events = [t for t in told if t.nature != "speech"]
    bonds: dict[tuple[int, int], Bond] = {}
    for k, b in enumerate(events):
        for a in events[max(0, k - REACH) : k]:
            pair = (a.index, b.index)
            bonds[pair] = Bond(float("-inf"), (), never=True) if pair in apart else decide(a, b, antecedents)
    home = {t.index: Group([t.index], []) for t in events}
    for (i, j), tie in sorted(bonds.items(), key=lambda row: (-row[1].score, row[0][1] - row[0][0], row[0])):
        if tie.never or tie.score < join:
            break
        one, other = home[i], home[j]
        if one is other:
            continue
        between = [bonds[p] for x in one.members for y in other.members if (p := (min(x, y), max(x, y))) in bonds]
        if any(b.never for b in between) or sum(b.score for b in between) < floor * len(between):
            continue
        one.members += other.members
        one.reasons += [*other.reasons, f"{told[i].claim.id}+{told[j].claim.id}: {', '.join(tie.reasons)}"]
        home.update(dict.fromkeys(other.members, one))
    return list({id(g): g for g in home.values()}.values())


def attach_speech(
    told: Sequence[Told],
    groups: list[Group],
    antecedents: Mapping[str, str],
    *,
    decide: Decide,
    join: float = SPEECH_JOIN,
) -> None:
    """Puts each statement into the group of the event it is about, else into one of its own."""
    before: Told | None = None
    for speech in (t for t in told if t.nature == "speech"):
        best: tuple[float, Group, str] | None = None
        for group in groups:
            ties = [(decide(told[k], speech, antecedents), k) for k in group.members if told[k].nature != "speech"]
            if not ties or all(tie.never for tie, _ in ties):
                continue
            tie, k = max(ties, key=lambda row: (row[0].score, row[1]))
            if tie.score >= join and (best is None or tie.score > best[0]):
                best = (tie.score, group, f"{told[k].claim.id}+{speech.claim.id}: {', '.join(tie.reasons)}")
        if best is None and before is not None and _answers(before, speech):
            home = next(g for g in groups if before.index in g.members)
            best = (0.0, home, f"{before.claim.id}+{speech.claim.id}: answers it")
        if best is None:
            groups.append(Group([speech.index], []))
        else:
            best[1].members.append(speech.index)
            best[1].reasons.append(best[2])
        before = speech


def _answers(a: Told, b: Told) -> bool:
    """Whether a statement goes on with the one before it: one speaker in one sentence, or a denial of it."""
    if a.claim.background != b.claim.background or not a.sentences & b.sentences:
        return False
    one, other = a.claim.source, b.claim.source
    return b.claim.act == "deny" or (one is not None and other is not None and one.name == other.name)
