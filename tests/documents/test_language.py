"""Which language a text is in."""

import time

import pytest

from dateline.documents import identify, make_document
from dateline.errors import InputError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Deux civils ont été tués dimanche à Goma par des tirs de mortier, a annoncé le gouverneur de la province.",
            "fr",
        ),
        ("Trois morts à Gao", "fr"),
        ("Une bombe explose à Mogadiscio", "fr"),
        ("Kiev : 22 drones Shahed-136 abattus dans la nuit au-dessus d'Odessa, Mykolaïv et Kherson", "fr"),
        ("KHARKIV (Ukrinform) — Oleg Synegoubov, Viatcheslav Gladkov et Mikhaïl Razvojaïev ont parlé.", "fr"),
        ("Rapid Support Forces et armée soudanaise se disputent Khartoum, selon Al Jazeera et Radio Dabanga.", "fr"),
        ("Deux morts.", "fr"),
        ("MALI : TROIS SOLDATS TUÉS PAR UN ENGIN EXPLOSIF PRÈS DE GAO, ANNONCE L'ARMÉE", "fr"),
        ("Two civilians were killed on Sunday when a mortar round hit a market in Goma, the governor said.", "en"),
        ("Three killed in Gaza strike, medics say", "en"),
        ("Два мирных жителя погибли в Белгороде в результате обстрела, сообщил губернатор Вячеслав Гладков.", "ru"),
        ("Три беспилотника сбиты над Курском", "ru"),
        ("Двоє цивільних загинули в неділю внаслідок обстрілу Харкова, повідомив начальник області.", "uk"),
        ("Над Одесою збито три дрони", "uk"),
        ("Zwei Zivilisten wurden am Sonntag in Goma getötet, teilte der Gouverneur der Provinz mit.", None),
        (
            "Dos civiles murieron el domingo en Goma por disparos de mortero, anunció el gobernador de la provincia.",
            None,
        ),
        ("Due civili sono stati uccisi domenica a Goma da colpi di mortaio, ha annunciato il governatore.", None),
        ("Dois civis foram mortos no domingo em Goma por tiros de morteiro, anunciou o governador da província.", None),
        ("Dos civils van morir diumenge a Goma per trets de morter, va anunciar el governador de la província.", None),
        ("Twee burgers zijn zondag gedood in Goma door mortiervuur, zei de gouverneur van de provincie.", None),
        ("Dwóch cywilów zginęło w niedzielę w Gomie od ostrzału moździerzowego, podał gubernator prowincji.", None),
        ("Двама цивилни загинаха в неделя в Гома при минометен обстрел, съобщи губернаторът на провинцията.", None),
        ("Двоје цивила погинуло је у недељу у Гоми од минобацачке ватре, саопштио је гувернер, љубав.", None),
        ("Двое грамадзянскіх загінулі ў нядзелю ў Гоме ад мінамётнага абстрэлу, паведаміў губернатар.", None),
        ("asdkj qwoie zxmcn alskdj qpwoei zmxnc qpwoe alskd zmxnc qpwo eirut ghfjd ksla", None),
        ("قتل مدنيان يوم الأحد في غوما بنيران الهاون، حسبما أعلن الحاكم", None),
        ("两名平民周日在戈马被迫击炮炸死，省长宣布。", None),
        ("12345 67890 !!! ???", None),
        ("", None),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert identify(text) == language


def test_a_long_text_takes_no_longer_than_its_head() -> None:
    identify("Deux morts à Gao.")
    begun = time.process_time()
    identify("Deux civils ont été tués à Goma. " * 100_000)
    assert time.process_time() - begun < 0.5


def test_a_language_not_read_yet_still_makes_a_document() -> None:
    document = make_document("Two civilians were killed on Sunday in Goma, the governor said. Three were wounded.")
    assert (document.language, len(document.sentences)) == ("en", 2)


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"^a\.txt: .*fr, en, ru, uk"):
        make_document("Zwei Zivilisten wurden am Sonntag in Goma getötet, teilte der Gouverneur mit.", id="a.txt")
    assert make_document("Trois drones ont été abattus dans la nuit près de Koursk.").language == "fr"
