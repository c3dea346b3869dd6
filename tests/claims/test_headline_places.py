"""Places that only the headline names: taken where the text leaves its news without one, and nowhere else."""

import json

import jsonschema
import pytest

import dateline
from dateline.views.report import report_json, schema

# Headline, text, place of each claim that is no statement ("-" for none).
UNDER = {
    "fr strike": (
        "Frappe sur Soumy : trois morts",
        "Un missile s'est abattu mardi sur un immeuble d'habitation. Trois personnes ont été tuées, selon le maire.",
        ["Soumy", "Soumy"],
    ),
    "fr label": (
        "Bunia : un tué et deux blessés par des hommes armés",
        "Une personne a été tuée et deux autres blessées dans la nuit de lundi à mardi par des hommes armés.",
        ["Bunia"],
    ),
    "fr after a recalled attack": (
        "Attaque contre un hôtel à Ouagadougou : douze morts",
        "Des hommes armés ont attaqué vendredi soir un hôtel fréquenté par des étrangers. Le ministre a fait état de "
        "douze morts. L'assaut survient trois mois après celui de Bamako, qui avait fait dix morts.",
        ["Ouagadougou", "Ouagadougou", "Bamako"],
    ),
    "fr country": (
        "Attentat à la voiture piégée en Somalie",
        "Une voiture piégée a explosé lundi devant un ministère, tuant six personnes, a déclaré la police.",
        ["Somalie"],
    ),
    "en strike": (
        "Two killed in missile strike on Sumy",
        "A missile hit an apartment block on Tuesday morning, killing two people, rescuers said.\n\n"
        "A fire broke out on the third floor.",
        ["Sumy", "Sumy"],
    ),
    "en row of nouns": (
        "Gunmen storm hotel in Mogadishu",
        "Armed men stormed a hotel on Friday evening, a police officer said. Eight people were killed.",
        ["Mogadishu", "Mogadishu"],
    ),
    "en village that only its region names": (
        "Four killed in Borno village attack",
        "Gunmen raided a village on Sunday, killing four people, a resident said. Three houses were burnt down.",
        ["Borno", "Borno"],
    ),
    "ru strike": (
        "Удар по Сумам: погибли двое",
        "В результате попадания в жилой дом погибли два человека, сообщил мэр.\n\nПовреждены три автомобиля.",
        ["Сумы", "Сумы"],
    ),
    "ru site in the town": (
        "В Махачкале взорвали автомобиль полиции",
        "Взрыв прогремел возле гостиницы «Каспий». Ранены трое полицейских.",
        ["гостиница «Каспий»", "гостиница «Каспий»"],
    ),
    "uk strike": (
        "Удар по Сумах: загинули двоє",
        "Унаслідок влучання у житловий будинок загинули двоє людей, повідомив мер.\n\nПошкоджено три автомобілі.",
        ["Суми", "Суми"],
    ),
    "uk town elsewhere recalled": (
        "У Кривому Розі пролунали вибухи",
        "Про вибухи повідомив голова ради оборони.\n\nВибухи у місті чули о 16:05.\n\n"
        "Зранку під обстрілом опинився Нікополь, поранено жінку.",
        ["Кривий Ріг", "Нікополь"],
    ),
}
# The text has a wider place, and the headline the town of the same blow.
CLOSER = {
    "ru": (
        "Под Хасавюртом подорвали колонну, трое погибших",
        "Неизвестные подорвали автомобили колонны на трассе в Дагестане. Погибли три человека.",
        "Хасавюрт",
    ),
    "en": (
        "Three killed in Bannu blast",
        "A bomb exploded on Monday near a checkpoint in Khyber Pakhtunkhwa province, killing three soldiers.",
        "Bannu",
    ),
    "fr": (
        "Frappe sur Kramatorsk : quatre morts",
        "Une frappe russe a fait quatre morts mercredi dans la région de Donetsk, a annoncé le gouverneur.",
        "Kramatorsk",
    ),
}
# Headlines whose place is not that of the text.
NOT = {
    "several events": (
        "Deux morts à Goma, une explosion à Bunia",
        "Deux personnes ont été tuées mardi par des hommes armés.",
    ),
    "round-up": (
        "Guerre au Soudan : ce qu'il faut retenir des frappes sur Khartoum",
        "Deux personnes ont été tuées mardi par des tirs d'artillerie, ont indiqué des secouristes. Un marché a brûlé.",
    ),
    "round-up in Russian": (
        "Главное за ночь: взрывы в Одессе",
        "Два человека погибли при обстреле жилого квартала, сообщили спасатели.",
    ),
    "who speaks": (
        "Moscow says 24 drones downed overnight",
        "Air defences shot down 24 drones overnight, the defence ministry said.",
    ),
    "no event": (
        "Le président attendu à Nairobi",
        "Deux personnes ont été tuées mardi par des hommes armés.",
    ),
    "count of a country": (
        "Уламки дрона впали в Одесі",
        "Повітряні сили збили 84 дрони з 110, які випустила Росія, повідомило командування.",
    ),
}


def placed(text: str, title: str | None = None) -> list[str]:
    """The names of the places of the claims that are no statements, "-" for none."""
    report = dateline.read(text, published="2024-05-14", title=title)
    return [c.place.name if c.place else "-" for c in report.claims if c.event_type != "statement"]


@pytest.mark.parametrize("name", UNDER)
def test_the_text_takes_the_place_of_its_headline(name: str) -> None:
    title, text, wanted = UNDER[name]
    assert list(dict.fromkeys(placed(f"{title}\n\n{text}"))) == list(dict.fromkeys(wanted))
    assert list(dict.fromkeys(placed(text, title))) == list(dict.fromkeys(wanted))


@pytest.mark.parametrize("name", CLOSER)
def test_the_headline_is_closer_than_the_text(name: str) -> None:
    title, text, wanted = CLOSER[name]
    assert set(placed(f"{title}\n\n{text}")) == {wanted}
    assert wanted not in placed(text)


@pytest.mark.parametrize("name", NOT)
def test_a_headline_on_other_news_gives_no_place(name: str) -> None:
    title, text = NOT[name]
    assert placed(f"{title}\n\n{text}") == placed(text) == placed(text, title)


def test_what_is_told_closer_below_stays() -> None:
    title = "Nuit de frappes dans la région de Kharkiv"
    text = "Trois personnes ont été tuées dans la nuit. La frappe a visé la ville d'Izioum, a précisé le gouverneur."
    assert set(placed(f"{title}\n\n{text}")) == {"Izioum"}


def test_the_headlines_town_named_further_below_is_still_that_of_the_lead() -> None:
    title = "Sevastopol strike hits officers"
    text = (
        "A missile strike on a headquarters in Crimea on Friday killed three officers, the army said.\n\n"
        "A raid was reported near Sevastopol again on Saturday."
    )
    assert set(placed(f"{title}\n\n{text}")) == {"Sevastopol"}


def test_another_town_inside_the_region_is_not_overruled() -> None:
    title = "Frappe sur Kramatorsk : quatre morts"
    text = "Des frappes ont fait six morts dans la région de Donetsk. Deux personnes ont été tuées à Sloviansk."
    assert "Kramatorsk" not in placed(f"{title}\n\n{text}")


def test_a_toll_for_the_region_is_not_the_towns() -> None:
    title = "Frappe sur Kramatorsk : quatre morts"
    text = "Des frappes ont fait sept morts dans la région de Donetsk, a annoncé le gouverneur."
    assert "Kramatorsk" not in placed(f"{title}\n\n{text}")


def test_the_place_is_quoted_from_the_headline_in_the_text() -> None:
    title, text, _ = UNDER["uk strike"]
    whole = f"{title}\n\n{text}"
    for claim in report_json(dateline.read(whole, published="2024-05-14"))["claims"]:
        place = claim["place"]
        assert whole[place["start"] : place["end"]] == place["quote"] == "Сумах"
        assert "in_title" not in place


def test_the_place_is_quoted_from_a_title_apart_from_the_text() -> None:
    title, text, _ = UNDER["uk strike"]
    report = report_json(dateline.read(text, published="2024-05-14", title=title))
    jsonschema.validate(report, schema())
    assert json.loads(json.dumps(report))["document"]["title"] == title
    for claim in report["claims"]:
        place = claim["place"]
        assert (place["start"], place["end"], place["quote"]) == (0, 0, "")
        first, last = place["in_title"]["at"]
        assert title[first:last] == place["in_title"]["words"] == "Сумах"


def test_one_by_one_and_in_batches_agree() -> None:
    from dateline.model import Article
    from dateline.reader import Reader

    articles = [Article(text, title=title) for title, text, _ in UNDER.values()]
    reader = Reader()
    together = [report_json(r) for r in reader.read_many(articles)]
    assert together == [report_json(reader.read(a.text, title=a.title)) for a in articles]


def test_a_village_of_that_name_is_no_region() -> None:
    claim = dateline.read("Trois personnes ont été tuées dans le village de Zamfara.").claims[0]
    assert claim.place is not None and claim.place.place is None
    assert placed("Shelling hit Novotroitske village on Sunday, wounding two people.") == ["Novotroitske"]
