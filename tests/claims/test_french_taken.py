"""What French dispatches tell of those taken, killed or set free in a few lines: where, when and on whose word."""

from datetime import date

import pytest

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2019-06-12").claims


def place_of(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def days_of(claim: Claim) -> tuple[date | None, date | None] | None:
    return (claim.time.earliest, claim.time.latest) if claim.time else None


@pytest.mark.parametrize(
    ("below", "place"),
    [
        ("la police précise que l'ingénieur a été enlevé près de Téra.", "Téra"),
        ("La police précise qu'un autre ingénieur a été enlevé près de Téra.", "Niger"),
    ],
)
def test_those_taken_up_were_taken_where_it_is_told_more_closely(below: str, place: str) -> None:
    told = claims(f"Un ingénieur allemand a été enlevé mardi au Niger, a indiqué l'ambassade.\n{below}")
    assert place_of(told[0]) == place


def test_behind_a_relative_clause_the_main_clause_goes_on() -> None:
    (told,) = claims(
        "Elle avait été kidnappée par des inconnus, qui n'ont jamais donné de nouvelles, le 3 mars 2015 à Tombouctou."
    )
    assert (place_of(told), days_of(told)) == ("Tombouctou", (date(2015, 3, 3), date(2015, 3, 3)))


def test_a_day_behind_what_is_counted_is_that_day() -> None:
    *_, freed = claims(
        "Le géologue a été enlevé par des rebelles, avant d'être relâché 40 jours plus tard, le 5 mai 2011."
    )
    assert days_of(freed) == (date(2011, 5, 5), date(2011, 5, 5))


def test_what_happened_during_an_operation_has_its_days() -> None:
    (told,) = claims(
        "Lors de l'opération menée dans les monts Nouba du 3 mai au 10 juin, 14 rebelles ont été capturés."
    )
    assert days_of(told) == (date(2019, 5, 3), date(2019, 6, 10))
    (told,) = claims("Un pont détruit lors d'un raid mené lundi à Homs a été bombardé mardi.")[-1:]
    assert days_of(told) == (date(2019, 6, 11), date(2019, 6, 11))


@pytest.mark.parametrize(
    ("said", "dated"),
    [
        ("selon l'annonce du gouvernement nigérian ce lundi", False),
        ("selon un communiqué de l'armée lundi", False),
        ("selon l'armée lundi", True),
    ],
)
def test_the_day_behind_who_put_something_out_is_that_of_telling_it(said: str, dated: bool) -> None:
    (told,) = claims(f"Trois bergers ont été tués par balles à Homs, {said}.")
    assert (told.time is not None, told.announced is not None) == (dated, not dated)


def test_what_a_late_dispatch_opens_with_is_its_news() -> None:
    (told,) = claims("Trois infirmiers ont été tués à Homs, ont annoncé le 8 juin les Nations unies.")
    assert not told.background


@pytest.mark.parametrize(
    "judged",
    [
        "Il est inadmissible que des écoles soient bombardées, a déclaré le chef de l'ONU.",
        "Le ministre a jugé inacceptable que des médecins soient attaqués et tués.",
    ],
)
def test_what_is_judged_in_general_is_no_event(judged: str) -> None:
    assert [c.event_type for c in claims(judged)] == ["statement"]


def test_what_is_judged_of_one_event_is_one() -> None:
    (told,) = claims("Il est inacceptable que deux médecins aient été tués mardi à Goma, a déclaré le ministre.")
    assert told.event_type == "casualties"


def test_brackets_that_say_which_church_name_no_speaker() -> None:
    (told,) = claims("Une explosion a retenti à Homs, dans une église (l'église Saint-Paul).")
    assert told.source is None


def counted(claim: Claim) -> list[tuple[str | None, float | None]]:
    return [(q.what, q.low) for q in claim.quantities if q.what != "other"]


@pytest.mark.parametrize(
    ("below", "toll"),
    [
        ("Les victimes sont trois policiers et une infirmière, selon le maire.", [("killed", 3), ("killed", 1)]),
        ("Ses victimes étaient quatre frères.", [("killed", 4)]),
        ("Les morts seraient un enfant et son père.", [("killed", 1)]),
    ],
)
def test_the_victims_are_so_many(below: str, toll: list[tuple[str, float]]) -> None:
    told = claims(f"Une attaque a visé un marché de Mopti mardi. {below}")[-1]
    assert (told.event_type, counted(told)) == ("casualties", toll)
    assert told.hedged == ("seraient" in below)


@pytest.mark.parametrize("below", ["Les victimes étaient toutes des civils.", "Les victimes sont soignées à Bamako."])
def test_what_victims_are_without_a_number_is_no_toll(below: str) -> None:
    assert len(claims(f"Une attaque a visé un marché de Mopti mardi. {below}")) == 1


def test_who_claims_an_attack_and_is_quoted_on_it_does_both() -> None:
    told = claims(
        "L'attaque contre la mairie de Jos a été revendiquée par les talibans dans un message :"
        " « Un de nos combattants a visé la mairie », ont-ils écrit."
    )
    assert [(c.event_type, c.source.name if c.source else None) for c in told if c.source] == [
        ("statement", "les talibans"),
        ("attack", "les talibans"),
    ]


def test_what_a_campaign_aims_to_do_is_no_attack() -> None:
    told = claims(
        "Le groupe, qui a déclenché en 2010 une insurrection visant à renverser le pouvoir, a tué dix soldats."
    )
    assert [c.event_type for c in told] == ["casualties"]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Des hommes armés ont tendu une embuscade à un imam et l'ont tué dimanche à Jos.", [("killed", 1)]),
        ("Des attentats ont visé samedi Jos, dans trois églises de la ville.", []),
        ("Des attentats ont été commis samedi dans trois églises, faisant huit blessés.", [("hit", 3), ("wounded", 8)]),
        ("Des attentats ont été commis samedi dans trois villes, faisant huit blessés.", [("wounded", 8)]),
    ],
)
def test_who_is_taken_up_dead_and_what_was_attacked(text: str, toll: list[tuple[str, float]]) -> None:
    assert counted(claims(text)[0]) == toll


@pytest.mark.parametrize("cue", ["chiffre dans un premier temps", "évalue"])
def test_a_toll_put_at_a_number_is_told_by_who_does(cue: str) -> None:
    told = claims(f"Une bombe a tué dix soldats mardi à Kaboul. Le ministère {cue} le bilan à 12 morts.")
    assert [c.source.name if c.source else None for c in told] == [None, "Le ministère"]


def test_what_a_suicide_bomber_did_is_an_attack() -> None:
    told = claims("Une explosion a retenti mardi à Kaboul. Pour le ministère, elle serait l'œuvre d'un kamikaze.")
    assert [(c.event_type, c.hedged) for c in told] == [("explosion", False), ("attack", True)]


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("Une frappe tue entre 40 et 60 soldats et en blesse 110 autres à Homs.", [("killed", 40), ("wounded", 110)]),
        ("Mardi, une bombe tue dix civils à Homs et en blesse vingt.", [("killed", 10), ("wounded", 20)]),
        (
            "Trois policiers ont été tués à Homs et une autre victime se trouve en mort cérébrale.",
            [("killed", 3), ("wounded", 1)],
        ),
        ("Des hommes armés ont pris en embuscade un prêtre et l'ont abattu dimanche à Jos.", [("killed", 1)]),
    ],
)
def test_who_was_killed_and_who_hurt(sentence: str, toll: list[tuple[str, float]]) -> None:
    (told,) = claims(sentence)
    assert counted(told) == toll


def test_an_attack_told_beside_its_author_has_its_toll() -> None:
    told = claims("L'auteur présumé de l'attaque de lundi à Lyon, qui a fait trois morts, a été arrêté.")
    assert [(c.event_type, counted(c)) for c in told] == [("attack", [("killed", 3)]), ("arrest", [])]
    told = claims("L'auteur présumé de l'attaque de lundi à Lyon a été arrêté par la police.")
    assert [c.event_type for c in told] == ["arrest"]


def test_what_was_done_in_another_town_is_told_apart() -> None:
    told = claims(
        "Des attentats ont été commis lundi dans deux églises du centre du Nigeria. Dans une autre ville, des hommes"
        " armés ont tué un imam.\n\nDans la ville de Jos, c'est l'église Saint-Paul qui a été attaquée."
    )
    assert [place_of(c) for c in told] == ["Nigeria", None, "Jos"]


@pytest.mark.parametrize(("said", "latitude"), [("les monts Mandara", 11), ("le djebel Chambi", 35)])
def test_mountains_in_the_news(said: str, latitude: int) -> None:
    (told,) = claims(f"Des hommes armés ont tué dix soldats mardi dans {said}.")
    assert told.place is not None and told.place.place is not None
    assert round(told.place.place.latitude) == latitude
