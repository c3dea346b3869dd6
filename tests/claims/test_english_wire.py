"""English wire copy: totals and their parts, what follows a saying, and what lies where."""

from datetime import date

import pytest

from claims.reading import by, claims
from dateline.model import Claim
from dateline.reader import Reader


def counts(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    return {(q.what, q.low, q.high) for q in claim.quantities if q.what != "other"}


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "One man was killed in Nikopol and six more injured across the district.",
            {("killed", 1, 1), ("wounded", 6, 6)},
        ),
        ("Two women were killed and another wounded in Nikopol.", {("killed", 2, 2), ("wounded", 1, 1)}),
        ("Mortar fire killed a farmer in Nikopol and wounded another.", {("killed", 1, 1), ("wounded", 1, 1)}),
        ("Another drone was shot down over the Tver region.", {("downed", 1, 1)}),
        ("Another 14 people were wounded in Nikopol.", {("wounded", 14, 14)}),
        ("Houses burned one after another in Nikopol.", set()),
    ],
)
def test_one_more_counts(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert counts(claims(reader, text)[0]) == wanted


def test_a_total_and_the_parts_it_includes_are_claims_of_their_own(reader: Reader) -> None:
    text = (
        "The ministry said 41 drones had been downed over Russia overnight, "
        "including 17 in the Tver region and six in the Tula region."
    )
    found = claims(reader, text)
    assert [counts(c) for c in found] == [{("downed", n, n)} for n in (41, 17, 6)]
    assert len({where(c) for c in found}) == 3


def test_those_in_a_total_who_only_flew_somewhere_are_no_part_of_their_own(reader: Reader) -> None:
    text = "The ministry said 11 drones were shot down over the Tver region, including four flying towards Moscow."
    assert len(claims(reader, text)) == 1


def test_so_many_each_hold_for_each_place(reader: Reader) -> None:
    text = (
        "The ministry said it had destroyed 11 drones in the Tver region, "
        "in addition to two each in the Oryol region and annexed Crimea."
    )
    found = claims(reader, text)
    assert [counts(c) for c in found] == [{("downed", n, n)} for n in (11, 2, 2)]
    assert where(found[-1]) == "Crimea"


def test_a_compass_point_from_a_town_only_shows_the_way(reader: Reader) -> None:
    near = claims(reader, "Five drones were destroyed over a depot in Smolensk, west of Moscow, the ministry said.")[0]
    assert where(near) == "Smolensk" and near.place is not None and near.place.place is not None
    region = claims(reader, "A drone hit a plant in the Tambov region, southeast of Moscow, the governor said.")[0]
    assert (where(region) or "").startswith("Tambov")
    inside = claims(reader, "Two people were killed in Bohodukhiv, in the north of the Kharkiv region, police said.")[0]
    assert where(inside) == "Bohodukhiv"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ukraine's air force said Russia launched 77 drones against the country overnight.", "UKR"),
        ("Iran said Israel fired 12 missiles at the country on Tuesday.", "IRN"),
        ("Russia said it shot down 77 drones over the country overnight.", "RUS"),
    ],
)
def test_the_country_is_not_that_of_the_attacker(reader: Reader, text: str, country: str) -> None:
    found = claims(reader, text)[0].place
    assert found is not None and found.place is not None and found.place.country == country


def test_a_contrast_behind_a_saying_is_of_the_same_speaker(reader: Reader) -> None:
    text = "Russia fired six missiles overnight, Ukraine's military said on Thursday, but the air force shot down five."
    assert {by(c) for c in claims(reader, text)} == {"Ukraine's military"}
    other = "Two people were killed in Nikopol, the mayor said, but residents counted five bodies."
    assert by(claims(reader, other)[-1]) == "residents"


def test_a_city_in_capitals_before_a_colon_is_the_dateline(reader: Reader) -> None:
    assert by(claims(reader, "TRIPOLI: Six people were killed by shelling in Sabha, local officials said.")[0]) == (
        "local officials"
    )
    assert by(claims(reader, "NATO: Russia has fired 21 missiles at Odesa, killing four people.")[0]) == "NATO"


def test_a_post_speaks_for_who_wrote_it(reader: Reader) -> None:
    text = (
        "Russian forces shelled Nikopol, killing a farmer.\n\n"
        "Petro Bondar, head of the regional military administration, said this in a post, Prairie News reports.\n\n"
        '"Two women were wounded in Marhanets," the post said.\n\n'
        "It added that four men were wounded in Pokrov."
    )
    assert {by(c) for c in claims(reader, text)} == {"Petro Bondar, head of the regional military administration"}


def test_who_speaks_about_the_consequences_writes_the_quote_below(reader: Reader) -> None:
    text = (
        "Nine drones were shot down over the Tver region, Mayor Sergei Petrov said.\n\n"
        "Regional Governor Andrei Smirnov spoke about the consequences:\n\n"
        '"Four houses were damaged in Rzhev. One person died," he wrote.'
    )
    assert by(claims(reader, text)[-1]) == "Regional Governor Andrei Smirnov"


def test_an_acting_head_is_the_acting_governor(reader: Reader) -> None:
    text = (
        "Five people were injured in a drone attack on Rzhev, Acting Governor Andrei Smirnov reported.\n\n"
        '"A woman was burnt," the acting head wrote.'
    )
    assert by(claims(reader, text)[-1]) == "Acting Governor Andrei Smirnov"


def test_a_first_name_is_no_nationality(reader: Reader) -> None:
    source = claims(reader, "Roman Petrenko, head of the city administration, said two men died in Nikopol.")[0].source
    assert source is not None and source.side == "UKR"


def test_the_capital_named_is_where_it_happened(reader: Reader) -> None:
    text = "Gunmen stormed a hotel in the Malian capital Bamako on Friday, killing seven people.\n\nThe siege went on."
    assert where(claims(reader, text)[0]) == "Bamako"


def test_a_day_is_no_part_of_a_name(reader: Reader) -> None:
    assert where(claims(reader, "A drone hit a bus in Belgorod Tuesday, killing a driver.")[0]) == "Belgorod"


def test_the_village_is_the_one_just_told_though_no_list_has_it(reader: Reader) -> None:
    text = (
        "BANGKOK: A jet dropped four bombs on Hpa Myo Gon village in the Sagaing region on Tuesday.\n\n"
        "A fighter said nine houses in the village had been destroyed."
    )
    assert [where(c) for c in claims(reader, text)] == ["Hpa Myo Gon", "Hpa Myo Gon"]


def test_a_city_called_by_its_country_is_the_one_told_of(reader: Reader) -> None:
    text = "Shelling hit a market in Mariupol on Sunday.\n\nThe Ukrainian city was taken by separatists in May."
    assert {where(c) for c in claims(reader, text)} == {"Mariupol"}


def test_those_of_which_so_many_were_destroyed_were_stopped(reader: Reader) -> None:
    found = claims(reader, "Russia launched 58 drones at Odesa, of which 51 were destroyed by air defences.")
    assert [(c.event_type, counts(c)) for c in found] == [
        ("strike", {("launched", 58, 58)}),
        ("interception", {("downed", 51, 51)}),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("A jet dropped five bombs on Nikopol.", "strike", {("launched", 5, 5)}),
        ("A 61-year-old man suffered fatal injuries in Nikopol.", "casualties", {("killed", 1, 1)}),
        ("A woman was fatally wounded in Nikopol.", "casualties", {("killed", 1, 1)}),
        ("The army has traded near-daily fire with the rebels in Sabha.", "clash", set()),
        ("The strike targeted a car in Nikopol, killing three people.", "strike", {("killed", 3, 3)}),
        ("Debris of one of the drones fell in Rzhev, a fire broke out.", "debris", {("found", 1, 1)}),
    ],
)
def test_what_words_tell(reader: Reader, text: str, kind: str, wanted: set[tuple[str, float, float]]) -> None:
    found = claims(reader, text)[0]
    assert (found.event_type, counts(found)) == (kind, wanted)


def test_floors_are_no_days_and_sections_of_a_month_are(reader: Reader) -> None:
    fire = claims(reader, "A drone set fire to flats on the 3rd and 4th floors of a tower in Rzhev.")[0]
    assert fire.time is None or fire.time.earliest is None
    strike = claims(reader, "An air strike late last month killed a commander in Sabha.")[0]
    assert strike.time is not None and strike.time.earliest == date(2024, 4, 21)


def test_the_appeal_of_an_outlet_is_no_news(reader: Reader) -> None:
    text = "Two men died in Nikopol, the mayor said.\n\nJournalists fight on their own frontline. Become our patron!"
    assert len(claims(reader, text)) == 1


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("Russia hit a high-rise house in Nikopol, killing three men.", "strike", {("hit", 1, 1), ("killed", 3, 3)}),
        ("The injury toll in Nikopol stood at nine.", "casualties", {("wounded", 9, 9)}),
        ("The death toll in Nikopol stood at nine.", "casualties", {("killed", 9, 9)}),
        ("A teacher from Nikopol was among the victims, an official said.", "casualties", {("killed", 1, 1)}),
        ("Russia launched 43 Iranian-made Shahed drones at Nikopol.", "strike", {("launched", 43, 43)}),
        ("Several flats in Nikopol had sustained damage.", "damage", {("damaged", 2, None)}),
        ("Six people died when a bomb explosion targeted a bus in Quetta.", "attack", {("killed", 6, 6)}),
        ("A bomb hidden in a cart was detonated remotely in Quetta.", "attack", set()),
        ("The attack forced the airport to close.", "attack", set()),
    ],
)
def test_what_more_words_tell(reader: Reader, text: str, kind: str, wanted: set[tuple[str, float, float]]) -> None:
    found = claims(reader, text)[0]
    assert (found.event_type, counts(found)) == (kind, wanted)


def test_prices_that_hit_a_record_are_no_blow(reader: Reader) -> None:
    found = claims(reader, "Fuel prices hit a record high after a strike on a refinery in Ufa.")
    assert [c.event_type for c in found] == ["strike"] and counts(found[0]) == set()


def test_who_acts_in_the_first_of_two_verbs_speaks_in_the_second(reader: Reader) -> None:
    text = (
        "The army named its target as Ali Haddad and said three men were wounded in Tyre.\n\nIt said a car was burnt."
    )
    assert {by(c) for c in claims(reader, text)} == {"The army"}
    both = claims(reader, "Police arrested a man in Tyre and said he had killed four people.")
    assert both[0].event_type == "arrest" and "Police" in text_of(both[0], "Police arrested a man in Tyre")
    assert by(both[-1]) == "Police"


def text_of(claim: Claim, text: str) -> str:
    return " ".join(text[s.start : s.end] for s in claim.evidence)


def test_who_reports_in_a_group_of_his_own_is_the_source(reader: Reader) -> None:
    text = (
        "The army said an air strike killed two men in Tyre, with the health ministry reporting another death in Sidon."
    )
    assert [by(c) for c in claims(reader, text)] == ["The army", "the health ministry"]


def test_a_dash_glued_to_the_first_word_is_no_part_of_it(reader: Reader) -> None:
    found = claims(reader, "(Reuters) -Russia denied striking a hospital in Nikopol.")[0]
    assert by(found) == "Russia"


def test_it_takes_up_who_the_sentence_before_is_about(reader: Reader) -> None:
    text = (
        "SHOT, a Russian outlet, said six drones had been destroyed over Tver.\n\n"
        "Ukraine has carried out frequent attacks on Russian depots.\n\n"
        "This week it claimed to have struck a depot in Tula."
    )
    assert by(claims(reader, text)[-1]) == "Ukraine"


def test_a_site_told_again_lies_where_it_was_named(reader: Reader) -> None:
    text = (
        "A drone was seen flying toward the Novoshakhtinsk refinery in the Rostov region on Tuesday.\n\n"
        "The governor said that fragments of three drones were found at the refinery and a fire broke out at the plant."
    )
    assert {(where(c) or "").split()[0] for c in claims(reader, text)} == {"Novoshakhtinsk"}
    other = claims(reader, "A drone hit a depot in Tula. A fire broke out at the depot in Tver, the governor said.")
    assert [where(c) for c in other] == ["Tula", "Tver"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Shells hit two barns in Orikhiv, Mayor Oleh Bondar said in a message posted on Facebook.",
            "Mayor Oleh Bondar",
        ),
        (
            "Gunmen killed two herders in Dikwa, police spokesman Umar Bello said in a statement issued in Maiduguri.",
            "police spokesman Umar Bello",
        ),
        (
            "Rebels killed a guard in Bunia, the army said in a communique sent to reporters on Tuesday.",
            "the army",
        ),
    ],
)
def test_how_a_statement_came_out_is_not_what_it_says(reader: Reader, text: str, speaker: str) -> None:
    assert [by(c) for c in claims(reader, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Six people were killed by gunmen in Tungar Dola village, Zurmi Local Government Area of Zamfara State.", 3),
        ("Six people were killed by gunmen in Tungar Dola village, Zamfara State.", 4),
        ("Six people were killed by gunmen in Tungar Dola village, Kaga LGA of Borno State.", 3),
    ],
)
def test_a_village_lies_in_the_area_and_state_named_behind_it(reader: Reader, text: str, level: int) -> None:
    place = claims(reader, text)[0].place
    held = None if place is None else place.place or place.within
    assert place is not None and place.where_prec == level and held is not None and held.latitude > 11


def test_the_trend_of_a_region_is_not_where_the_news_goes_on(reader: Reader) -> None:
    text = (
        "Gunmen killed four farmers in Bokkos on Wednesday, police said.\n\n"
        "Plateau State has been hit by several raids in the last one year.\n\n"
        "Three people were wounded in Wednesday's attack, the chairman of the area council said."
    )
    killed, trend, wounded = claims(reader, text)
    assert (where(killed), where(trend), where(wounded)) == ("Bokkos", "Plateau State", "Bokkos")
    assert trend.background and trend.time is not None and trend.time.earliest == date(2023, 5, 16)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Air defences shot down all five Kh-59/69 cruise missiles launched by Russia over the Poltava region.",
            {("downed", 5, 5)},
        ),
        (
            "The air force shot down 19 out of 25 drones and three out of four missiles over Poltava.",
            {("downed", 19, 19), ("launched", 25, 25), ("downed", 3, 3), ("launched", 4, 4)},
        ),
        (
            "It downed nine drones over the Bryansk and Kursk regions, both of which border Ukraine, the army said.",
            {("downed", 9, 9)},
        ),
        ("Four Houthi ballistic missiles attacked a tanker in the Red Sea.", {("launched", 4, 4)}),
        ("A barn in Orikhiv was hit from a multiple-launch rocket system.", {("hit", 1, 1)}),
        ("The hamlet of Dansa was attacked by raiders numbering about 80.", set()),
        ("A farmer was killed in Orikhiv hromada [a group of several villages under fire – ed.].", {("killed", 1, 1)}),
    ],
)
def test_what_stands_beside_a_number(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert [counts(c) for c in claims(reader, text)] == [wanted]


def test_others_wounded_are_none_of_the_dead(reader: Reader) -> None:
    found = claims(reader, "The toll we have so far is 11 dead and 16 others wounded, an officer told Reuters.")
    assert set.union(*map(counts, found)) == {("killed", 11, 11), ("wounded", 16, 16)}


def kinds(reader: Reader, text: str) -> list[str]:
    return [c.event_type for c in claims(reader, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The tanker was not damaged and its crew were reported safe.", {("killed", 0, 0), ("wounded", 0, 0)}),
        ("All crew members are safe, the owner said.", {("killed", 0, 0), ("wounded", 0, 0)}),
    ],
)
def test_a_crew_that_is_safe_has_no_casualties(
    reader: Reader, text: str, wanted: set[tuple[str, float, float]]
) -> None:
    found = [c for c in claims(reader, text) if c.event_type == "casualties"]
    assert [(c.denied, counts(c)) for c in found] == [(True, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Two missiles were fired at a ship off Aden. The second was shot down by a destroyer.",
            ["strike", "interception"],
        ),
        ("Two drones flew towards Tula. The first hit a barn and the second fell in a yard.", ["strike", "crash"]),
        ("Two guards were attacked in Quetta. The first was killed at once.", ["attack", "casualties"]),
    ],
)
def test_an_ordinal_stands_for_one_of_those_told_before(reader: Reader, text: str, wanted: list[str]) -> None:
    last = claims(reader, text)[-1]
    assert kinds(reader, text) == wanted
    assert [(low, high) for _, low, high in counts(last)] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bomb killed two men in Quetta. The attack comes amid a surge of violence in Balochistan.", ["attack"]),
        ("A bomb killed two men in Quetta. The attack came less than two weeks after a truce.", ["attack"]),
        ("Firefighters rescued six people from the hotel in Mogadishu.", []),
        ("Troops rescued six kidnapped students in Kaduna.", ["other"]),
        ("People described by the authorities as bandits raided the village of Dansa.", ["attack"]),
        ("Troops engaged bandits near Dumburum, killing three.", ["clash"]),
    ],
)
def test_what_sets_the_scene_is_no_event(reader: Reader, text: str, wanted: list[str]) -> None:
    assert kinds(reader, text) == wanted


def test_what_has_been_going_on_is_background(reader: Reader) -> None:
    trend, news = claims(
        reader,
        "The Houthis have been targeting ships in the Red Sea. Russian forces have been shelling Kherson since dawn.",
    )
    assert (trend.background, news.background) == (True, False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "An air raid on a hamlet killed eight villagers, residents and media reports said on Wednesday.",
            {("killed", 8, 8)},
        ),
        ("Dozens of Palestinians were killed in strikes on Rafah.", {("killed", 20, None)}),
        ("The ministry said the dead included four children and two women.", {("killed", 4, 4), ("killed", 2, 2)}),
        ("Nine Syrians were wounded, three seriously, in a strike on Tyre.", {("wounded", 9, 9)}),
        (
            "Four people were hurt and scores of houses were damaged in a missile attack on the Sumy region.",
            {("wounded", 4, 4), ("damaged", 40, None)},
        ),
        ("Three shepherds were wounded by Israeli fire near Khiam.", {("wounded", 3, 3)}),
    ],
)
def test_one_blow_with_its_whole_toll(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert [counts(c) for c in claims(reader, text)] == [wanted]


def test_tolls_of_two_towns_stay_two(reader: Reader) -> None:
    text = "Three men were killed in Kramatorsk and a school was destroyed in a strike on Sloviansk."
    assert [where(c) for c in claims(reader, text)] == ["Kramatorsk", "Sloviansk"]


@pytest.mark.parametrize(
    "text",
    [
        "There was no immediate damage or casualties reported in Odesa.",
        "No damage or casualties were recorded in Odesa.",
    ],
)
def test_damage_or_casualties_are_both_denied(reader: Reader, text: str) -> None:
    found = claims(reader, text)
    assert [(c.event_type, c.denied, where(c)) for c in found] == [
        ("damage", True, "Odesa"),
        ("casualties", True, "Odesa"),
    ]


@pytest.mark.parametrize("who", ["Reuters witnesses", "An AFP reporter", "Residents in Kyiv"])
def test_who_hears_it_tells_it_from_where_it_was(reader: Reader, who: str) -> None:
    text = f"{who} heard two explosions" + ("." if "Kyiv" in who else " in Kyiv.")
    assert [(by(c), where(c)) for c in claims(reader, text)] == [(who, "Kyiv")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ukraine's military said Russia launched 90 drones at its territory.", "UKR"),
        ("The Lebanese army said a drone crashed on its soil.", "LBN"),
    ],
)
def test_its_territory_is_the_speakers_country(reader: Reader, text: str, country: str) -> None:
    place = claims(reader, text)[0].place
    assert place is not None and place.place is not None and place.place.country == country


def test_where_weapons_come_from_is_no_place_of_theirs(reader: Reader) -> None:
    assert where(claims(reader, "Moscow said Kyiv fired two drones from its territory.")[0]) is None


def test_officials_of_a_region_named_as_such_speak_of_it(reader: Reader) -> None:
    text = (
        "Drones hit a depot in the Krasnodar region. Krasnodar officials said two tanks caught fire in the port of "
        "Temryuk. They reported no casualties."
    )
    assert where(claims(reader, text)[-1]) != "Krasnodar"


def test_a_village_lies_in_a_country_that_the_text_names(reader: Reader) -> None:
    text = "An Israeli strike on the village of Taybeh killed two men, the Lebanese health ministry said."
    place = claims(reader, text)[0].place
    assert place is not None and (place.place is None or place.place.country == "LBN")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Troops killed six militants in Bannu, the army said.", "clash"),
        ("Nine terrorists were killed in an operation in Bannu, the army said.", "clash"),
        ("Two soldiers were martyred and nine terrorists were killed in two encounters in Bannu.", "clash"),
        ("Israeli troops killed two men in Jenin.", "casualties"),
        ("An air raid killed six militants in Bama.", "strike"),
    ],
)
def test_fighters_killed_by_forces_fell_in_a_clash(reader: Reader, text: str, wanted: str) -> None:
    assert kinds(reader, text) == [wanted]


@pytest.mark.parametrize("opening", ["Damascus, May 14: ", "SOUTH KIVU: "])
def test_what_opens_a_dispatch_is_no_place_of_its_news(reader: Reader, opening: str) -> None:
    assert where(claims(reader, f"{opening}A bomb killed three people in Bunia on Tuesday, police said.")[0]) == "Bunia"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bombs fell on Derhachi, injuring at least another 13 people.", {("wounded", 13, None)}),
        ("The military intercepted at least 25 hostile targets over the Tula region.", {("downed", 25, None)}),
    ],
)
def test_bounds_and_targets_count(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert [counts(c) for c in claims(reader, text)] == [wanted]


def test_first_is_no_town(reader: Reader) -> None:
    text = "An attack on a refinery in Ryazan took place at night. First, there was a hum, and then two explosions."
    assert {where(c) for c in claims(reader, text)} == {"Ryazan"}


def test_how_far_off_a_plant_lies_only_tells_the_way(reader: Reader) -> None:
    text = (
        "Drones struck an oil plant in Russia's Ryazan region. Four drones rammed into the plant, located some 200km "
        "away from Moscow, an official said."
    )
    assert {where(c) for c in claims(reader, text)} == {"Ryazan"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The conflict, which erupted in April, has claimed over 900 lives.", ["casualties"]),
        ("Shells hit Nikopol, leaving a man with a shrapnel wound to the head.", ["strike"]),
    ],
)
def test_what_erupts_or_splinters_is_no_blast(reader: Reader, text: str, wanted: list[str]) -> None:
    assert kinds(reader, text) == wanted


def test_all_but_one_counts_nobody(reader: Reader) -> None:
    text = "A bomb killed at least 12 people, all but one of them women, in Manbij."
    assert counts(claims(reader, text)[0]) == {("killed", 12, None)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Eight men were killed in an Israeli raid on the West Bank city of Jenin.", "Jenin"),
        ("A bomb killed a farmer in the Donetsk city of Bakhmut.", "Bakhmut"),
    ],
)
def test_a_city_of_is_the_second_names(reader: Reader, text: str, place: str) -> None:
    assert where(claims(reader, text)[0]) == place


def test_a_village_lies_in_the_region_that_a_country_owns(reader: Reader) -> None:
    place = claims(reader, "A woman was killed in the village of Dolynivka-Nova, Ukraine's Kharkiv region.")[0].place
    assert place is not None and place.where_prec == 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Air defence shot down 40 drones, and another six were lost due to electronic warfare, the air force said.",
            [{("downed", 40, 40)}, {("downed", 6, 6)}],
        ),
        ("Russian multiple rocket launchers carried out an attack on Vovchansk.", [set()]),
        ("Air-raid alarms went off twice in Kherson.", [set()]),
    ],
)
def test_what_jammers_launchers_and_alarms_do(
    reader: Reader, text: str, wanted: list[set[tuple[str, float, float]]]
) -> None:
    assert [counts(c) for c in claims(reader, text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two of the five raiders were killed in Jos, police said.", {("killed", 2, 2)}),
        ("Police arrested three of the seven gunmen in Jos.", {("arrested", 3, 3)}),
    ],
)
def test_out_of_how_many_is_no_toll(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert [counts(c) for c in claims(reader, text)] == [wanted]


def test_floors_are_no_days(reader: Reader) -> None:
    fire = claims(reader, "A fire broke out on the 12th, 13th, and 14th floors of a block in Kyiv.")[0]
    assert fire.time is None


def test_troops_that_neutralised_fighters_killed_them_in_a_clash(reader: Reader) -> None:
    plain, loaded = "The army killed nine fighters near Bama.", "The army neutralised nine terrorists near Bama."
    assert kinds(reader, plain) == kinds(reader, loaded) == ["clash"]


def test_persons_told_by_their_names_are_counted_together(reader: Reader) -> None:
    assert counts(claims(reader, "Lawyers Ahmed Musa and Hassan Ali died in the hotel.")[0]) == {("killed", 2, 2)}


def test_others_who_are_shot_down_are_drones(reader: Reader) -> None:
    text = "The ministry said it destroyed 102 drones in the Bryansk region, with 13 others downed near Oryol."
    assert {q.what for c in claims(reader, text) for q in c.quantities} == {"downed"}


def test_a_town_told_behind_a_speaker_is_that_of_the_lead(reader: Reader) -> None:
    text = (
        "A drone attack in the region of Bryansk hurt one person, the region's governor said.\n\n"
        "The governor, Ivan Bondar, writing on Telegram, said the incident occurred in the town of Trubchevsk."
    )
    assert [where(c) for c in claims(reader, text)] == ["Trubchevsk"]


def test_it_takes_up_the_armed_forces(reader: Reader) -> None:
    text = (
        "Two people died when a convoy was ambushed near Djibo, the armed forces said.\n\n"
        "Two more people were killed on the road to Dori, it said in a statement."
    )
    assert {by(c) for c in claims(reader, text)} == {"the armed forces"}
