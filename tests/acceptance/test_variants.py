"""Forty variants of the first dispatch: other wars, weapons, days and counts, and other words for all that is told."""

from collections.abc import Callable

import pytest

from acceptance.reading import counts, days, in_short, kilometres, physical, place, point, read, speaker, told_in
from acceptance.variants import PASSAGES, TABLE, VARIANTS, Variant
from dateline import Claim, Report

Expectation = Callable[[Variant, Report], None]


def one(v: Variant, report: Report, passage: str, event_type: str) -> Claim:
    """The one claim of this type in a passage."""
    found = told_in(report, v.words[passage], [event_type])
    assert len(found) == 1, f"{len(found)} {event_type} in {v.words[passage]!r}:\n{in_short(report)}"
    return found[0]


def plain(claim: Claim) -> bool:
    """Whether a claim bears no flag."""
    return not (claim.background or claim.hedged or claim.denied or claim.hypothetical)


def crash(v: Variant, report: Report) -> None:
    claim = one(v, report, "crash", "crash")
    assert plain(claim)
    assert claim.means == v.facts["means"]
    assert counts(claim) == {("crashed", 1, 1)}
    where, who = place(claim), speaker(claim)
    at = point(where)
    assert where.relation == "distance"
    assert where.distance_km == pytest.approx(v.facts["km"], rel=0.1)
    assert at is not None
    assert kilometres(at, v.facts["at"]) < 40
    assert (who.kind, who.side) == ("official", v.facts["iso"])
    assert days(claim) in (None, (v.published, v.published))


def army(v: Variant, report: Report) -> None:
    claim = one(v, report, "army", "interception")
    assert plain(claim)
    assert claim.means == v.facts["means"]
    assert counts(claim) == {("downed", v.facts["army"], v.facts["army"])}
    where, who = place(claim), speaker(claim)
    assert (where.relation, where.where_prec) == ("direction", 5)
    assert where.place is not None
    assert where.place.country == v.facts["iso"]
    assert (who.kind, who.side) == ("military", v.facts["iso"])
    assert days(claim) == v.night


def region(v: Variant, report: Report) -> None:
    claim = one(v, report, "region", "interception")
    assert plain(claim)
    assert claim.means == v.facts["means"]
    assert counts(claim) == {("downed", 1, 1)}
    where, who = place(claim), speaker(claim)
    assert where.place is not None
    assert where.place.country == v.facts["iso"]
    assert v.facts["region"] in where.name
    assert (who.kind, who.side) == ("local_authority", v.facts["iso"])


def debris(v: Variant, report: Report) -> None:
    claim = one(v, report, "debris", "debris")
    assert plain(claim)
    assert claim.means == v.facts["means"]
    assert counts(claim) == {("found", v.facts["debris"], v.facts["debris"])}
    at = point(place(claim))
    assert at is not None
    assert kilometres(at, v.facts["city_at"]) < 40
    assert v.facts["governor"] in speaker(claim).name
    assert speaker(claim).kind == "governor"
    assert days(claim) == v.night


def old(v: Variant, report: Report) -> None:
    told = told_in(report, v.words["old"])
    assert told, in_short(report)
    assert all(claim.background for claim in told), in_short(report)
    assert {claim.event_type for claim in told} == {"strike"}, in_short(report)


def chief(v: Variant, report: Report) -> None:
    claim = one(v, report, "chief", "statement")
    assert plain(claim)
    assert (speaker(claim).kind, speaker(claim).side) == ("international_org", None)


def nothing_else(v: Variant, report: Report) -> None:
    news = sorted(c.event_type for c in physical(report) if not c.background)
    assert news == ["crash", "debris", "interception", "interception"], in_short(report)


EXPECTED: tuple[Expectation, ...] = (crash, army, region, debris, old, chief, nothing_else)


@pytest.mark.parametrize("v", VARIANTS, ids=lambda v: v.name)
@pytest.mark.parametrize("check", EXPECTED, ids=lambda check: check.__name__)
def test_variant(check: Expectation, v: Variant) -> None:
    check(v, read(v.text, v.published))


def test_each_wording_is_read() -> None:
    assert all(len(TABLE[passage]) <= len(VARIANTS) for passage in PASSAGES)


def test_variants_differ() -> None:
    assert len({v.text for v in VARIANTS}) == len(VARIANTS) == 40
