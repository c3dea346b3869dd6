"""Repeats: a claim told again by the same source is one claim, with every quote as evidence.

A lead is told again in the body, an anaphor takes an event up to add its toll. What is merged must agree:
same type, same source (a government named by its capital may be named more precisely later), no number,
place or date at odds. Unknown never contradicts, and never suffices on its own.
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from dateline.claims.repeat_counts import OF_THINGS, may_be, numbers_of, of_one_kind, quantities_agree, toll_of
from dateline.gazetteer import distance_km
from dateline.lang import word_set
from dateline.model import Claim, Mentions, PlaceMention, QuantityMention, Speaker, TimeMention

_DOUBLETS_KM = 8.0  # two entries of the gazetteer this near may be one town
_ARTICLE = 3  # code points of "la " before the name of a country
_BLOWS = frozenset(("strike", "attack", "explosion", "crash", "debris", "clash"))
_OWN = 4  # code points of "its " before "forces"
_WORDS, _ALIKE = 5, 0.8  # so many words of a claim, and the share of them that an earlier one has, tell it again
_TOLD_SHORT, _NEARLY = 400, 0.6  # code points of such a telling, and how near its length must be
_ENDS = frozenset(".!?\n")
_OPENS = 3  # words of a claim that may only announce it: "Ещё одна атака"
_MANY = 5  # blows counted: such a number tells of a day or a region, and no lead again


def merge_repeats(
    mentions: Mentions,
    claims: list[Claim],
    anaphoric: dict[str, bool],
    fresh: dict[str, bool],
    adding: AbstractSet[str] = frozenset(),
) -> list[Claim]:
    """The claims with repeats folded into the one that says most, in the order of first telling.

    `anaphoric[id]`: the words of the claim take an event up; `fresh[id]`: they announce another one ("un autre").
    Those of `adding` add to the toll of the sentence before them.
    """
    out: list[Claim] = []
    scattered = _scattered(claims)
    for claim in claims:
        home = len(out) - 1 if claim.id in adding and out and _adds_to(mentions, out[-1], claim) else None
        taken_up = anaphoric.get(claim.id, False)
        for k in reversed(range(len(out))):
            if home is not None:
                break
            summed = claim.event_type in scattered and not taken_up and _of_region(mentions, out[k], claim)
            if not summed and _same(mentions, out[k], claim, taken_up, fresh.get(claim.id, False)):
                home = k
                break
        if home is None:
            out.append(claim)
        else:
            out[home] = _folded(mentions, out[home], claim)
    return out


def _scattered(claims: list[Claim]) -> frozenset[str]:
    """The types of which the dispatch tells at several towns or districts: a lead on their region sums them up."""
    where: dict[str, set[str]] = {}
    for claim in claims:
        if claim.place is not None and _fine(claim.place) and not claim.background:
            where.setdefault(claim.event_type, set()).add(
                claim.place.place.id if claim.place.place else claim.place.name
            )
    return frozenset(kind for kind, names in where.items() if len(names) > 1)


def _fine(place: PlaceMention) -> bool:
    """Whether a mention names a place within a region."""
    return place.place is None or place.place.kind not in ("country", "region", "area", "sea")


def _of_region(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a claim is of a region as a whole and a later one of a place within one, without a number in common."""
    if a.place is None or b.place is None or a.place.place is None:
        return False
    if quantities_agree(mentions, a.quantities, b.quantities):
        return False
    return a.place.place.kind in ("country", "region") and _fine(b.place)


def _same(mentions: Mentions, a: Claim, b: Claim, anaphoric: bool, fresh: bool) -> bool:
    if _tells_its_toll(mentions, a, b) or _tells_what_was_announced(mentions, a, b):
        return not fresh
    if a.denied != b.denied or a.hypothetical != b.hypothetical:
        return False
    if a.event_type != b.event_type and not (anaphoric and _goes_off(a, b)):
        return False
    if a.event_type == "statement" or fresh:
        return not fresh and _taken_upon_again(a, b)
    if a.background != b.background and not anaphoric:
        return False
    if a.means and b.means and a.means != b.means and "mixed" not in (a.means, b.means):
        return False
    if not _same_source(mentions, a, b, anaphoric) or _by_own_forces(mentions, a, b):
        return False
    if not _places_agree(a.place, b.place) or not _times_agree(a.time, b.time):
        return False
    agreement = quantities_agree(mentions, a.quantities, b.quantities)
    if agreement is None:
        return False
    if a.source is None and b.source is not None:
        # a number shows that the body's speaker tells of the lead's event, or that he tells it next, of the same place
        return agreement or _told_next(mentions, a, b)
    if a.event_type == "clash" and _told_in_number(mentions, a) and _says_where(b) and not _says_where(a):
        return False  # "143 fights since the morning", then those of one front
    if _sums_up(mentions, a, b) and not anaphoric:
        return False
    if _word_for_word(mentions, a, b):
        return True
    lead = a.trigger.start < _lead_end(mentions)
    if lead and not agreement and _takes_some(mentions, b):
        return False
    if lead and not agreement and not anaphoric and (_of_several(mentions, a, b) or _in_another_town(mentions, a)):
        return False
    if lead and a.background and b.background and b.time is not None:
        lead = False  # the trend of a lead and an older blow told later are two
    return agreement or anaphoric or a.denied or (lead and b.trigger.start >= _lead_end(mentions) and _told_alike(a, b))


def _in_another_town(mentions: Mentions, a: Claim) -> bool:
    """Whether a claim is of a town that is only called another one: no place named below is its own."""
    language, words = mentions.document.language, mentions.document.text[slice(*a.evidence[0])].lower().split()
    towns = word_set(language, "places", "natures", "city", "words")
    other = word_set(language, "incidents", "another", "others")
    return a.place is None and any(one in other and noun.strip(",") in towns for one, noun in pairwise(words))


def _tells_what_was_announced(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a claim tells, right behind "Атака произошла около полуночи", what that attack was."""
    if a.event_type != b.event_type or (a.denied, a.hypothetical) != (b.denied, b.hypothetical):
        return False
    if b.source is not None and (a.source is None or a.source.name != b.source.name):
        return False
    text, language = mentions.document.text, mentions.document.language
    last = a.evidence[-1]
    between = text[last.end : b.evidence[0].start]
    words = text[last.start : last.end].lower().split()
    link = between.strip(" .,").lower()
    if "\n" in between or not words or link and link not in word_set(language, "clauses", "takes_place", "where"):
        return False
    happened = tuple(word_set(language, "places", "scene", "took_place"))
    opening = words[: _OPENS + 1] if words[0] in word_set(language, "incidents", "another", "others") else words[:1]
    named = not word_set(language, "incidents", "takes_up", "nouns").isdisjoint(opening)
    told = named and bool(happened) and any(w.startswith(happened) for w in words[1 : _OPENS + 2])
    return told and _places_agree(a.place, b.place) and _times_agree(a.time, b.time)


def _takes_some(mentions: Mentions, claim: Claim) -> bool:
    """Whether a claim is of one of several: "одна з ракет упала біля школи"."""
    links = word_set(mentions.document.language, "numbers", "grammar", "parted")
    behind = (mentions.document.text[q.span.end : q.span.end + _ARTICLE + 1].split() for q in claim.quantities)
    return any(words and words[0].lower() in links for words in behind)


def _word_for_word(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a claim has the words of an earlier one: told by the outlet, then quoted."""
    lengths = [sum(e.end - e.start for e in c.evidence) for c in (a, b)]
    if max(lengths) > _TOLD_SHORT or min(lengths) < _NEARLY * max(lengths):
        return False
    text = mentions.document.text
    first, again = ([w for e in c.evidence for w in text[e.start : e.end].lower().split()] for c in (a, b))
    return len(again) >= _WORDS and sum(w in first for w in again) >= _ALIKE * max(len(first), len(again))


def _says_where(claim: Claim) -> bool:
    """Whether the words of a claim name its place."""
    place = claim.place
    return place is not None and any(e.start <= place.span.start < e.end for e in claim.evidence)


def _taken_upon_again(a: Claim, b: Claim) -> bool:
    """Whether a group is told once more to have taken responsibility for one attack."""
    if not all(any("claim_responsibility" in rule for rule in c.rules) for c in (a, b)):
        return False
    if a.source is None or b.source is None or a.background != b.background:
        return False
    one, other = ({w.strip("«»\"“”'") for w in c.source.name.lower().split()} for c in (a, b) if c.source is not None)
    return (one <= other or other <= one) and _places_agree(a.place, b.place) and _times_agree(a.time, b.time)


def _by_own_forces(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether an army tells of its own forces behind a blow of the rebels: "its forces destroyed a launcher"."""
    text, source = mentions.document.text, b.source
    if mentions.document.language != "en" or source is None or source.kind not in ("military", "ministry"):
        return False
    if a.actor is None or b.actor is None or a.actor_side is not None and a.actor_side == source.side:
        return False
    own, other = (text[max(0, x.start - _OWN) : x.end].lower() for x in (b.actor, a.actor))
    said = text[a.actor.start : a.actor.end].lower().split()
    named = not said or said[-1] in source.name.lower().split() or "its " in other
    return own.startswith("its ") and not named


def _goes_off(a: Claim, b: Claim) -> bool:
    """Whether "the explosion" takes up the bombing told before."""
    return b.event_type == "explosion" and a.event_type == "attack" and a.means == "bomb"


def _told_next(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a speaker tells, right behind a lead without one, of the same kind of blow at the same place."""
    paragraphs = mentions.document.paragraphs
    near = len(paragraphs) > 1 and b.trigger.start < paragraphs[1].end
    if not near or a.event_type not in ("strike", "attack") or not _told_alike(a, b) or _of_several(mentions, a, b):
        return False
    if a.place is None or b.place is None or a.place.place is None or b.place.place is None:
        return False
    return a.place.place.id == b.place.place.id or distance_km(a.place.place, b.place.place) < _DOUBLETS_KM


def _tells_its_toll(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a toll told apart is that which the blow before it has: "удар: двоє поранених ... Поранені двоє"."""
    if a.event_type not in _BLOWS or b.event_type != "casualties" or a.denied or b.denied:
        return False
    if (a.background, a.hypothetical) != (b.background, b.hypothetical) or b.source is None:
        return False
    shared = [(x, y) for x in toll_of(a) for y in toll_of(b) if x.what == y.what]
    if not shared or not all(may_be(x, y) for x, y in shared):
        return False
    named = a.source is not None and a.source.name == b.source.name
    if not named and not _same_source(mentions, a, b, False):
        return False
    return _places_agree(a.place, b.place) and _times_agree(a.time, b.time)


def _adds_to(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a toll gives other numbers of the event whose toll the sentence before it gives."""
    told = a.event_type == "casualties" or a.event_type in _BLOWS and bool(toll_of(a))
    between = mentions.document.text[a.trigger.end : b.trigger.start]
    apart = a.background != b.background and not _ENDS.isdisjoint(between)
    if not told or a.denied or b.denied or apart:
        return False
    if b.source is not None and (a.source is None or a.source.name != b.source.name):
        return False
    if {q.what for q in a.quantities} & {q.what for q in b.quantities} - {"other"}:
        return False
    return "\n" not in between and not _places_differ(a, b)


def _places_differ(a: Claim, b: Claim) -> bool:
    return a.place is not None and b.place is not None and a.place.name != b.place.name


def _told_alike(a: Claim, b: Claim) -> bool:
    """Whether a lead and a later claim may be one though no number ties them: one of them gives none."""
    counted = [{q.what for q in c.quantities if _tells(q)} for c in (a, b)]
    return not (counted[0] and counted[1])


def _tells(q: QuantityMention) -> bool:
    """Whether a number tells one blow from another: not "the drone" or "the car"."""
    one = q.what in ("launched", "hit") and q.high == 1
    return (q.low or 0) >= _MANY if q.what == "other" else not one


def _of_several(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a later claim tells one of several blows that the first sums up: "strikes on the region", then a town."""
    if a.place is None or b.place is None or a.place.place is None or b.place.place is None:
        return False
    if a.place.place.kind not in ("country", "region") or b.place.place.kind in ("country", "region", "area"):
        return False
    return any(
        t.upos == "NOUN" and t.feats.get("Number") == "Plur"
        for t in mentions.parse.tokens
        if a.trigger.start <= t.start < a.trigger.end
    )


def _sums_up(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a later claim tells of the whole region that a town lies in, of which an earlier one told.

    "The enemy hit a plant in Nizhyn ... Over the day he shelled 18 settlements of the region": no lead is told again.
    """
    if a.place is None or b.place is None or a.place.place is None or b.place.place is None:
        return False
    wide = ("country", "region")
    if (
        b.place.place.kind not in wide
        or a.place.place.kind in ("area", "country", "region")
        or b.event_type != "strike"
    ):
        return False
    own = any(e.start <= b.place.span.start < e.end for e in b.evidence)
    return own and (any((q.low or 0) > 1 for q in b.quantities) or _told_in_number(mentions, b))


def _told_in_number(mentions: Mentions, claim: Claim) -> bool:
    """Whether the evidence of a claim has a number in it."""
    spans = claim.evidence
    return any(
        t.upos == "NUM" and t.text[:1].isdigit()
        for t in mentions.parse.tokens
        if any(e.start <= t.start < e.end for e in spans)
    )


def _lead_end(mentions: Mentions) -> int:
    """Where the first paragraph of the body ends."""
    paragraphs = mentions.document.paragraphs
    return paragraphs[0].end if paragraphs else 0


def _same_source(mentions: Mentions, a: Claim, b: Claim, anaphoric: bool) -> bool:
    if a.source is None and b.source is None:
        return True
    if a.source is None or b.source is None:
        if anaphoric and b.source is None and not b.quantities:
            return not a.background and a.trigger.start < _lead_end(mentions)  # "The attack came late on Tuesday."
        if b.source is None and a.event_type in _BLOWS and len(told := numbers_of(a)) > 1 and told == numbers_of(b):
            return True  # the outlet tells once more how the one dead and the three wounded came to it
        # a lead in the outlet's voice is the claim of the one whom the body then quotes for the same fact
        return a.source is None and a.trigger.start < _lead_end(mentions) <= b.trigger.start and a.place is not None
    if a.source.name == b.source.name or _spokesman_of(a.source, b.source):
        return True
    if _several(a) and a.place is not None and a.place.rule == "place.list":
        return False  # "several drones over two regions" sums up what the ministry then tells region by region
    if a.source.side is None or a.source.side != b.source.side:
        return False
    state = _names_a_capital(mentions, a.source)
    if state and b.source.kind in ("military", "ministry", "official", "head_of_state"):
        return True
    return (state or _army_and_ministry(a, b)) and _counted_again(mentions, a, b)


_LOCAL = ("governor", "local_authority")


def _army_and_ministry(a: Claim, b: Claim) -> bool:
    """Whether an army told first what its ministry then tells: "l'armée russe dit", "le ministère de la Défense"."""
    if a.source is None or b.source is None or a.event_type != "interception":
        return False
    return a.source.person is None and a.source.kind == "military" and b.source.kind == "ministry"


def _counted_again(mentions: Mentions, a: Claim, b: Claim) -> bool:
    """Whether a lead and the body give one number of what was done: "Kiev a abattu 9 drones", then one who governs."""
    if (
        b.source is None
        or a.trigger.start >= _lead_end(mentions)
        or (b.source.kind not in _LOCAL and b.source.kind != "ministry")
    ):
        return False
    return quantities_agree(mentions, a.quantities, b.quantities) is True


def _spokesman_of(body: Speaker, person: Speaker) -> bool:
    """Whether a person speaks for a body named before: "police said", then "police spokesman Ali Khan said"."""
    if body.person is not None or person.person is None or body.kind != person.kind:
        return False
    role = (person.role or "").lower().replace("'s", "").split()
    return body.name.lower().split()[-1] in role and any(w.startswith("spokes") for w in role)


def _several(claim: Claim) -> bool:
    """Whether a claim counts by "several" alone."""
    return bool(claim.quantities) and all(q.rule.endswith("several") for q in claim.quantities)


def _names_a_capital(mentions: Mentions, speaker: Speaker) -> bool:
    """Whether a source is only a place name that stands for a government ("Moscou")."""
    return any(
        (p.role == "seat" or p.place is not None and p.place.kind == "country")
        and p.span.start - _ARTICLE <= speaker.span.start
        and speaker.span.end <= p.span.end
        for p in mentions.places
    ) or (speaker.kind == "official" and " " not in speaker.name and speaker.name[:1].isupper())


def _places_agree(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    if a is None or b is None:
        return True
    if a.place is None or b.place is None:
        either = ((a, b), (b, a))
        return a.name == b.name or any(_lies_in(x, y) or _quarter_of(x, y) for x, y in either)
    if a.place.id == b.place.id:
        return True
    if a.place.kind in ("country", "region") or b.place.kind in ("country", "region"):
        return a.place.country == b.place.country and (
            "country" in (a.place.kind, b.place.kind)
            or a.place.admin1 == b.place.admin1
            or a.place.admin1 is None
            or b.place.admin1 is None
        )
    towns = {"city", "village"}
    if a.place.kind in towns and b.place.kind in towns and a.relation is None and b.relation is None:
        return distance_km(a.place, b.place) < _DOUBLETS_KM  # towns side by side are struck one by one
    if a.place.kind == b.place.kind == "district" and a.place.admin1 == b.place.admin1:
        return False  # quarter by quarter, community by community
    lands = [p.place.radius_km for p in (a, b) if p.place is not None and p.place.kind == "district"]
    if lands and distance_km(a.place, b.place) > max(lands):
        return False  # a community and a town beside it
    return abs(a.place.latitude - b.place.latitude) < 0.3 and abs(a.place.longitude - b.place.longitude) < 0.4


def _lies_in(unknown: PlaceMention, region: PlaceMention) -> bool:
    """Whether a village that no list has lies in the region or country that the other names."""
    held, whole = unknown.within, region.place
    if held is None or whole is None:
        return False
    return whole.kind == "region" and held.id == whole.id or whole.kind == "country" and held.country == whole.country


def _quarter_of(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether a place that no list has is a part of the town of another mention."""
    town = b.place
    return a.place is None and town is not None and town.kind == "city" and a.within is not None and a.within == town


def _times_agree(a: TimeMention | None, b: TimeMention | None) -> bool:
    if a is None or b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _folded(mentions: Mentions, a: Claim, b: Claim) -> Claim:
    """Claim `a` with what `b` adds; the more precise source, place and time stay."""
    source = b if b.source is not None and (a.source is None or a.source.name != b.source.name) else a
    quantities = list(a.quantities)
    for q in b.quantities:
        same = [x for x in quantities if x.what == q.what and x not in b.quantities]
        vague = [x for x in same if x.rule.endswith("several") and not q.rule.endswith("several")]
        if vague:
            quantities = [x for x in quantities if x not in vague]
            quantities.append(q)
        elif not same or q.what in OF_THINGS and not any(of_one_kind(mentions, x, q) for x in same):
            quantities.append(q)
    place = b.place if (source is b and b.place is not None) or _better_place(b.place, a.place) else a.place
    time = a.time if a.time is not None and (a.time.earliest is not None or b.time is None) else b.time
    if time is a.time and _sharper(b.time, a.time):
        time = b.time
    if (
        b.time is not None
        and time is not None
        and b.time.earliest is not None
        and time.earliest is not None
        and source is b
    ):
        time = b.time
    return replace(
        a,
        source=source.source,
        source_span=source.source_span,
        cue=source.cue,
        act=source.act,
        relayed_by=source.relayed_by,
        evidence=tuple(sorted({*a.evidence, *b.evidence})),
        means=a.means or b.means,
        quantities=tuple(quantities),
        place=place,
        time=time,
        announced=a.announced or b.announced,
        target=a.target or b.target,
        actor=a.actor or b.actor,
        novelty=a.novelty or b.novelty,
        novelty_scope=a.novelty_scope or b.novelty_scope,
        hedged=a.hedged and b.hedged,
        rules=(*a.rules, *b.rules, "repeat"),
    )


def _sharper(b: TimeMention | None, a: TimeMention | None) -> bool:
    """Whether a time is said to the day where the other only says how long ago: "13 августа", "две недели назад"."""
    if a is None or b is None or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return b.latest - b.earliest < a.latest - a.earliest and a.earliest <= b.earliest and b.latest <= a.latest


_PRECISION = {"facility": 0, "village": 1, "city": 1, "district": 2, "area": 3, "region": 4, "sea": 5, "country": 6}


def _better_place(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    """Whether `a` says more of the place than `b`: a finer place, or a distance where the other only says near."""
    if a is not None and b is not None and a.relation != b.relation and a.place is not None and b.place is not None:
        if a.place.id == b.place.id:
            return a.relation == "distance" and b.relation == "near"
    return _more_precise(a, b)


def _more_precise(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    if a is None:
        return False
    if b is None:
        return True
    if a.place is None or b.place is None:
        return b.place is None and a.place is not None
    return _PRECISION.get(a.place.kind, 3) < _PRECISION.get(b.place.kind, 3)
