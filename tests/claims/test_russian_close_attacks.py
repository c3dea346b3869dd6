"""Russian dispatches on raids, hostages, ambushes and sieges: what is told, by whom, where and how many it hit."""

from datetime import date

import pytest

from claims.reading import by, counts, reader_of, told_by
from dateline.model import Claim

DAY = date(2023, 5, 14)


def read(text: str) -> tuple[Claim, ...]:
    return reader_of("ru").read(text, published=DAY).claims


def told(text: str, words: str) -> Claim:
    return told_by(read(text), text, words)


@pytest.mark.parametrize(
    "text",
    [
        "Боевик-смертник на набитом взрывчаткой джипе въехал в казарму в Газни.",
        "Неизвестный на грузовике въехал в толпу в центре Ниццы.",
        "В Бенгази неизвестные закидали гранатами консульство Туниса.",
    ],
)
def test_rammings_and_grenades_are_attacks(text: str) -> None:
    assert [c.event_type for c in read(text)] == ["attack"]


def test_a_column_that_drives_into_a_town_rams_nothing() -> None:
    assert all(c.event_type != "attack" for c in read("Колонна миротворцев въехала в город Агадес."))


def test_an_operation_against_fighters_is_fighting() -> None:
    claim = told("Армия начала крупную операцию против повстанцев в провинции Гильменд.", "Армия")
    assert claim.event_type == "clash"
    claims = read("В рамках операции против повстанцев в Гильменде задержаны девять человек.")
    assert [c.event_type for c in claims] == ["arrest"]


@pytest.mark.parametrize("deed", ["взяли в заложники 15 строителей", "захватили автобус"])
def test_whom_gunmen_took_demand_nothing(deed: str) -> None:
    assert by(told(f"Боевики {deed} и требуют выкуп.", "требуют")) == "Боевики"


def test_riot_police_are_no_town() -> None:
    claim = told("Двое бойцов ОМОНа погибли в перестрелке в Веденском районе Чечни.", "Двое")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "RUS"


def test_a_charge_and_what_it_blew_up_is_one_attack() -> None:
    (claim,) = read("Шестеро егерей подорвались на мине, сработавшей близ города Мопти.")
    assert claim.event_type == "attack"


@pytest.mark.parametrize("text", ["Повстанцы взорвали мост под Кидалем.", "Под Газни взорван фугас."])
def test_what_is_blown_up_is_an_attack_with_a_charge(text: str) -> None:
    (claim,) = read(text)
    assert (claim.event_type, claim.means) == ("attack", "bomb")


def test_what_a_drone_blows_up_is_no_planted_charge() -> None:
    (claim,) = read("Беспилотник взорвал склад топлива под Газни.")
    assert (claim.event_type, claim.means) == ("strike", "drone")


def test_a_toll_of_an_incident_like_the_one_before_is_of_its_kind() -> None:
    text = "Двое убиты в результате взрыва бомбы в Киркуке. Еще четверо ранены в результате {} в Мосуле."
    assert [c.event_type for c in read(text.format("аналогичного инцидента"))] == ["attack", "attack"]
    assert [c.event_type for c in read(text.format("аварии"))] != ["attack", "attack"]


def test_the_same_dead_and_hurt_told_again_by_the_outlet_are_one_attack() -> None:
    text = (
        "Один сапер погиб, двое ранены при взрыве фугаса в Ингушетии, сообщили в РОВД.\n\n"
        "Колонна шла в Назрань, когда произошел подрыв фугаса, в результате которого один сапер скончался, а двое {}."
    )
    assert len(read(text.format("попали в больницу"))) == 1
    assert len(read(text.replace("двое ранены", "четверо ранены").format("попали в больницу"))) == 2


@pytest.mark.parametrize("who", ["который совершила террористка-смертница", "устроенный смертником"])
def test_a_blast_by_a_suicide_bomber_is_an_attack(who: str) -> None:
    claim = told(f"Взрыв, {who}, унес жизни девяти человек в Назрани.", "Взрыв")
    assert (claim.event_type, claim.means) == ("attack", "bomb")


@pytest.mark.parametrize("blow", ["еще одной атаки боевиков", "нападения", "теракта в Кветте"])
def test_who_falls_victim_to_an_attack_is_killed_in_it(blow: str) -> None:
    claim = told(f"Жертвой {blow} стал адвокат, работавший в суде.", "Жертвой")
    assert (claim.event_type, counts(claim)) == ("attack", {("killed", 1, 1)})


def test_a_plant_that_falls_victim_to_a_blow_is_no_dead() -> None:
    assert counts(told("Жертвой обстрела стала фабрика в Хомсе.", "Жертвой")) == set()


@pytest.mark.parametrize("wounds", ["ранений, полученных во время боя", "ран, полученных накануне при обстреле"])
def test_who_dies_of_earlier_wounds_is_a_toll(wounds: str) -> None:
    (claim,) = read(f"Датский сержант скончался от {wounds} в провинции Гильменд.")
    assert (claim.event_type, counts(claim)) == ("casualties", {("killed", 1, 1)})


def test_among_the_dead_are_dead_whatever_follows() -> None:
    text = "По данным телеканала «Аль-Арабия», среди погибших - пять полицейских, 20 человек получили ранения."
    assert counts(told(text, "среди")) == {("killed", 5, 5), ("wounded", 20, 20)}


def test_out_of_how_many_one_was_killed_is_no_toll() -> None:
    assert counts(told("Убит один из трех похищенных заложников.", "Убит")) == {("killed", 1, 1)}


def test_to_count_the_dead_is_no_toll() -> None:
    assert read("Подсчитать количество погибших при этом пока не представляется возможным.") == ()


def test_one_of_the_places_of_a_town_is_where_it_was() -> None:
    claim = told("В одном из кинотеатров Пешавара прогремел взрыв.", "взрыв")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.name == "Peshawar"
    claim = told("Двое из города Гори ранены при обстреле.", "ранены")
    assert claim.place is None


def test_a_district_lies_in_the_province_of_the_country_behind_it() -> None:
    text = "Сержант из Остина, штат Техас, ранен в районе Джаванд афганской провинции Бадгис."
    claim = told(text, "ранен")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == "AFG"


def test_the_report_of_the_agency_just_named_is_its_own() -> None:
    text = (
        "Капрал ранен под Кундузом, сообщило министерство обороны Дании.\n\n"
        "Агентство «Паджвок» сообщало о бое с талибами. Не менее десяти талибов убиты, говорилось в сообщении."
    )
    assert by(told(text, "Не менее")) == "Агентство «Паджвок»"


@pytest.mark.parametrize("said", ["информации об убитых и раненых пока не поступало", "данных о жертвах пока нет"])
def test_no_word_yet_of_the_dead_and_hurt_is_a_denied_toll(said: str) -> None:
    claim = told(f"Боевики напали на гостиницу в Герате, {said}.", said[:10])
    assert (claim.event_type, claim.denied, counts(claim)) == (
        "casualties",
        True,
        {("killed", 0, 0), ("wounded", 0, 0)},
    )


def test_the_target_of_an_attack_told_before_is_no_other_attack() -> None:
    attack, *others = read("Боевики напали на гостиницу в Герате. В полиции сказали, что целью атаки были иностранцы.")
    assert attack.event_type == "attack" and not [c for c in others if c.event_type in ("attack", "strike")]
    (claim,) = read("Целью нападения стал участок полиции в Герате.")
    assert claim.event_type == "attack"


def test_what_forces_intercepted_and_destroyed_stands_before_both_verbs() -> None:
    (claim,) = read("Шесть ракет перехватили и уничтожили иорданские военные.")
    assert (claim.event_type, counts(claim)) == ("interception", {("downed", 6, 6)})


def test_blasts_told_besides_are_told() -> None:
    text = "Смертница взорвала себя на базаре в Йоле. Кроме того, два взрыва прогремели у ворот лагеря."
    assert [c.event_type for c in read(text)] == ["attack", "explosion"]


@pytest.mark.parametrize(
    ("town", "country"),
    [
        ("в Дераа", "SYR"),
        ("в Беледуэйне", "SOM"),
        ("под Тарин-Котом", "AFG"),
        ("в Самарре", "IRQ"),
        ("в Сабрате", "LBY"),
    ],
)
def test_towns_of_other_wars_have_their_russian_names(town: str, country: str) -> None:
    claim = told(f"Двое погибли при взрыве {town}.", "Двое")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.country == country


def test_a_region_abroad_is_named_behind_its_noun() -> None:
    claim = told("Трое солдат ранены в области Мопти.", "Трое")
    assert claim.place is not None and claim.place.place is not None and claim.place.place.kind == "region"


@pytest.mark.parametrize("another", ["еще одной атаки боевиков", "нового нападения боевиков"])
def test_another_attack_in_the_same_town_is_an_incident_of_its_own(another: str) -> None:
    text = (
        "В одном из кафе Кветты при взрыве погибли девять человек.\n\n"
        f"На юге Кветты жертвой {another} стал инженер телеканала."
    )
    assert len(reader_of("ru").read(text, published=DAY).incidents) == 2
