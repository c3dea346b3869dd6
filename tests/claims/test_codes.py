import pytest

from dateline.claims.codes import codes, codes_of, table
from dateline.model import Claim, Span
from dateline.views.report import schema

SYSTEMS = ("acled", "plover", "cameo", "viina", "ucdp")
EVENT_TYPES = schema()["$defs"]["event_type"]["enum"]
MEANS = schema()["$defs"]["means"]["enum"]


@pytest.mark.parametrize(
    ("event_type", "means", "act", "expected"),
    [
        ("strike", "drone", None, ("Explosions/Remote violence / Air/drone strike", "ASSAULT-Drone", "195", "t_uav")),
        ("strike", "artillery", None, (None, "ASSAULT-Heavy-weapons", "194", "t_artillery")),
        ("interception", "drone", None, ("Strategic developments / Disrupted weapons use", None, None, "t_aad")),
        ("interception", "missile", None, ("Strategic developments / Disrupted weapons use", None, None, "t_aad")),
        ("clash", None, None, ("Battles / Armed clash", None, None, "t_firefight")),
        ("abduction", "small_arms", None, (None, "ASSAULT-Abduct", "181", None)),
        ("arrest", None, None, ("Strategic developments / Arrests", "COERCE-Arrest", "173", "t_arrest")),
        ("statement", None, "accuse", (None, "ACCUSE-Allege", "112", None)),
        ("statement", None, "deny", (None, None, "016", None)),
        ("statement", None, "claim", (None, None, "015", None)),
    ],
)
def test_the_best_known_codes(
    event_type: str, means: str | None, act: str | None, expected: tuple[str | None, ...]
) -> None:
    row = codes(event_type, means, act)
    for system, want in zip(SYSTEMS, expected, strict=False):
        if want is not None:
            assert getattr(row, system) == want, system


def test_an_interception_is_not_a_strike() -> None:
    for means in MEANS:
        assert "strike" not in (codes("interception", means).acled or "").lower()


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_each_type_has_a_row_for_any_means_that_says_what_it_loses(event_type: str) -> None:
    for means in MEANS:
        row = codes(event_type, means)
        assert row.event_type == event_type
        assert row.loses.endswith(".")


def test_the_table_knows_no_type_or_means_that_the_contract_does_not() -> None:
    for row in table():
        assert row.event_type in EVENT_TYPES
        assert set(row.means) <= set(MEANS)


def test_no_two_rows_say_the_same() -> None:
    keys = [(row.event_type, means, act) for row in table() for means in row.means or ("",) for act in row.act or ("",)]
    assert len(keys) == len(set(keys))


def test_what_did_not_happen_has_no_codes() -> None:
    def claim(event_type: str, **more: bool) -> Claim:
        return Claim(id="c1", event_type=event_type, means=None, trigger=Span(0, 1), evidence=(Span(0, 1),), **more)

    assert codes_of(claim("casualties")) is not None
    assert codes_of(claim("casualties", denied=True)) is None
    assert codes_of(claim("strike", hypothetical=True)) is None
    assert codes_of(claim("statement", denied=True)) is not None


def test_an_unknown_type_is_other() -> None:
    assert codes("weather").event_type == "other"
