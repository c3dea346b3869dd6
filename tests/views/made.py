"""A report made by hand: the views are tested on what a perfect reader would hand them."""

from datetime import date

from dateline.model import (
    Claim,
    Document,
    Incident,
    Part,
    Parts,
    Place,
    PlaceMention,
    QuantityMention,
    Report,
    Span,
    Speaker,
    TimeMention,
)

SOURCE = (
    "NUIT DE DRONES\r\n\r\n"
    "Un drone s’est écrasé mardi à une trentaine de kilomètres de Koursk, une première dans ce district, ont annoncé "
    "les autorités.\r\n\r\n"
    "L’armée russe dit avoir abattu dix-sept drones, dont douze au-dessus de Belgorod et cinq dans la région de "
    "Briansk.\r\n\r\n"
    "La chute de débris aurait fait entre deux et quatre blessés à Donetsk, selon le maire Anton Lebedev cité par "
    "Tass. Les secours parlent de six blessés.\r\n\r\n"
    "Il n’y a eu aucun mort, selon lui.\r\n\r\n"
    "En avril, trois employés avaient été tués. Moscou a accusé Kiev.\r\n"
)
# As the documents stage does it: CRLF becomes LF, ’ becomes '.
TEXT = SOURCE.replace("\r\n", "\n").replace("’", "'")
OFFSETS = (*(i for i, c in enumerate(SOURCE) if c != "\r"), len(SOURCE))


def at(quote: str) -> Span:
    """Where these words stand in TEXT."""
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def place(quote: str, name: str, kind: str, country: str, **more: object) -> PlaceMention:
    """A resolved place at these words."""
    of_place = {k: more.pop(k) for k in ("administered_by", "admin1") if k in more}
    found = Place(
        id=name, name=name, kind=kind, latitude=51.0, longitude=36.0, radius_km=10.0, country=country, **of_place
    )  # type: ignore[arg-type]
    return PlaceMention(span=at(quote), name=quote, place=found, **more)  # type: ignore[arg-type]


def count(quote: str, what: str, low: float | None, high: float | None, unit: str | None = "drone") -> QuantityMention:
    """A quantity at these words."""
    best = low if low is not None and low == high else None
    return QuantityMention(span=at(quote), token=0, unit=unit, low=low, best=best, high=high, what=what)


DAY, YESTERDAY = date(2024, 5, 14), date(2024, 5, 13)
TUESDAY = TimeMention(span=at("mardi"), kind="DATE", value="2024-05-14", earliest=DAY, latest=DAY, date_prec=1)
APRIL = TimeMention(
    span=at("En avril"),
    kind="DATE",
    value="2024-04",
    earliest=date(2024, 4, 1),
    latest=date(2024, 4, 30),
    date_prec=4,
    anchor="2024-05-14",
)
AUTHORITIES = Speaker(name="les autorités", kind="local_authority", span=at("les autorités"), side="RUS")
ARMY = Speaker(name="L'armée russe", kind="military", span=at("L'armée russe"), side="RUS")
MAYOR = Speaker(
    name="le maire Anton Lebedev",
    kind="local_authority",
    span=at("le maire Anton Lebedev"),
    person="Anton Lebedev",
    role="maire",
)
RESCUERS = Speaker(name="Les secours", kind="emergency_service", span=at("Les secours"))
MOSCOW = Speaker(name="Moscou", kind="official", span=at("Moscou"), side="RUS")
TASS = Speaker(name="Tass", kind="agency", span=at("Tass"))

KURSK = place("Koursk", "Kursk", "city", "RUS", relation="distance", distance_km=30.0, radius_km=5.0, where_prec=2)
BELGOROD = place("Belgorod", "Belgorod", "city", "RUS", relation="over", where_prec=1)
BRYANSK = place("région de Briansk", "Bryansk Oblast", "region", "RUS", where_prec=4)
DONETSK = place("Donetsk", "Donetsk", "city", "UKR", administered_by="RUS", where_prec=1)

CLAIMS = (
    Claim(
        id="c1",
        event_type="crash",
        means="drone",
        trigger=at("s'est écrasé"),
        evidence=(at("Un drone s'est écrasé mardi à une trentaine de kilomètres de Koursk"),),
        source=AUTHORITIES,
        source_span=at("les autorités"),
        cue=at("ont annoncé"),
        act="say",
        quantities=(count("Un drone", "crashed", 1, 1),),
        place=KURSK,
        time=TUESDAY,
        novelty=at("une première dans ce district"),
        novelty_scope="ce district",
        rules=("crash.verb",),
    ),
    Claim(
        id="c2",
        event_type="interception",
        means="drone",
        trigger=at("abattu"),
        evidence=(at("avoir abattu dix-sept drones"),),
        source=ARMY,
        source_span=at("L'armée russe"),
        quantities=(count("dix-sept drones", "downed", 17, 17),),
        announced=TUESDAY,
    ),
    Claim(
        id="c3",
        event_type="interception",
        means="drone",
        trigger=at("abattu"),
        evidence=(at("douze au-dessus de Belgorod"),),
        source=ARMY,
        quantities=(count("douze", "downed", 12, 12),),
        place=BELGOROD,
    ),
    Claim(
        id="c4",
        event_type="interception",
        means="drone",
        trigger=at("abattu"),
        evidence=(at("cinq dans la région de Briansk"),),
        source=ARMY,
        quantities=(count("cinq", "downed", 5, 5),),
        place=BRYANSK,
    ),
    Claim(
        id="c5",
        event_type="debris",
        means=None,
        trigger=at("chute de débris"),
        evidence=(at("La chute de débris aurait fait entre deux et quatre blessés à Donetsk"),),
        source=MAYOR,
        source_span=at("le maire Anton Lebedev"),
        relayed_by=(TASS,),
        hedged=True,
        quantities=(count("entre deux et quatre blessés", "wounded", 2, 4, None),),
        place=DONETSK,
    ),
    Claim(
        id="c6",
        event_type="casualties",
        means=None,
        trigger=at("six blessés"),
        evidence=(at("six blessés"),),
        source=RESCUERS,
        quantities=(count("six blessés", "wounded", 6, 6, None),),
    ),
    Claim(
        id="c7",
        event_type="casualties",
        means=None,
        trigger=at("aucun mort"),
        evidence=(at("Il n'y a eu aucun mort"),),
        source=MAYOR,
        source_span=at("lui"),
        denied=True,
        quantities=(count("aucun mort", "killed", 0, 0, None),),
    ),
    Claim(
        id="c8",
        event_type="casualties",
        means=None,
        trigger=at("tués"),
        evidence=(at("trois employés avaient été tués"),),
        background=True,
        time=APRIL,
        quantities=(count("trois employés", "killed", 3, 3, "employé"),),
    ),
    Claim(
        id="c9",
        event_type="statement",
        means=None,
        trigger=at("accusé"),
        evidence=(at("Moscou a accusé Kiev"),),
        source=MOSCOW,
        source_span=at("Moscou"),
        cue=at("a accusé"),
        act="accuse",
    ),
)
INCIDENTS = (
    Incident(id="i1", event_type="crash", means="drone", claims=("c1",), quantities=(("crashed", 1, 1, 1, False),)),
    Incident(
        id="i2", event_type="interception", means="drone", claims=("c2",), quantities=(("downed", 17, 17, 17, False),)
    ),
    Incident(id="i3", event_type="interception", means="drone", claims=("c3",), place=BELGOROD),
    Incident(id="i4", event_type="interception", means="drone", claims=("c4",), place=BRYANSK),
    Incident(
        id="i5",
        event_type="debris",
        means=None,
        claims=("c5", "c6", "c7"),
        quantities=(("wounded", 2, None, 6, True), ("killed", 0, 0, 0, False)),
        place=DONETSK,
        sources=("le maire Anton Lebedev", "Les secours"),
        origins=2,
        status="disputed",
    ),
    Incident(id="i6", event_type="casualties", means=None, claims=("c8",), time=APRIL),
    Incident(id="i7", event_type="statement", means=None, claims=("c9",)),
)
REPORT = Report(
    document=Document(
        id="nuit.txt",
        text=TEXT,
        source=SOURCE,
        offsets=OFFSETS,
        language="fr",
        published=DAY,
        agency="EXEMPLE",
        authors=("Claire Dumont",),
        parts=(
            Part(kind="headline", span=at("NUIT DE DRONES")),
            Part(kind="body", span=Span(TEXT.index("Un"), len(TEXT))),
        ),
    ),
    claims=CLAIMS,
    incidents=INCIDENTS,
    parts=(Parts(whole="c2", parts=("c3", "c4")),),
)
EMPTY = Report(document=REPORT.document, claims=(), incidents=(), parts=())
