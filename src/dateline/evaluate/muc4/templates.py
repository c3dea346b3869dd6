"""Acts to templates: what is told several times becomes one, what is no terrorism is left out, slots are filled."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.evaluate.muc4.acts import Act
from dateline.evaluate.muc4.nouns import Noun
from dateline.evaluate.muc4.slots import SLOTS
from dateline.evaluate.muc4.words import Organization, words
from dateline.model import Claim

_OLD = timedelta(days=70)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_VAGUE = frozenset(
    """person people one other individual subject group man woman member target property area place victim way
    number""".split()
)


@dataclass(slots=True, kw_only=True)
class Draft:
    """A template on its way."""

    type: str
    acts: list[Act] = field(default_factory=list)
    people: dict[str, Noun] = field(default_factory=dict)
    things: dict[str, Noun] = field(default_factory=dict)
    agents: dict[str, Noun] = field(default_factory=dict)
    instruments: dict[str, Noun] = field(default_factory=dict)
    effects: dict[str, str] = field(default_factory=dict)
    organizations: dict[Organization, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days that the claims give, the closest first."""
        found = [
            (a.claim.time.earliest, a.claim.time.latest)
            for a in self.acts
            if a.claim and a.claim.time and a.claim.time.earliest and a.claim.time.latest
        ]
        return min(found, key=lambda d: (d[1] - d[0], d[0])) if found else None

    @property
    def town(self) -> str | None:
        """The town that the claims give."""
        return next((n for a in self.acts if (n := town_of(a.claim)) is not None), None)


def town_of(claim: Claim | None) -> str | None:
    """The name of the town of a claim."""
    place = claim.place.place if claim and claim.place else None
    return place.name if place and place.kind in ("city", "village") else None


def drafts(acts: Iterable[Act], published: date | None) -> list[Draft]:
    """The templates of a dispatch, without slots."""
    found: list[Draft] = []
    for act in acts:
        time = act.claim.time if act.claim else None
        if published and time and time.latest and time.latest < published - _OLD:
            continue
        draft = next((d for d in reversed(found) if _same(d, act)), None)
        if draft is None:
            draft = Draft(type=act.type)
            found.append(draft)
        _take(draft, act)
    merged = _generic_into_special(found)
    return [d for d in merged if _relevant(d)]


def _same(draft: Draft, act: Act) -> bool:
    """True where an act may be the draft's: of one type, nothing known against it."""
    if draft.type != act.type and not _goes_on(draft, act):
        return False
    days = draft.days
    time = act.claim.time if act.claim else None
    if days and time and time.earliest and time.latest and (time.latest < days[0] or days[1] < time.earliest):
        return False
    town, other = draft.town, town_of(act.claim)
    return not (town and other and town != other)


def _goes_on(draft: Draft, act: Act) -> bool:
    """True where an attack is the bombing of the same sentence, or only tells who was hurt in the act before it."""
    sentence = draft.acts[-1].sentence
    if {draft.type, act.type} == {"ATTACK", "BOMBING"} and sentence == act.sentence:
        return True
    bare = act.type == "ATTACK" and act.effect is not None and not act.agents and not act.shot
    return bare and draft.type in ("BOMBING", "KIDNAPPING", "ARSON") and 0 <= act.sentence - sentence <= 2


def _take(draft: Draft, act: Act) -> None:
    """Put an act into a draft."""
    draft.acts.append(act)
    if act.type == "BOMBING":
        draft.type = "BOMBING"
    for noun in act.patients:
        if noun.kind in ("person", "group") and not (noun.kind == "group" and noun.type == "state"):
            draft.people.setdefault(noun.name or noun.text, noun)
            if act.effect in ("DEATH", "INJURY"):
                draft.effects[noun.name or noun.text] = act.effect
        elif noun.kind == "thing":
            draft.things.setdefault(noun.text, noun)
            if act.effect in ("DESTROYED", "SOME DAMAGE"):
                draft.effects[noun.text] = act.effect
    for noun in act.agents:
        if noun.kind in ("perpetrator", "group", "person") and noun.lemma not in ("one", "other", "member"):
            draft.agents.setdefault(noun.name or noun.text, noun)
    for noun in act.instruments:
        draft.instruments.setdefault(noun.text, noun)
    for organization, confidence in act.organizations:
        draft.organizations.setdefault(organization, confidence)


def _generic_into_special(found: list[Draft]) -> list[Draft]:
    """Attacks that name nobody of their own go into the one other template beside them."""
    special = [d for d in found if d.type in ("BOMBING", "KIDNAPPING") and (d.people or d.things)]
    kept = []
    for draft in found:
        own = (set(draft.people) | set(draft.things)) - {k for s in special for k in (*s.people, *s.things)}
        own = {k for k in own if k.split()[-1].lower() not in _VAGUE}
        if draft.type == "ATTACK" and special and not own:
            for act in draft.acts:
                for key, effect in draft.effects.items():
                    if key in special[0].people:
                        special[0].effects[key] = effect
                special[0].acts.append(act)
            continue
        kept.append(draft)
    return kept


def _relevant(draft: Draft) -> bool:
    """True for an act that the task calls terrorism: civilians, officials or property are hit."""
    civil = [n for n in draft.people.values() if n.type != "ACTIVE MILITARY"]
    if draft.type == "BOMBING":
        return bool(draft.people or draft.things)
    if draft.type in ("ARSON", "ROBBERY"):
        return bool(draft.things or civil) and bool(draft.agents or draft.type == "ARSON")
    return bool(civil or draft.things)


def day(value: date) -> str:
    """A day as the templates write it."""
    return f"{value.day:02} {_MONTHS[value.month - 1]} {value.year % 100:02}"


def when(draft: Draft, published: date | None) -> str:
    """INCIDENT: DATE: the day or days told, else some day up to that of the dispatch."""
    days = draft.days
    if days is None or (published and days[0] > published):
        return f"- {day(published)}" if published else "-"
    if days[0] == days[1]:
        return day(days[0])
    if (days[1] - days[0]).days > 45:
        return f"- {day(published)}" if published else "-"
    return f"{day(days[0])} - {day(days[1])}"


def where(draft: Draft, country: str | None) -> str:
    """INCIDENT: LOCATION: country, region and town where they are told."""
    known = words().countries
    for act in draft.acts:
        place = act.claim.place.place if act.claim and act.claim.place else None
        if place is None or place.country not in known:
            continue
        name = place.name.upper()
        named = known[place.country or ""]
        if place.kind == "country":
            continue
        kind = {"region": "DEPARTMENT", "village": "TOWN", "district": "MUNICIPALITY"}.get(place.kind, "CITY")
        return f"{named}: {_ascii(name)} ({kind})"
    return country or "-"


def _ascii(name: str) -> str:
    """A name without accents, as the wires of the time wrote it."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def slots(
    draft: Draft,
    *,
    message: str,
    number: int,
    published: date | None,
    country: str | None,
    organization: Organization | None = None,
) -> dict[str, list[str]]:
    """The 25 slots of a template.

    `organization` is the one that the dispatch names most: guerrillas that no sentence gives a name to are taken for
    its own.
    """
    people, things = list(draft.people.values()), list(draft.things.values())
    specific = [n for n in people if n.name or n.lemma not in _VAGUE] or people
    agents = [
        n for n in draft.agents.values() if n.kind == "perpetrator" or n.type in ("state", "ACTIVE MILITARY", "neutral")
    ]
    agents = agents or [n for n in draft.agents.values() if n.lemma in words().perpetrators]
    filled = {
        "MESSAGE: ID": [message],
        "MESSAGE: TEMPLATE": [str(number)],
        "INCIDENT: DATE": [when(draft, published)],
        "INCIDENT: LOCATION": [where(draft, country)],
        "INCIDENT: TYPE": [draft.type],
        "INCIDENT: STAGE OF EXECUTION": [_stage(draft)],
        **_instruments(draft),
        **_perpetrators(draft, agents, organization),
        **_physical(draft, things),
        **_human(draft, specific),
    }
    return {name: fills or ["-"] for name, fills in filled.items()}


def _stage(draft: Draft) -> str:
    """Accomplished where any act is."""
    stages = [a.stage for a in draft.acts]
    return "ACCOMPLISHED" if "ACCOMPLISHED" in stages else stages[0]


def _instruments(draft: Draft) -> dict[str, list[str]]:
    if draft.type not in ("BOMBING", "ATTACK"):
        return {"INCIDENT: INSTRUMENT ID": ["*"], "INCIDENT: INSTRUMENT TYPE": ["*"]}
    told = list(draft.instruments.values())
    types = [f'{_instrument_type(n)}: "{n.text}"' for n in told]
    if not types and draft.type == "ATTACK" and any(a.shot for a in draft.acts):
        types = ['GUN: "-"']
    return {"INCIDENT: INSTRUMENT ID": [f'"{n.text}"' for n in told], "INCIDENT: INSTRUMENT TYPE": types}


def _instrument_type(noun: Noun) -> str:
    if noun.type == "BOMB" and any(w in noun.text.split() for w in ("CAR", "TRUCK", "VEHICLE", "BUS")):
        return "VEHICLE BOMB"
    if noun.type in ("BOMB", "EXPLOSIVE") and "DYNAMITE" in noun.text:
        return "DYNAMITE"
    return noun.type


def _perpetrators(draft: Draft, agents: list[Noun], organization: Organization | None) -> dict[str, list[str]]:
    organizations = dict(draft.organizations)
    terrorist = {o: c for o, c in organizations.items() if not o.state}
    told_state = bool(agents) and all(n.type in ("state", "ACTIVE MILITARY", "LAW ENFORCEMENT") for n in agents)
    if told_state:
        organizations = {o: c for o, c in organizations.items() if o.state} or terrorist
    else:
        organizations = terrorist
    chosen = list(organizations.items())[:1]
    if not chosen and organization and any(n.kind == "perpetrator" for n in agents):
        chosen = [(organization, "REPORTED AS FACT")]
    state = told_state or bool(chosen) and chosen[0][0].state
    category = "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"
    if not agents and not chosen and draft.type == "ATTACK":
        category = "-"
    return {
        "PERP: INCIDENT CATEGORY": [category],
        "PERP: INDIVIDUAL ID": [f'"{n.name or n.text}"' for n in agents[:2]],
        "PERP: ORGANIZATION ID": [f'"{o.names[0]}"' for o, _ in chosen],
        "PERP: ORGANIZATION CONFIDENCE": [f'{c}: "{o.names[0]}"' for o, c in chosen],
    }


def _physical(draft: Draft, things: list[Noun]) -> dict[str, list[str]]:
    if draft.type == "KIDNAPPING":
        return {slot.name: ["*"] for slot in SLOTS if slot.name.startswith("PHYS")}
    default = "SOME DAMAGE" if draft.type in ("BOMBING", "ARSON") and _stage(draft) == "ACCOMPLISHED" else None
    effects = [(n, draft.effects.get(n.text, default)) for n in things]
    return {
        "PHYS TGT: ID": [f'"{n.text}"' for n in things],
        "PHYS TGT: TYPE": [f'{n.type}: "{n.text}"' for n in things],
        "PHYS TGT: NUMBER": [f'{n.number}: "{n.text}"' for n in things],
        "PHYS TGT: FOREIGN NATION": [],
        "PHYS TGT: EFFECT OF INCIDENT": [f'{e}: "{n.text}"' for n, e in effects if e],
        "PHYS TGT: TOTAL NUMBER": [],
    }


def _human(draft: Draft, people: list[Noun]) -> dict[str, list[str]]:
    described = [(n, n.title if n.name else n.text) for n in people]
    return {
        "HUM TGT: NAME": [f'"{n.name}"' for n in people if n.name],
        "HUM TGT: DESCRIPTION": [f'"{d}": "{n.name}"' if n.name else f'"{d}"' for n, d in described if d],
        "HUM TGT: TYPE": [f'{_person_type(n)}: "{n.name or n.text}"' for n in people],
        "HUM TGT: NUMBER": [f'{n.number}: "{n.name or n.text}"' for n in people],
        "HUM TGT: FOREIGN NATION": [f'{n.nation}: "{n.name or n.text}"' for n in people if n.nation == "UNITED STATES"],
        "HUM TGT: EFFECT OF INCIDENT": [
            f'{draft.effects[n.name or n.text]}: "{n.name or n.text}"'
            for n in people
            if (n.name or n.text) in draft.effects
        ],
        "HUM TGT: TOTAL NUMBER": [],
    }


def _person_type(noun: Noun) -> str:
    return noun.type if noun.kind == "person" and noun.type else "CIVILIAN"
