"""Who stands behind a claim, so that one source counts once whoever quotes it, in whatever script."""

from collections.abc import Iterable

from dateline.gazetteer.names import consonant_key
from dateline.incidents.across.names import plain_name
from dateline.incidents.across.telling import Said, Telling

_NAMED = frozenset({"agency", "media", "company"})  # known by their names; others by their office where no person is
_NOBODY = frozenset({"unnamed"})
_FORCES = ("defen", "defens", "oboron")
_ALIKE = 4  # letters


def witness(telling: Telling, claim: Said) -> str:
    """Who answers for a claim: a person by a key of the surname, an office by its kind and side, a firm or agency by
    name, the dispatch itself ("text:...") by its agency or outlet, or by those of the text that it was copied from.
    Dispatches of which neither is known are one: nothing says that they are two.
    """
    if not claim.origin or claim.kind in _NOBODY:
        about = telling.about
        return f"text:{plain_name(about.origin or about.agency or about.outlet or '')}"
    kind, side, name = claim.origin.split(":", 2)
    if kind in _NAMED:
        return f"{kind}:{name}"
    if kind == "military" or (kind == "ministry" and any(stem in name for stem in _FORCES)):
        kind = "forces"
    return f"{kind}:{side}:{surname(name) if claim.person else ''}"


def surname(name: str) -> str:
    """A key for the last word of a person's name that romanisations and case endings change little."""
    words = name.split()
    return consonant_key(words[-1]) if words else ""


def independent(claims: Iterable[tuple[Telling, Said]]) -> frozenset[str]:
    """The independent origins among claims.

    An office is the person who holds it where one is named; the words of dispatches count only where nobody is named.
    """
    rows = list(claims)
    keys = {witness(t, c) for t, c in rows}
    named = {key for key in keys if not key.startswith("text:")}
    if named:
        sourced = {t.key for t, c in rows if not witness(t, c).startswith("text:")}
        own = {witness(t, c) for t, c in rows if t.key not in sourced}
        keys = named | (own - {"text:"})
    people = {key.rsplit(":", 1)[0] for key in keys if key.count(":") == 2 and not key.endswith(":")}
    keys = {key for key in keys if not (key.endswith(":") and key[:-1] in people)}
    return frozenset(_merged(keys))


def _merged(keys: set[str]) -> set[str]:
    """The keys without those that only differ in a case ending from a shorter one."""
    kept: list[str] = []
    for key in sorted(keys, key=lambda k: (len(k), k)):
        if not any(
            key.startswith(one) and len(one.rsplit(":", 1)[1]) >= _ALIKE and len(key) - len(one) <= 2 for one in kept
        ):
            kept.append(key)
    return set(kept)
