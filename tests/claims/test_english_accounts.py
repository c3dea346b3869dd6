"""English: whose account a clause is, when the naming is far from it or looks like something else."""

import pytest

from claims.reading import by, claims
from dateline.reader import Reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“Three men died. Two more people are hurt — a Libyan and a Tunisian,” Petro Bondar, the mayor of Nikopol, "
            "wrote on social media.",
            "Petro Bondar, the mayor of Nikopol",
        ),
        (
            '"Three men died, all Poles. Two more were wounded, a Czech and a Slovak," Mayor Petro Bondar said.',
            "Mayor Petro Bondar",
        ),
    ],
)
def test_nobody_speaks_from_within_a_quotation(reader: Reader, text: str, speaker: str) -> None:
    assert {by(c) for c in claims(reader, text)} == {speaker}


@pytest.mark.parametrize(
    "report",
    ["an evening attack on Orikhiv", "a morning strike on a farm in Orikhiv", "a Tuesday attack on Orikhiv"],
)
def test_what_a_time_describes_is_what_is_reported(reader: Reader, report: str) -> None:
    text = f"Governor Ivan Bondar said a woman died in Nikopol. Bondar had earlier reported {report}."
    assert by(claims(reader, text)[-1]) == "Governor Ivan Bondar"


def test_this_week_is_no_this(reader: Reader) -> None:
    text = (
        "Three people were killed in Nikopol, police said.\n\n"
        "Rebel troops left Sabha late last year, but now shell the town.\n\n"
        "Libyan officials this week said their forces had retaken two villages near Sirte."
    )
    found = claims(reader, text)
    assert [by(c) for c in found] == ["police", None, None, "Libyan officials"]


def test_a_governor_behind_his_region_is_a_person(reader: Reader) -> None:
    text = (
        "Kursk region Governor Alexei Petrov said a fire broke out in Rylsk.\n\n"
        "Petrov said nobody was hurt in the attack."
    )
    assert {by(c) for c in claims(reader, text)} == {"Kursk region Governor Alexei Petrov"}


@pytest.mark.parametrize(
    ("text", "place", "speaker"),
    [
        (
            "The spokesman told reporters in Gusau, the state capital, that gunmen killed two people in Anka.",
            "Anka",
            "The spokesman",
        ),
        (
            "The governor said in a statement issued in Jos that gunmen had killed nine people in Bokkos.",
            "Bokkos",
            "The governor",
        ),
        (
            "A trader told Reuters by phone from Goma that two bombs fell on Sake.",
            "Sake",
            "A trader",
        ),
    ],
)
def test_where_it_was_said_is_not_where_it_was(reader: Reader, text: str, place: str, speaker: str) -> None:
    found = claims(reader, text)[0]
    assert by(found) == speaker and found.place is not None and found.place.name.startswith(place)
    said = " ".join(text[s.start : s.end] for s in found.evidence)
    assert "that" not in said.split()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A shell hit a market in Nikopol, killing nine people, health officials and a human rights group said.",
            "health officials and a human rights group",
        ),
        (
            "An air strike killed nine people in Sabha, a rescue worker and ethnic minority armed group told AFP.",
            "a rescue worker and ethnic minority armed group",
        ),
    ],
)
def test_two_who_speak_together(reader: Reader, text: str, speaker: str) -> None:
    assert {by(c) for c in claims(reader, text)} == {speaker}


def test_a_short_name_is_the_body_that_was_named_with_it(reader: Reader) -> None:
    text = (
        "The Centre for Human Rights (CHR) in Gaza said nine people were killed in Jabalia.\n\n"
        "Thirty others were wounded, the CHR said in a statement."
    )
    assert {by(c) for c in claims(reader, text)} == {"The Centre for Human Rights (CHR) in Gaza"}


def test_who_reports_within_a_quotation_is_not_who_is_quoted(reader: Reader) -> None:
    text = (
        "The Fifth Fleet said a frigate shot down a missile over the Gulf of Aden.\n\n"
        '"There was no damage reported by US or commercial ships," it added.'
    )
    assert {by(c) for c in claims(reader, text)} == {"The Fifth Fleet"}


def test_a_spokesman_tells_what_his_body_said_in_the_lead(reader: Reader) -> None:
    text = (
        "Nigerian police said at least 15 people were killed when gunmen attacked a village in Zamfara state.\n\n"
        "Police spokesman Musa Bello said on Thursday that the gunmen killed the people in Orlovu village."
    )
    found = claims(reader, text)
    assert [by(c) for c in found] == ["Police spokesman Musa Bello"]


def test_an_office_between_commas_does_not_part_a_person_from_what_he_added(reader: Reader) -> None:
    text = (
        "Governor Ivan Bondar said two men were hurt in Nikopol.\n\n"
        '"One of the men died," Petro Koval, head of the city\'s Defence Council, added on Telegram.'
    )
    assert by(claims(reader, text)[-1]) == "Petro Koval, head of the city's Defence Council"


def test_what_was_shot_down_is_told_by_who_counted_what_was_launched(reader: Reader) -> None:
    text = (
        "According to Ukraine's Air Force, Russia launched 103 drones overnight.\n\n"
        "Air defenses intercepted 74 drones, while another 29 dropped off radars, likely used as decoys."
    )
    found = claims(reader, text)
    assert {by(c) for c in found} == {"Ukraine's Air Force"}
    assert [c.event_type for c in found] == ["strike", "interception", "other"]


@pytest.mark.parametrize(
    "last",
    [
        "The war has killed thousands of civilians.",
        "The strike came a day after Russian missiles killed six people in Kharkiv.",
        "A fire broke out at a depot in Volgograd after a drone strike.",
        "The shelling of Nikopol on Monday killed three people.",
    ],
)
def test_the_account_of_a_governor_ends_where_the_outlet_tells_of_else(reader: Reader, last: str) -> None:
    text = (
        "Two people were killed in a strike on Kherson, Governor Oleksandr Prokudin said on Tuesday.\n\n"
        f"The strike damaged three houses.\n\n{last}"
    )
    first, damage, *rest = claims(reader, text)
    assert {by(first), by(damage)} == {"Governor Oleksandr Prokudin"}
    assert {by(c) for c in rest} == {None}


def test_a_mayor_tells_of_his_town(reader: Reader) -> None:
    text = (
        "A shell hit a house in Horlivka, the mayor Ivan Prikhodko said.\n\n"
        "The shelling of Mariupol on Monday killed three people."
    )
    assert [by(c) for c in claims(reader, text)] == ["the mayor Ivan Prikhodko", None]


@pytest.mark.parametrize(
    "last", ["No group has claimed responsibility for the blast.", "Nobody has claimed the attack."]
)
def test_that_nobody_claimed_it_is_the_outlets(reader: Reader, last: str) -> None:
    text = f"A bomb blast killed three people in Quetta, police said.\n\n{last}"
    assert [(c.event_type, by(c)) for c in claims(reader, text)] == [("attack", "police"), ("statement", None)]


def test_what_nobody_claims_to_be_is_no_claim_of_responsibility(reader: Reader) -> None:
    assert claims(reader, "No one claimed to be the leader of the town.") == []


def names(reader: Reader, text: str) -> list[str | None]:
    return [c.source.name if c.source else None for c in claims(reader, text)]


def test_a_spokesman_is_the_spokesperson_named_before(reader: Reader) -> None:
    text = (
        "The state police spokesperson, Musa Danladi, said Dansa was attacked at night. It is unclear by whom. "
        "The police spokesman said three people were wounded."
    )
    assert set(names(reader, text)) == {"The state police spokesperson, Musa Danladi"}


def test_two_bodies_named_together_are_neither_of_them(reader: Reader) -> None:
    text = (
        "Security firm Marlow said a tanker had been hit off Hodeida. The Naval Traffic Operations (NTO) said two "
        "missiles were fired at a ship. It was unclear whether Marlow and NTO were reporting the same incident. "
        "One of the missiles was intercepted by a destroyer, it said. There was no damage to the ship, NTO said."
    )
    assert names(reader, text) == ["Security firm Marlow", *["The Naval Traffic Operations (NTO)"] * 3]


def test_over_two_years_is_no_count_over_places(reader: Reader) -> None:
    text = (
        "The Russian Defence Ministry said it had destroyed nine drones over the Bryansk region.\n\n"
        "Ukraine, which has been at war for over two years, shelled a depot in Tokmak."
    )
    assert names(reader, text) == ["The Russian Defence Ministry", None]


def test_a_surname_with_its_article_is_the_officer_named_before(reader: Reader) -> None:
    text = (
        "A bomb killed a soldier near Baquba, Major Hatem al-Jubouri from the provincial police told reporters. "
        "Another bomb wounded four soldiers in Khalis, said al-Jubouri."
    )
    assert {by(c) for c in claims(reader, text)} == {"Major Hatem al-Jubouri from the provincial police"}


def test_what_sort_of_person_a_name_bears_goes_with_it(reader: Reader) -> None:
    text = "A jet dropped three bombs on Dansa, according to Min Zaw Oo, an anti-coup fighter from the village."
    assert names(reader, text) == ["Min Zaw Oo, an anti-coup fighter from the village"]


def test_a_paragraph_between_two_of_one_governor_is_his(reader: Reader) -> None:
    text = (
        "Kherson Oblast Governor Ivan Melnyk reported that one person was killed.\n\n"
        "In Kharkiv Oblast, a man was injured in Vovchansk, Governor Oleh Bondar said.\n\n"
        "Later in the afternoon, five people were hospitalized after Russian forces attacked Derhachi.\n\n"
        "The attack damaged 65 houses, Bondar said."
    )
    assert names(reader, text) == ["Kherson Oblast Governor Ivan Melnyk", *["Governor Oleh Bondar"] * 3]


def test_across_the_region_is_the_governors(reader: Reader) -> None:
    text = (
        "Kherson Oblast Governor Ivan Melnyk reported that Russian attacks killed one person.\n\n"
        "Across the region, a mill and 15 houses were damaged.\n\n"
        "In Kharkiv Oblast, a man was injured in Vovchansk, Governor Oleh Bondar said."
    )
    assert names(reader, text)[:2] == ["Kherson Oblast Governor Ivan Melnyk"] * 2


def test_those_counted_are_told_by_the_one_who_tells_of_them(reader: Reader) -> None:
    text = "Air defences destroyed 19 of the 25 drones. They included 12 Shahed drones, the air force said."
    assert names(reader, text)[0] == "the air force"


@pytest.mark.parametrize("by_whom", ["issued by the army", "by the army", "released by the army"])
def test_who_issued_a_statement_speaks_in_it(reader: Reader, by_whom: str) -> None:
    assert names(reader, f"A statement {by_whom} said six rebels were killed in Tank.") == ["the army"]


def test_a_line_that_signs_the_paragraph_above(reader: Reader) -> None:
    text = (
        "The mayor Oleh Bondar said Marhanets was shelled.\n\nTen shells hit the town. A man was wounded.\n\n"
        "- Bondar wrote on social media."
    )
    assert set(names(reader, text)) == {"The mayor Oleh Bondar"}


def test_this_follows_from_a_statement(reader: Reader) -> None:
    text = "Drones attacked the Ryazan region. A fire broke out.\n\nThis follows from a statement by the Vesti channel."
    assert names(reader, text) == ["the Vesti channel"] * 2


def test_an_account_lasts_until_its_speaker_adds_to_it(reader: Reader) -> None:
    text = (
        "A statement issued by the interior ministry said six people were hurt in Tank.\n\n"
        "Major Asad Khan was killed during the operation.\n\nThe ministry added that four men were arrested."
    )
    assert names(reader, text) == ["the interior ministry"] * 3


def test_the_head_of_a_region_speaks_of_it_and_not_of_the_next(reader: Reader) -> None:
    text = (
        "Ivan Sokov, the head of Bryansk Region, which borders Ukraine, said eight drones had been shot down. "
        "The neighbouring Kursk region also came under attack on Wednesday."
    )
    first, second = claims(reader, text)
    assert first.source is not None and (first.source.kind, first.source.side) == ("governor", "RUS")
    assert by(second) is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen suspected to be bandits on Monday night, kidnapped the head of a college in Manchok.",
        "Turkish-backed factions continue to clash with Kurdish forces in Manbij.",
    ],
)
def test_nobody_is_said_to_speak_here(reader: Reader, text: str) -> None:
    assert names(reader, text) == [None]


def test_a_hyphen_signs_nothing(reader: Reader) -> None:
    assert names(reader, "Turkish fighters clashed in Manbij with the U.S.-backed Syrian Democratic Forces.") == [None]


def test_what_came_a_day_after_is_the_outlets(reader: Reader) -> None:
    text = (
        "Drones hit a depot in Ryazan, officials said. The incident comes one day after a raid targeted a refinery in "
        "Oryol."
    )
    assert names(reader, text) == ["officials", None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gov. Ivan Melnyk said two people died in Nikopol.", "Gov. Ivan Melnyk"),
        ("Two people died in Nikopol, local Gov. Ivan Melnyk reported.", "local Gov. Ivan Melnyk"),
        ("Two people died in Nikopol, Lt. Gen. Petro Bondar said in a statement.", "Lt. Gen. Petro Bondar"),
        ("Two people died in Jos, according to army spokesman Col. Musa Bello.", "army spokesman Col. Musa Bello"),
    ],
)
def test_a_rank_cut_short_belongs_to_the_name(reader: Reader, text: str, speaker: str) -> None:
    assert names(reader, text) == [speaker]


def test_who_says_one_thing_but_says_another(reader: Reader) -> None:
    text = "The army did not comment on the raid but said two soldiers were killed in Tank."
    assert names(reader, text) == ["The army"]


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a plant in Tula, the regional governor said on Monday.\n\n"
        "“Firefighters are at work. Nobody was hurt,” Petro Savchuk wrote on Telegram.",
        "A drone hit a plant in Tula, the region's governor said.\n\nNobody was hurt, Petro Savchuk wrote.",
        "A drone hit a plant in Tula, the mayor said on Monday.\n\nNobody was hurt, Petro Savchuk posted on Telegram.",
    ],
)
def test_a_name_told_behind_an_office_is_its_holder(reader: Reader, text: str) -> None:
    found = claims(reader, text)
    assert {by(c) for c in found} == {"Petro Savchuk"}
    assert {c.source.role for c in found if c.source} < {"the regional governor", "the region's governor", "the mayor"}
    assert {c.source.kind for c in found if c.source} < {"governor", "local_authority"}


def test_the_governor_of_the_lead_is_the_one_named_below_and_tells_his_news_once(reader: Reader) -> None:
    text = (
        "A drone raid sparked a fire at a plant in Tula, the regional governor said, adding that nobody was hurt.\n\n"
        "Forty firefighters were at the plant, according to Governor Petro Savchuk.\n\n"
        "A drone hit a bridge in Orel, said Orel Region Governor Ivan Kravets."
    )
    found = claims(reader, text)
    assert by(found[0]) == "Governor Petro Savchuk"
    assert by(found[-1]) == "Orel Region Governor Ivan Kravets"


def test_a_witness_behind_an_office_is_not_its_holder(reader: Reader) -> None:
    text = (
        "A shell hit a market in Izium, the regional governor said.\n\n"
        "“My neighbour was wounded,” Halyna Melnyk told Reuters."
    )
    assert [by(c) for c in claims(reader, text)] == ["the regional governor", "Halyna Melnyk"]


def test_a_capital_is_no_short_name_of_its_mayor(reader: Reader) -> None:
    text = (
        "Moscow Mayor Petro Orlov said two drones were shot down.\n\n"
        "Moscow has carried out many air attacks on depots in Odesa.\n\n"
        "This week it said it had hit a refinery in Kremenchuk."
    )
    assert by(claims(reader, text)[-1]) == "Moscow"


def test_an_outlet_is_named_with_its_contacts(reader: Reader) -> None:
    text = "Vestnik, a Russian news outlet with contacts in the police, said four drones fell near Tula."
    assert [by(c) for c in claims(reader, text)] == ["Vestnik, a Russian news outlet with contacts in the police"]


def test_who_heads_a_region_is_no_region(reader: Reader) -> None:
    text = "The governor of the border region Oleg Sidorov said a man died.\n\n“A woman was wounded,” Sidorov said."
    assert {by(c) for c in claims(reader, text)} == {"The governor of the border region Oleg Sidorov"}


def test_responsibility_that_may_be_claimed_is_no_statement(reader: Reader) -> None:
    assert not claims(reader, "If the rebels claim responsibility, it would be the first such case since spring.")
