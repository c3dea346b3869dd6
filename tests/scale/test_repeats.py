"""Near copies are known before they are parsed, also in the midst of texts that are much alike."""

from dateline.scale.repeats import Repeats

_REPORT = (
    "La défense antiaérienne a abattu {number} drones dans la nuit au-dessus de {place}, a annoncé le gouverneur. "
    "Des débris sont tombés sur le toit d'un immeuble du quartier {quarter}, sans faire de blessés. "
    "Les secours travaillent sur place et une enquête a été ouverte, selon les services du gouverneur. "
    "L'aéroport a suspendu ses vols pendant {hours} heures, et les écoles du district resteront fermées {day}."
)
_PLACES = ("Belgorod", "Briansk", "Koursk", "Voronej", "Orel", "Toula", "Lipetsk", "Kalouga", "Smolensk", "Tambov")
_DAYS = ("lundi", "mardi", "jeudi")


def _report(k: int) -> str:
    return _REPORT.format(number=11 + k, place=_PLACES[k % 10], quarter=f"Q{k}", hours=2 + k % 7, day=_DAYS[k % 3])


def test_a_copy_is_found_among_forty_nights_in_one_phrasing() -> None:
    repeats = Repeats()
    assert [repeats.seen(f"d{k}", _report(k)) for k in range(40)] == [None] * 40
    assert repeats.seen("copy", f"{_report(31)}\nReprise d'agence.") == "d31"
    assert repeats.seen("cut", _report(17).rsplit(". ", 1)[0] + ".") == "d17"


def test_what_says_more_than_its_original_is_new() -> None:
    repeats = Repeats()
    assert repeats.seen("short", _report(3).split(". ")[0] + ".") is None
    assert repeats.seen("long", _report(3)) is None
