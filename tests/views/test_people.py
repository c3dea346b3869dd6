import io
from dataclasses import replace

import pytest
from rich.console import Console

from dateline.model import Part, Report, Speaker
from dateline.views.people import Page, print_report
from views.made import EMPTY, KURSK, REPORT, TUESDAY, at, count


def shown(report: Report, width: int = 100, *, language: str = "en", **more: object) -> str:
    """What people see, without colours."""
    out = io.StringIO()
    to = Console(file=out, width=width, highlight=False, **more)  # type: ignore[arg-type]
    print_report(report, to, language=language)
    return out.getvalue()


@pytest.fixture
def page() -> str:
    return shown(REPORT)


@pytest.mark.parametrize(
    "said",
    [
        "nuit.txt · EXEMPLE · Claire Dumont · published Tue 14 May 2024",
        "7 incidents · 9 claims · 5 sources",
        "● CRASH  1 drone  ~30 km from Kursk  Tue 14 May",
        "les autorités (RUS)",
        "“Un drone s’est écrasé mardi à une trentaine de kilomètres de",
        "said to be a first, not checked: “une première dans ce district”",
        "● INTERCEPTION  17 drones = 12 + 5  place not said  day not said, announced Tue 14 May",
        "  ├ INTERCEPTION  12 drones  over Belgorod  day not said",
        "  └ INTERCEPTION  5 drones  Bryansk Oblast (region only)  day not said",
        "DEBRIS  no one killed, 2–6 wounded (sources differ)  Donetsk (UKR, run by RUS)",
        "[disputed, 2",
        "le maire Anton Lebedev via Tass",
        "[hedged]",
        "“Il n’y a eu aucun mort” [denied]",
        "○ background (1)",
        "EXEMPLE itself  “trois employés avaient été tués”",
        "→ casualties, 3 killed, Apr 2024",
        "▪ statements (1)",
        "  Moscou (RUS)  “Moscou a accusé Kiev”",
    ],
)
def test_people_see(page: str, said: str) -> None:
    assert said in page


@pytest.mark.parametrize(
    "said",
    [
        "nuit.txt · EXEMPLE · Claire Dumont · publié mar. 14 mai 2024",
        "7 incidents · 9 affirmations · 5 sources",
        "● CHUTE  1 drone  à ~30 km de Koursk  mar. 14 mai",
        "● INTERCEPTION  17 drones = 12 + 5  lieu non dit  jour non dit, annoncé mar. 14 mai",
        "DÉBRIS  aucun mort, 2–6 blessés (les sources divergent)  Donetsk (UKR, administré par RUS)",
        "“Il n’y a eu aucun mort” [démenti]",
        "EXEMPLE, sans source  “trois employés avaient été tués”",
        "→ victimes, 3 morts, avr. 2024",
        "▪ déclarations (1)",
    ],
)
def test_people_see_it_in_french(said: str) -> None:
    assert said in shown(REPORT, language="fr")


def test_a_speaker_of_several_claims_is_named_once() -> None:
    twice = replace(REPORT.claims[7], background=False, source=REPORT.claims[6].source, relayed_by=())
    same = replace(REPORT.incidents[4], claims=("c7", "c8"))
    page = shown(replace(REPORT, claims=(*REPORT.claims[:7], twice, REPORT.claims[8]), incidents=(same,), parts=()))
    assert page.count("le maire Anton Lebedev") == 1


def test_a_place_has_one_name_in_a_report() -> None:
    adjective = replace(KURSK, name="Kursk")
    claims = (replace(REPORT.claims[0], place=adjective), replace(REPORT.claims[1], place=KURSK), *REPORT.claims[2:])
    page = shown(replace(REPORT, claims=claims), language="fr")
    assert "Kursk" not in page


def test_what_the_headline_says_is_not_told_again(page: str) -> None:
    crash = page[page.index("● CRASH") : page.index("● INTERCEPTION")]
    assert "→" not in crash


def test_who_did_it_is_shown_where_the_text_names_a_side() -> None:
    acted = replace(REPORT.claims[3], actor=REPORT.claims[0].trigger, actor_side="UKR")
    page = shown(replace(REPORT, claims=(*REPORT.claims[:3], acted, *REPORT.claims[4:])))
    assert "by s'est écrasé (UKR)" in page
    assert "by s'est" not in shown(REPORT)


def test_why_days_have_no_date_is_said() -> None:
    undated = replace(TUESDAY, earliest=None, latest=None)
    claims = (replace(REPORT.claims[0], time=undated), *REPORT.claims[1:])
    page = shown(replace(REPORT, document=replace(REPORT.document, published=None), claims=claims))
    assert "“mardi” (no date)" in page
    assert "--published" in page
    assert "--published" not in shown(REPORT)


def test_each_claim_is_shown_once(page: str) -> None:
    for claim in REPORT.claims:
        words = REPORT.document.text[claim.evidence[0].start : claim.evidence[0].end].replace("'", "’")
        assert page.count(" ".join(words.split()[:5])) == 1, words


def test_parts_stand_under_their_total_only(page: str) -> None:
    assert page.count("over Belgorod") == 1
    assert "● INTERCEPTION  12" not in page


def test_parts_of_the_same_incident_are_a_tree_too() -> None:
    whole = replace(REPORT.incidents[1], claims=("c2", "c3", "c4"))
    page = shown(replace(REPORT, incidents=(REPORT.incidents[0], whole, *REPORT.incidents[4:])))
    assert "● INTERCEPTION  17 drones = 12 + 5  place not said" in page
    assert "  ├ INTERCEPTION  12 drones  over Belgorod" in page
    assert page.count("“douze au-dessus de Belgorod”") == 1


def test_another_source_on_a_part_is_shown_with_it() -> None:
    other = replace(REPORT.claims[2], id="c10", source=REPORT.claims[4].source)
    shared = replace(REPORT.incidents[2], claims=("c3", "c10"))
    incidents = (*REPORT.incidents[:2], shared, *REPORT.incidents[3:])
    page = shown(replace(REPORT, claims=(*REPORT.claims, other), incidents=incidents))
    assert page.count("“douze au-dessus de Belgorod”") == 2


@pytest.mark.parametrize("width", [20, 40, 60, 72, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(REPORT, width).splitlines()
    assert max(map(len, lines)) <= max(width, 30)
    assert not any(line != line.rstrip() for line in lines)


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown(REPORT, force_terminal=True, color_system="standard")
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(REPORT, force_terminal=True, color_system="standard")
    assert "\x1b[3" not in plain
    assert "\x1b[" not in shown(REPORT), "nor in a pipe"


def test_no_claims_is_said() -> None:
    assert "no claims" in shown(EMPTY)


def test_hostile_names_are_shown_as_text() -> None:
    liar = Speaker(name="[bold]x[/bold]\x1b[2J", kind="official", span=REPORT.claims[0].trigger)
    page = shown(replace(REPORT, claims=(replace(REPORT.claims[0], source=liar), *REPORT.claims[1:])))
    assert "[bold]x[/bold]\N{REPLACEMENT CHARACTER}[2J" in page


def test_an_svg_can_be_made_of_it() -> None:
    to = Console(file=io.StringIO(), record=True, width=100)
    to.print(Page(REPORT))
    assert "CRASH" in to.export_svg(title="dateline")


def test_a_correction_is_shown_above_all_claims() -> None:
    notice = Part(kind="correction", span=at("NUIT DE DRONES"))
    page = shown(replace(REPORT, document=replace(REPORT.document, parts=(notice,))))
    assert page.index("NUIT DE DRONES") < page.index("● CRASH")


def test_missiles_and_drones_are_not_one_number() -> None:
    counts = (count("dix-sept drones", "downed", 17, 17), count("douze", "downed", 12, 12, "missile"))
    claims = (REPORT.claims[0], replace(REPORT.claims[1], quantities=counts), *REPORT.claims[2:])
    incident = replace(REPORT.incidents[1], quantities=(("downed", 12, None, 17, False),))
    incidents = (REPORT.incidents[0], incident, *REPORT.incidents[2:])
    assert "INTERCEPTION  17 drones, 12 missiles" in shown(
        replace(REPORT, claims=claims, incidents=incidents, parts=())
    )


def test_parts_that_leave_some_over_say_so() -> None:
    (total, *rest) = [c for c in REPORT.claims if c.id == "c2"]
    assert not rest and total.quantities[0].low == 17
    more = replace(total, quantities=(replace(total.quantities[0], low=20, best=20, high=20),))
    claims = tuple(more if c.id == "c2" else c for c in REPORT.claims)
    assert "17 drones = 12 + 5 + …" in shown(replace(REPORT, claims=claims))
