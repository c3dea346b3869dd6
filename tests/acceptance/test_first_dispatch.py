"""The dispatch the package was made for, retold, and copies of it about other countries, numbers, places and days.

Each expectation is a test of its own, computed from the parameters that wrote the text.
"""

from collections.abc import Callable

import pytest

from acceptance.dispatches import SCENES, Scene, crash_and_whole, dispatch, passages
from acceptance.reading import (
    counts,
    days,
    in_short,
    kilometres,
    physical,
    place,
    point,
    quotes,
    read,
    speaker,
    told_in,
)
from dateline import Claim, Report

Expectation = Callable[[Scene, Report], None]
EXPECTED: list[Expectation] = []


def expectation(check: Expectation) -> Expectation:
    """Registers a check; its name is the name of the test."""
    EXPECTED.append(check)
    return check


def one(report: Report, words: str, event_type: str) -> Claim:
    """The claim of this type told in these words."""
    found = told_in(report, words, [event_type])
    assert len(found) == 1, f"{len(found)} {event_type} in {words!r}:\n{in_short(report)}"
    return found[0]


def crash(s: Scene, report: Report) -> Claim:
    return one(report, crash_and_whole(s)[0], "crash")


def whole(s: Scene, report: Report) -> Claim:
    return one(report, crash_and_whole(s)[1], "interception")


def army(s: Scene, report: Report) -> Claim:
    return one(report, passages(s)["army"], "interception")


def region(s: Scene, report: Report) -> Claim:
    return one(report, passages(s)["region"], "interception")


def debris(s: Scene, report: Report) -> Claim:
    return one(report, passages(s)["debris"], "debris")


def earlier(s: Scene, report: Report) -> list[Claim]:
    found = told_in(report, passages(s)["earlier"], ["strike"])
    assert found, in_short(report)
    return found


def bases(s: Scene, report: Report) -> Claim:
    return one(report, passages(s)["bases"], "strike")


@expectation
def crash_is_read(s: Scene, report: Report) -> None:
    claim = crash(s, report)
    assert claim.means == s.means
    assert not (claim.background or claim.hedged or claim.denied or claim.hypothetical)


@expectation
def crash_counts_one(s: Scene, report: Report) -> None:
    assert counts(crash(s, report)) == {("crashed", 1, 1)}


@expectation
def crash_lies_on_a_ring(s: Scene, report: Report) -> None:
    where = place(crash(s, report))
    assert where.relation == "distance"
    assert where.distance_km is not None
    assert abs(where.distance_km - s.kilometres) <= s.kilometres / 10


@expectation
def crash_ring_is_anchored_on_the_capital(s: Scene, report: Report) -> None:
    at = point(place(crash(s, report)))
    assert at is not None
    assert kilometres(at, s.capital_at) < 30


@expectation
def crash_is_told_by_the_authorities(s: Scene, report: Report) -> None:
    who = speaker(crash(s, report))
    assert "autorités" in who.name
    assert (who.kind, who.side) == ("official", s.home.iso)


@expectation
def crash_happened_that_day(s: Scene, report: Report) -> None:
    claim = crash(s, report)
    if s.other:  # only the saying is dated
        assert claim.announced is not None
        assert claim.announced.earliest == s.day
        assert days(claim) in (None, (s.published, s.published))
    else:
        assert days(claim) == (s.published, s.published)


@expectation
def crash_is_called_the_first(s: Scene, report: Report) -> None:
    claim = crash(s, report)
    assert claim.novelty is not None, in_short(report)
    assert "capitale" in (claim.novelty_scope or "")


@expectation
def lead_is_the_same_crash(s: Scene, report: Report) -> None:
    falls = [c for c in report.claims if c.event_type == "crash"]
    assert len(falls) == 1, in_short(report)


@expectation
def whole_is_read(s: Scene, report: Report) -> None:
    claim = whole(s, report)
    assert claim.means == s.means
    assert not claim.background


@expectation
def whole_counts_all(s: Scene, report: Report) -> None:
    assert counts(whole(s, report)) == {("downed", s.total, s.total)}


@expectation
def whole_lies_in_the_country(s: Scene, report: Report) -> None:
    where = place(whole(s, report))
    assert where.where_prec == 6
    assert where.place is not None
    assert where.place.country == s.home.iso


@expectation
def whole_is_told_by_the_authorities(s: Scene, report: Report) -> None:
    assert speaker(whole(s, report)) == speaker(crash(s, report))


@expectation
def whole_has_two_parts(s: Scene, report: Report) -> None:
    told = {(row.whole, frozenset(row.parts)) for row in report.parts}
    assert told == {(whole(s, report).id, frozenset({army(s, report).id, region(s, report).id}))}


@expectation
def army_is_read(s: Scene, report: Report) -> None:
    claim = army(s, report)
    assert claim.means == s.means
    assert not (claim.background or claim.hedged or claim.denied or claim.hypothetical)


@expectation
def army_counts_its_own(s: Scene, report: Report) -> None:
    assert counts(army(s, report)) == {("downed", s.army, s.army)}


@expectation
def army_speaks(s: Scene, report: Report) -> None:
    who = speaker(army(s, report))
    assert (who.kind, who.side) == ("military", s.home.iso)
    assert "armée" in who.name


@expectation
def army_names_a_part_of_the_country(s: Scene, report: Report) -> None:
    where = place(army(s, report))
    assert (where.relation, where.bearing, where.where_prec) == ("direction", s.sector, 5)
    assert where.place is not None
    assert where.place.country == s.home.iso


@expectation
def army_tells_of_the_night(s: Scene, report: Report) -> None:
    assert days(army(s, report)) == s.night


@expectation
def army_claim_holds_the_lead(s: Scene, report: Report) -> None:
    lead = passages(s)["lead"].split(".")[0]
    assert any(q in lead for q in quotes(report, army(s, report))), in_short(report)


@expectation
def region_is_read(s: Scene, report: Report) -> None:
    claim = region(s, report)
    assert claim.means == s.means
    assert not (claim.background or claim.hedged or claim.denied or claim.hypothetical)


@expectation
def region_counts_one(s: Scene, report: Report) -> None:
    assert counts(region(s, report)) == {("downed", 1, 1)}


@expectation
def region_is_a_region(s: Scene, report: Report) -> None:
    where = place(region(s, report))
    assert where.where_prec == 4
    assert where.place is not None
    assert where.place.country == s.home.iso
    at = point(where)
    assert at is not None
    assert kilometres(at, s.region_at) < 150


@expectation
def region_speaks(s: Scene, report: Report) -> None:
    who = speaker(region(s, report))
    assert (who.kind, who.side) == ("local_authority", s.home.iso)


@expectation
def region_day_is_that_of_the_saying(s: Scene, report: Report) -> None:
    claim = region(s, report)
    assert claim.announced is not None
    assert claim.announced.earliest is not None
    assert claim.announced.earliest.isoformat() == s.published
    assert claim.time is None


@expectation
def debris_is_read(s: Scene, report: Report) -> None:
    claim = debris(s, report)
    assert claim.means == s.means
    assert not (claim.background or claim.hedged or claim.denied or claim.hypothetical)


@expectation
def debris_counts_what_was_found(s: Scene, report: Report) -> None:
    assert counts(debris(s, report)) == {("found", s.debris, s.debris)}


@expectation
def debris_lies_in_the_city(s: Scene, report: Report) -> None:
    where = place(debris(s, report))
    at = point(where)
    assert at is not None, where
    assert kilometres(at, s.city_at) < 40
    assert where.place is not None
    assert where.place.country == s.home.iso


@expectation
def debris_is_told_by_the_person_named(s: Scene, report: Report) -> None:
    who = speaker(debris(s, report))
    assert s.governor in who.name
    assert who.side == s.home.iso


@expectation
def debris_speaker_has_the_right_kind(s: Scene, report: Report) -> None:
    kinds = {"gouverneur": "governor", "wali": "governor", "administration régionale": "governor"}
    kinds |= {"maire": "local_authority", "préfet": "local_authority", "police": "emergency_service"}
    wanted = next(kind for word, kind in kinds.items() if word in s.rank)
    assert speaker(debris(s, report)).kind == wanted


@expectation
def debris_was_found_that_night(s: Scene, report: Report) -> None:
    assert days(debris(s, report)) == s.night


@expectation
def caption_tells_no_event(s: Scene, report: Report) -> None:
    assert told_in(report, passages(s)["caption"], {c.event_type for c in report.claims}) == []


@expectation
def caption_is_a_caption(s: Scene, report: Report) -> None:
    start = report.document.text.find(passages(s)["caption"])
    assert "caption" in {part.kind for part in report.document.parts if part.span.start == start}


@expectation
def earlier_strikes_are_background(s: Scene, report: Report) -> None:
    assert all(claim.background for claim in earlier(s, report))


@expectation
def earlier_strikes_are_read_once(s: Scene, report: Report) -> None:
    assert len(earlier(s, report)) == 1, in_short(report)


@expectation
def earlier_strikes_are_laid_to_the_foe(s: Scene, report: Report) -> None:
    """By the capital: its accusation is a statement beside the strikes, or their source is the capital."""
    claims = told_in(report, passages(s)["earlier"], ["statement", "strike"])
    assert s.capital in {c.source.name for c in claims if c.source}, in_short(report)


@expectation
def earlier_strikes_reach_back_to_the_start(s: Scene, report: Report) -> None:
    told = earlier(s, report)[0].time
    assert told is not None
    assert told.earliest is not None
    assert s.war.endswith(str(told.earliest.year))


@expectation
def earlier_strikes_are_not_put_in_the_city(s: Scene, report: Report) -> None:
    for claim in told_in(report, passages(s)["earlier"]) + told_in(report, passages(s)["bases"]):
        at = point(claim.place) if claim.place else None
        assert at is None or kilometres(at, s.city_at) > 40, in_short(report)


@expectation
def bases_are_background(s: Scene, report: Report) -> None:
    assert bases(s, report).background


@expectation
def bases_are_told_by_the_capital(s: Scene, report: Report) -> None:
    who = speaker(bases(s, report))
    assert (who.name, who.side) == (s.capital, s.home.iso)


@expectation
def chief_makes_a_statement(s: Scene, report: Report) -> None:
    claim = one(report, passages(s)["chief"], "statement")
    assert s.chief in speaker(claim).name
    assert not claim.background


@expectation
def chief_speaks_for_no_country(s: Scene, report: Report) -> None:
    who = speaker(one(report, passages(s)["chief"], "statement"))
    assert (who.kind, who.side) == ("international_org", None)


@expectation
def capital_makes_a_statement(s: Scene, report: Report) -> None:
    who = speaker(one(report, passages(s)["capital"], "statement"))
    assert (who.name, who.side) == (s.capital, s.home.iso)


@expectation
def nothing_else_is_news(s: Scene, report: Report) -> None:
    news = [c.event_type for c in physical(report) if not c.background]
    assert sorted(news) == ["crash", "debris", "interception", "interception", "interception"], in_short(report)


@expectation
def crash_and_debris_are_incidents_of_their_own(s: Scene, report: Report) -> None:
    of = {claim: incident.id for incident in report.incidents for claim in incident.claims}
    apart = [crash(s, report), debris(s, report), army(s, report), region(s, report)]
    assert len({of[claim.id] for claim in apart}) == len(apart)


@expectation
def background_joins_no_news(s: Scene, report: Report) -> None:
    old = {c.id for c in report.claims if c.background}
    assert old, in_short(report)
    for incident in report.incidents:
        inside = [claim in old for claim in incident.claims]
        assert all(inside) or not any(inside), incident.claims


@expectation
def general_statements_stand_alone(s: Scene, report: Report) -> None:
    for name in ("chief", "capital"):
        claim = one(report, passages(s)[name], "statement")
        assert [i.claims for i in report.incidents if claim.id in i.claims] == [(claim.id,)], name


@expectation
def incidents_hold_each_claim_once(s: Scene, report: Report) -> None:
    held = [claim for incident in report.incidents for claim in incident.claims]
    assert sorted(held) == sorted(c.id for c in report.claims)


@expectation
def agency_and_author_are_read(s: Scene, report: Report) -> None:
    assert report.document.agency == "AFP"
    assert report.document.authors == (s.author,)


def names(values: list[Expectation]) -> list[str]:
    return [check.__name__ for check in values]


@pytest.mark.parametrize("scene", SCENES, ids=lambda s: s.name)
@pytest.mark.parametrize("check", EXPECTED, ids=names(EXPECTED))
def test_first_dispatch(check: Expectation, scene: Scene) -> None:
    check(scene, read(dispatch(scene), scene.published))


def test_scenes_differ() -> None:
    assert len(SCENES) > 12
    assert len({dispatch(s) for s in SCENES}) == len(SCENES)
