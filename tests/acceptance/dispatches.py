"""Dispatches of one structure about many countries, each with the claims it must give, from the same parameters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ORDER = ("lead", "crash", "first", "army", "caption", "region", "debris", "earlier", "bases", "chief", "capital")


@dataclass(frozen=True, kw_only=True)
class Side:
    """A country in the forms French needs."""

    iso: str
    country: str  # "la Russie"
    of: str  # "de la Russie"
    at: str  # "en Russie"
    m: str
    f: str
    ms: str  # masculine plural

    @property
    def fs(self) -> str:
        return f"{self.f}s"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The parameters of one dispatch; the expected claims follow from them."""

    name: str
    published: str
    home: Side
    foe: Side
    capital: str
    capital_at: tuple[float, float]
    ring: str = "une centaine de kilomètres"
    kilometres: float = 100
    site: str = "d'un dépôt de carburant"
    nearby: str = "non loin"
    front: str = "du front"
    kind: str = " du même genre"
    streets: str = "des rues"
    weapon: str = "drone"
    means: str = "drone"
    downed: str = "abattu"
    army: int = 2
    sector: str = "sud-ouest"
    region: str
    region_at: tuple[float, float]
    debris: int = 3
    city: str
    city_at: tuple[float, float]
    governor: str
    rank: str = "le gouverneur régional"
    chief: str
    chief_title: str = "Le secrétaire général de l'Otan"
    war: str = "février 2022"
    author: str = "Lucie Arnaudin"
    novelty: str = "mais c'est la première fois qu'un cas semblable est signalé dans la région de la capitale"
    order: Sequence[str] = ORDER
    fallen: str = "s'est écrasé"
    other: bool = False
    statement: str = "a assuré {day} que l'organisation soutiendrait toute initiative de paix"

    @property
    def day(self) -> date:
        return date.fromisoformat(self.published)

    @property
    def night(self) -> tuple[str, str]:
        return (self.day - timedelta(1)).isoformat(), self.published

    @property
    def total(self) -> int:
        return self.army + 1


def of(name: str) -> str:
    """ "de X" or "d'X"."""
    return f"d'{name}" if name[0].lower() in "aeiouéèê" else f"de {name}"


def that(name: str) -> str:
    """ "que X" or "qu'X"."""
    return f"qu'{name}" if name[0].lower() in "aeiouéèê" else f"que {name}"


def passages(s: Scene) -> dict[str, str]:
    """The paragraphs of a dispatch by name; `other_words` tells half of them with another grammar."""
    return plain_words(s) | (other_words(s) if s.other else {})


def crash_and_whole(s: Scene) -> tuple[str, str]:
    """The words of the paragraph that tell the crash, and those that tell how many more there were."""
    crash, mark, whole = passages(s)["crash"].partition(" Elles" if s.other else ", précisant")
    return crash, mark + whole


def other_words(s: Scene) -> dict[str, str]:
    """The same facts with nouns for verbs, the speakers first or last, and speech in quotation marks."""
    day = WEEKDAYS[s.day.weekday()]
    arms, downs = f"{s.weapon}s", f"{s.downed}s"
    number, debris, total = NUMBERS[s.army], NUMBERS[s.debris], NUMBERS[s.total]
    return {
        "lead": f"Plusieurs {arms} {s.foe.ms} lancés contre des sites civils ont été {downs}, a fait savoir {day} "
        f"{s.capital}.",
        "crash": f"Les autorités ont fait état {day} de la chute d'un {s.weapon} à {s.ring} {of(s.capital)}, "
        f"{s.nearby} {s.site}. Elles ont ajouté que {total} autres engins{s.kind} avaient été {downs} ailleurs "
        f"{s.home.at}.",
        "army": f"D'après l'armée {s.home.f}, {number} {arms} {s.foe.ms} qui menaçaient des sites civils ont été "
        f"{downs} pendant la nuit dans le {s.sector} {s.home.of}.",
        "region": f"Un {s.weapon} {s.foe.m} a en outre été {s.downed} dans la région {of(s.region)}, ont annoncé dans "
        f"la matinée les autorités locales.",
        "debris": f"{s.rank[0].upper()}{s.rank[1:]} {s.governor} a indiqué que des débris de {debris} {arms} avaient "
        f"été découverts pendant la nuit à {s.city}.",
        "chief": f"« Nous ne renoncerons pas à la paix », a lancé {day} {s.chief}, "
        f"{s.chief_title[0].lower()}{s.chief_title[1:]}.",
        "capital": f"{s.capital} a de nouveau jugé inacceptable la présence de troupes étrangères à ses portes.",
    }


def plain_words(s: Scene) -> dict[str, str]:
    """The paragraphs in the words of the first dispatch's kind."""
    day = WEEKDAYS[s.day.weekday()]
    arms, downs = f"{s.weapon}s", f"{s.downed}s"
    number, debris, total = NUMBERS[s.army], NUMBERS[s.debris], NUMBERS[s.total]
    return {
        "lead": f"{s.capital} a dit {day} avoir {s.downed} plusieurs {arms} {s.foe.ms} lancés contre des sites "
        f"civils. L'un d'entre eux {s.fallen} à proximité {of(s.capital)}.",
        "crash": f"Un {s.weapon} {s.fallen} {day} à {s.ring} {of(s.capital)}, {s.nearby} {s.site}, ont indiqué "
        f"les autorités, précisant que {total} autres engins{s.kind} avaient été {downs} ailleurs {s.home.at}.",
        "first": f"Ces dernières semaines, le territoire {s.home.m} a connu plusieurs incidents liés à des {arms}, "
        f"quelquefois à grande distance {s.front}, {s.novelty}.",
        "army": f"De son côté, l'armée {s.home.f} assure avoir {s.downed} dans la nuit {number} {arms} {s.foe.ms} "
        f"qui menaçaient des sites civils dans le {s.sector} {s.home.of}.",
        "caption": f"L'armée {s.foe.f} recourt de plus en plus aux {arms} (AFP)",
        "region": f"Dans une autre région {s.home.f}, celle {of(s.region)}, les autorités locales ont fait savoir dans "
        f"la matinée qu'un {s.weapon} {s.foe.m} y avait été {s.downed}.",
        "debris": f"Des débris de {debris} {arms} ont par ailleurs été retrouvés au cours de la nuit dans {s.streets} "
        f"{of(s.city)}, non loin de la frontière, d'après {s.rank} {s.governor}.",
        "earlier": f"Depuis que la guerre a éclaté en {s.war}, des villages et des dépôts des zones frontalières "
        f"{s.home.fs} ont été maintes fois la cible de frappes, parfois meurtrières, {that(s.capital)} impute à l'armée "
        f"{s.foe.f}.",
        "bases": f"Plusieurs aérodromes militaires {s.home.ms}, parfois situés loin {s.front}, ont par le passé été "
        f"touchés par des {arms} {s.foe.ms}, selon {s.capital}.",
        "chief": f"{s.chief_title}, {s.chief}, {s.statement.format(day=day)}.",
        "capital": f"Pour {s.capital}, qui invoque sa sécurité, la présence de troupes étrangères à ses portes est "
        f"inacceptable.",
    }


def dispatch(s: Scene) -> str:
    """The text of a dispatch."""
    told = passages(s)
    return "\n\n".join([*(told[name] for name in s.order), f"{s.author}, avec AFP"]) + "\n"


RUSSIA = Side(iso="RUS", country="la Russie", of="de la Russie", at="en Russie", m="russe", f="russe", ms="russes")
UKRAINE = Side(
    iso="UKR", country="l'Ukraine", of="de l'Ukraine", at="en Ukraine", m="ukrainien", f="ukrainienne", ms="ukrainiens"
)
IRAN = Side(iso="IRN", country="l'Iran", of="de l'Iran", at="en Iran", m="iranien", f="iranienne", ms="iraniens")
ISRAEL = Side(iso="ISR", country="Israël", of="d'Israël", at="en Israël", m="israélien", f="israélienne", ms="israéliens")
INDIA = Side(iso="IND", country="l'Inde", of="de l'Inde", at="en Inde", m="indien", f="indienne", ms="indiens")
PAKISTAN = Side(
    iso="PAK", country="le Pakistan", of="du Pakistan", at="au Pakistan", m="pakistanais", f="pakistanaise", ms="pakistanais"
)
AZERBAIJAN = Side(
    iso="AZE", country="l'Azerbaïdjan", of="de l'Azerbaïdjan", at="en Azerbaïdjan", m="azerbaïdjanais",
    f="azerbaïdjanaise", ms="azerbaïdjanais",
)  # fmt: skip
ARMENIA = Side(iso="ARM", country="l'Arménie", of="de l'Arménie", at="en Arménie", m="arménien", f="arménienne", ms="arméniens")
SAUDI = Side(
    iso="SAU", country="l'Arabie saoudite", of="de l'Arabie saoudite", at="en Arabie saoudite", m="saoudien",
    f="saoudienne", ms="saoudiens",
)  # fmt: skip
YEMEN = Side(iso="YEM", country="le Yémen", of="du Yémen", at="au Yémen", m="yéménite", f="yéménite", ms="yéménites")
ETHIOPIA = Side(
    iso="ETH", country="l'Ethiopie", of="de l'Ethiopie", at="en Ethiopie", m="éthiopien", f="éthiopienne", ms="éthiopiens"
)
ERITREA = Side(
    iso="ERI", country="l'Erythrée", of="de l'Erythrée", at="en Erythrée", m="érythréen", f="érythréenne", ms="érythréens"
)
TURKEY = Side(iso="TUR", country="la Turquie", of="de la Turquie", at="en Turquie", m="turc", f="turque", ms="turcs")
SYRIA = Side(iso="SYR", country="la Syrie", of="de la Syrie", at="en Syrie", m="syrien", f="syrienne", ms="syriens")
SUDAN = Side(iso="SDN", country="le Soudan", of="du Soudan", at="au Soudan", m="soudanais", f="soudanaise", ms="soudanais")
CHAD = Side(iso="TCD", country="le Tchad", of="du Tchad", at="au Tchad", m="tchadien", f="tchadienne", ms="tchadiens")
CONGO = Side(
    iso="COD", country="le Congo", of="de la République démocratique du Congo", at="en République démocratique du Congo",
    m="congolais", f="congolaise", ms="congolais",
)  # fmt: skip
RWANDA = Side(iso="RWA", country="le Rwanda", of="du Rwanda", at="au Rwanda", m="rwandais", f="rwandaise", ms="rwandais")
ALGERIA = Side(
    iso="DZA", country="l'Algérie", of="de l'Algérie", at="en Algérie", m="algérien", f="algérienne", ms="algériens"
)
MALI = Side(iso="MLI", country="le Mali", of="du Mali", at="au Mali", m="malien", f="malienne", ms="maliens")
THAILAND = Side(
    iso="THA", country="la Thaïlande", of="de la Thaïlande", at="en Thaïlande", m="thaïlandais", f="thaïlandaise",
    ms="thaïlandais",
)  # fmt: skip
CAMBODIA = Side(
    iso="KHM", country="le Cambodge", of="du Cambodge", at="au Cambodge", m="cambodgien", f="cambodgienne", ms="cambodgiens"
)

FIRST = Scene(
    name="russia", published="2023-03-14", home=RUSSIA, foe=UKRAINE, capital="Moscou", capital_at=(55.75, 37.62),
    region="Smolensk", region_at=(54.9, 33.0), city="Koursk", city_at=(51.73, 36.19), governor="Anton Lavrentiev",
    chief="Jens Stoltenberg",
)  # fmt: skip

SCENES = (
    FIRST,
    Scene(
        name="russia-thursday", front="des combats", kind="", published="2024-08-22", home=RUSSIA, foe=UKRAINE, capital="Moscou",
        capital_at=(55.75, 37.62), ring="une cinquantaine de kilomètres", kilometres=50, site="d'une centrale électrique",
        downed="intercepté", army=5, sector="sud", region="Toula", region_at=(53.9, 37.6), debris=4, city="Voronej",
        city_at=(51.67, 39.18), governor="Oleg Samarine", rank="le maire", chief="Mark Rutte", author="Basile Corentin",
        novelty="une première dans la région de la capitale",
    ),
    Scene(
        name="ukraine", nearby="tout près", kind=" de ce type", published="2023-11-04", home=UKRAINE, foe=RUSSIA, capital="Kiev", capital_at=(50.45, 30.52),
        ring="près de 80 kilomètres", kilometres=80, site="d'un poste électrique", downed="détruit", army=7, sector="nord-est",
        region="Tcherkassy", region_at=(49.3, 31.4), debris=2, city="Soumy", city_at=(50.92, 34.8),
        governor="Bohdan Kravets", chief="Jens Stoltenberg", fallen="est tombé",
    ),
    Scene(
        name="ukraine-missiles", published="2025-01-20", home=UKRAINE, foe=RUSSIA, capital="Kiev", capital_at=(50.45, 30.52),
        ring="60 km", kilometres=60, site="d'un silo à grains", weapon="missile", means="missile", army=3, sector="sud",
        region="Vinnytsia", region_at=(48.9, 28.7), debris=5, city="Poltava", city_at=(49.59, 34.55),
        governor="Taras Melnyk", rank="le chef de l'administration régionale", chief="António Guterres",
        chief_title="Le secrétaire général de l'ONU", order=("lead", "crash", "first", "debris", "region", "caption", "army", *ORDER[7:]),
    ),
    Scene(
        name="iran", streets="plusieurs rues", nearby="aux abords", published="2024-10-09", home=IRAN, foe=ISRAEL, capital="Téhéran", capital_at=(35.69, 51.42),
        ring="environ 70 kilomètres", kilometres=70, site="d'une raffinerie", army=4, sector="nord-ouest", region="Yazd",
        region_at=(32.2, 55.0), debris=2, city="Tabriz", city_at=(38.08, 46.29), governor="Reza Hosseini",
        chief="António Guterres", chief_title="Le secrétaire général des Nations unies", war="octobre 2023",
    ),
    Scene(
        name="india", front="de la ligne de front", kind=" semblables", nearby="à quelques pas", published="2025-05-09", home=INDIA, foe=PAKISTAN, capital="New Delhi", capital_at=(28.61, 77.21),
        ring="une trentaine de kilomètres", kilometres=30, site="d'une gare de triage", downed="neutralisé", army=8,
        sector="nord-ouest", region="Goa", region_at=(15.4, 74.0), debris=6, city="Amritsar", city_at=(31.63, 74.87),
        governor="Rajiv Malhotra", rank="le préfet", chief="António Guterres",
        chief_title="Le secrétaire général de l'ONU", war="avril 2025",
    ),
    Scene(
        name="azerbaijan", published="2024-02-15", home=AZERBAIJAN, foe=ARMENIA, capital="Bakou", capital_at=(40.38, 49.89),
        ring="une quarantaine de kilomètres", kilometres=40, site="d'un gazoduc", army=2, sector="sud-ouest", region="Lankaran",
        region_at=(38.75, 48.85), debris=3, city="Gandja", city_at=(40.68, 46.36), governor="Elchin Mammadov",
        chief="António Guterres", chief_title="Le secrétaire général de l'ONU", war="septembre 2020",
    ),
    Scene(
        name="saudi", streets="plusieurs quartiers",nearby="près", published="2022-03-25", home=SAUDI, foe=YEMEN, capital="Ryad", capital_at=(24.69, 46.72),
        ring="une vingtaine de kilomètres", kilometres=20, site="d'une usine de dessalement", army=3, sector="sud-ouest",
        region="Najran", region_at=(18.1, 45.0), debris=2, city="Jizan", city_at=(16.89, 42.55), governor="Faisal Al-Otaibi",
        chief="António Guterres", chief_title="Le secrétaire général de l'ONU", war="mars 2015", downed="intercepté",
    ),
    Scene(
        name="ethiopia", published="2025-02-17", home=ETHIOPIA, foe=ERITREA, capital="Addis-Abeba", capital_at=(9.02, 38.75),
        ring="quelque 90 kilomètres", kilometres=90, site="d'un barrage", army=2, sector="nord", region="Gambela",
        region_at=(7.9, 34.2), debris=4, city="Mekele", city_at=(13.5, 39.47), governor="Tadesse Worku",
        chief="Moussa Faki", chief_title="Le président de la Commission de l'Union africaine", war="novembre 2020",
    ),
    Scene(
        name="turkey", front="des zones de combat", streets="la cour d'une école et des jardins", published="2023-12-01", home=TURKEY, foe=SYRIA, capital="Ankara", capital_at=(39.92, 32.85),
        ring="une centaine de kilomètres", kilometres=100, site="d'une caserne", army=6, sector="sud-est", region="Konya",
        region_at=(38.0, 32.5), debris=3, city="Gaziantep", city_at=(37.06, 37.38), governor="Kemal Aydin",
        rank="le gouverneur", chief="Jens Stoltenberg", war="mars 2011", fallen="s'est abîmé",
    ),
    Scene(
        name="sudan", published="2024-04-28", home=SUDAN, foe=CHAD, capital="Khartoum", capital_at=(15.55, 32.53),
        ring="une quinzaine de kilomètres", kilometres=15, site="d'un hôpital", army=2, sector="sud-est", region="Kassala",
        region_at=(16.1, 35.9), debris=2, city="Atbara", city_at=(17.7, 33.99), governor="Osman Idriss",
        chief="António Guterres", chief_title="Le secrétaire général de l'ONU", war="avril 2023", downed="détruit",
        order=("lead", "army", "crash", "first", "debris", "region", "caption", "earlier", "bases", "capital", "chief"),
    ),
    Scene(
        name="algeria", published="2025-04-03", home=ALGERIA, foe=MALI, capital="Alger", capital_at=(36.75, 3.06),
        ring="plus de 200 kilomètres", kilometres=200, site="d'une cimenterie", army=4, sector="sud-ouest", region="Tamanrasset",
        region_at=(23.5, 4.5), debris=3, city="Tindouf", city_at=(27.67, -8.13), governor="Karim Benziane", rank="le wali",
        chief="Ahmed Aboul Gheit", chief_title="Le secrétaire général de la Ligue arabe", war="janvier 2012",
    ),
    Scene(
        name="thailand", published="2025-07-26", home=THAILAND, foe=CAMBODIA, capital="Bangkok", capital_at=(13.75, 100.5),
        ring="une soixantaine de kilomètres", kilometres=60, site="d'un temple", army=9, sector="nord-est", region="Chonburi",
        region_at=(13.2, 101.3), debris=7, city="Surin", city_at=(14.88, 103.49), governor="Somchai Prasert",
        chief="Kao Kim Hourn", chief_title="Le secrétaire général de l'Asean", war="mai 2025",
        novelty="mais jamais encore un engin n'avait été signalé dans la région de la capitale",
    ),
    replace(FIRST, name="russia-order", published="2023-06-02", order=(
        "lead", "army", "region", "debris", "crash", "first", "caption", "bases", "earlier", "capital", "chief",
    ), army=4, debris=2, author="Mehdi Vasseur"),
    replace(FIRST, name="russia-colonel", published="2024-12-30", rank="le chef de la police locale, le colonel",
            governor="Piotr Zakharine", ring="150 kilomètres", kilometres=150, army=10, downed="neutralisé"),
    Scene(
        name="congo", published="2025-09-11", home=CONGO, foe=RWANDA, capital="Kinshasa", capital_at=(-4.33, 15.31),
        ring="une dizaine de kilomètres", kilometres=10, site="d'un marché", weapon="quadricoptère", army=3, sector="nord-est",
        region="Tshopo", region_at=(0.6, 25.0), debris=2, city="Lubumbashi", city_at=(-11.66, 27.48),
        governor="Patrick Ilunga", chief="António Guterres", chief_title="Le secrétaire général de l'ONU",
        war="janvier 2025",
    ),
    Scene(
        name="pakistan-helicopters", published="2025-05-10", home=PAKISTAN, foe=INDIA, capital="Islamabad",
        capital_at=(33.72, 73.04), ring="au moins 40 kilomètres", kilometres=40, site="d'une base", weapon="hélicoptère",
        means="aircraft", army=2, sector="sud-est", region="Sind", region_at=(26.0, 68.8), debris=2, city="Lahore",
        city_at=(31.56, 74.35), governor="Imran Qureshi", rank="le commissaire de police", chief="António Guterres",
        chief_title="Le secrétaire général de l'ONU", war="avril 2025",
    ),
    replace(FIRST, name="russia-other", published="2023-04-20", other=True, army=3, debris=2, region="Kalouga",
            region_at=(54.4, 35.5), city="Belgorod", city_at=(50.6, 36.59)),
    Scene(
        name="ukraine-other", published="2024-09-16", home=UKRAINE, foe=RUSSIA, other=True, capital="Kiev",
        capital_at=(50.45, 30.52), ring="une trentaine de kilomètres", kilometres=30, site="d'un barrage", army=6,
        sector="sud", region="Jytomyr", region_at=(50.6, 28.6), debris=4, city="Kryvyï Rih", city_at=(47.91, 33.39),
        governor="Serhiy Bondar", rank="le maire", chief="Mark Rutte", downed="intercepté",
    ),
    Scene(
        name="iran-other", published="2025-06-18", home=IRAN, foe=ISRAEL, other=True, capital="Téhéran",
        capital_at=(35.69, 51.42), ring="une soixantaine de kilomètres", kilometres=60, site="d'un aéroport", army=5,
        sector="ouest", region="Kerman", region_at=(29.9, 57.2), debris=3, city="Ispahan", city_at=(32.65, 51.67),
        governor="Reza Hosseini", rank="le gouverneur", chief="António Guterres",
        chief_title="Le secrétaire général de l'ONU", war="octobre 2023", downed="détruit",
    ),
)  # fmt: skip
