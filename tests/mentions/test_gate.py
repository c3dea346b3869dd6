"""The gate: what has nothing of the domain is turned away unparsed, and nothing else is."""

import json
import time
import tomllib
from pathlib import Path

import pytest

import dateline.pipeline
from dateline.documents import make_document
from dateline.mentions.gate import in_domain
from dateline.mentions.lexicon import lexicon, things
from dateline.pipeline import read_batch, read_document

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures" / "fr"
# News of other things in the languages whose gate lists its words.
OTHER = tomllib.loads((HERE / "other_news.toml").read_text(encoding="utf-8"))
# What tells of an event of the domain by itself, in a long text of other things.
PLAIN = ("strike", "interception", "attack", "abduction", "clash", "control", "crash", "debris")

# Of each event type, as a dispatch of one sentence might tell it.
TOLD = {
    "strike": (
        "L'aviation a bombardé un camp de déplacés près de Nyala.",
        "Des missiles et des drones se sont succédé au-dessus du port pendant deux heures.",
        "Une salve de roquettes a visé une base aérienne en Irak.",
        "Deux obus ont atteint le marché de Sake.",
    ),
    "attack": (
        "Un attentat à la voiture piégée a fait trembler le centre de Mogadiscio.",
        "Des hommes armés ont attaqué un bus près de Quetta.",
        "Les assaillants ont tiré sur les fidèles à la sortie de la mosquée.",
        "Une patrouille est tombée dans une embuscade à l'est de Ménaka.",
    ),
    "strike by artillery": ("Le village a été pilonné toute la matinée.",),
    "interception": (
        "La défense antiaérienne a abattu onze appareils au-dessus de la Crimée.",
        "Trois missiles ont été détruits en vol.",
        "Deux drones ont été brouillés et sont retombés dans un champ.",
    ),
    "crash": ("Un hélicoptère militaire s'est écrasé près de Goma.", "Un drone est tombé dans la cour d'une école."),
    "debris": ("Des débris de drone ont été ramassés sur un toit.",),
    "explosion": ("De fortes explosions ont été entendues à Port-Soudan.",),
    "casualties": (
        "Sept villageois ont été tués à Solhan.",
        "Vingt-deux personnes ont perdu la vie.",
        "On compte deux morts et neuf blessés.",
        "Un soldat a succombé à ses blessures.",
    ),
    "damage": ("Une roquette a endommagé le toit de l'hôpital.", "L'onde de choc du missile a soufflé des vitres."),
    "fire": ("Un dépôt de carburant est en feu après la chute d'un drone.",),
    "clash": (
        "De violents affrontements opposent l'armée aux rebelles autour de Masisi.",
        "Des échanges de tirs ont éclaté à la frontière.",
    ),
    "control": ("Le M23 s'est emparé de la ville de Walikale.", "Les rebelles ont pris le contrôle de l'aéroport."),
    "abduction": (
        "Six élèves ont été kidnappés sur la route de Kaduna.",
        "Un humanitaire a été pris en otage au Niger.",
        "Des hommes armés ont enlevé le maire.",
    ),
    "arrest": ("Quatre militaires ont été arrêtés à Conakry.", "L'armée a interpellé un suspect."),
    "other, a release": ("Les otages ont été libérés contre une rançon.",),
    "alert": (
        "Les sirènes ont retenti, signalant l'approche d'un missile.",
        "L'alerte aérienne a été déclenchée à Kiev, où des drones approchaient.",
    ),
    "closure": (
        "L'aéroport a suspendu ses vols après le passage de drones.",
        "Les écoles resteront fermées, a décidé l'armée.",
    ),
    "outage": ("Une frappe a privé d'électricité 40.000 foyers.",),
    "other": ("Des milliers d'habitants fuient l'avancée des combattants.",),
}

NEVER = (
    "Le conseil municipal a adopté son budget pour l'année à venir.",
    "Le prix du blé recule à Chicago sous l'effet d'une récolte abondante.",
    "La chanteuse donnera deux concerts à Lyon au printemps.",
    "L'équipe a perdu contre Nantes et quitte la tête du classement.",
    "Le musée ferme ses portes pour travaux pendant six mois.",
    "Le mauvais temps va toucher le sud du pays, prévient Météo-France.",
    "La banque centrale a relevé ses taux, un choix que condamne l'opposition.",
    "Le ministre a dénoncé des propos inacceptables et appelé au calme.",
    "La vague de chaleur atteint son maximum jeudi.",
    "Le syndicat appelle à poursuivre la grève dans les transports.",
    "Un feu de forêt reste actif dans l'Aude.",
    "Son combat pour le climat lui vaut un prix.",
    "L'offensive commerciale du constructeur vise le marché chinois.",
    "Les amortisseurs et les mortaises du meuble ont été refaits.",  # "mort", but inside a word
)


@pytest.mark.parametrize("sentence", [s for told in TOLD.values() for s in told])
def test_every_kind_of_event_passes(sentence: str) -> None:
    assert in_domain(sentence, "fr")


@pytest.mark.parametrize("sentence", NEVER)
def test_other_news_is_turned_away(sentence: str) -> None:
    assert not in_domain(sentence, "fr")


def test_no_fixture_with_claims_is_turned_away() -> None:
    answers = [*FIXTURES.glob("dev/*.json"), *FIXTURES.glob("heldout/*.json")]
    assert answers
    for answer in answers:
        if json.loads(answer.read_text(encoding="utf-8")).get("claims"):
            text = json.loads((FIXTURES / "texts" / answer.name).read_text(encoding="utf-8"))["text"]
            assert in_domain(make_document(text, language="fr").text, "fr"), answer.stem


def test_words_added_to_the_lexicon_are_known() -> None:
    weapons = [w for w, means in things("fr").weapons.items() if means in ("drone", "missile", "small_arms")]
    assert len(weapons) > 40
    passed = [w for w in weapons if in_domain(f"Selon la police, un {w} a touché la maison.", "fr")]
    assert len(passed) > 0.8 * len(weapons)  # the others name other things as well
    for form in lexicon("fr").verbs:
        if any(e.family.id == "bombard" for e in lexicon("fr").verbs[form]):
            assert in_domain(f"Ils {form} la ville.", "fr")


def test_capitals_and_signs_do_not_matter() -> None:
    assert in_domain("ATTENTAT À KABOUL", "fr")
    assert in_domain("L'«attentat»", "fr")
    assert in_domain("Attentat", "fr")
    assert not in_domain("", "fr")


def test_the_parser_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    def parser(language: str) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(dateline.pipeline, "parser", parser)
    documents = [make_document(text, language="fr", id=str(k)) for k, text in enumerate(NEVER)]
    reports = [*map(read_document, documents), *read_batch(documents)]
    assert [r.document.id for r in reports] == 2 * [d.id for d in documents]
    assert not any(r.claims or r.incidents or r.parts for r in reports)


def test_a_headline_counts() -> None:
    body = "Le trafic a repris mardi matin, selon la compagnie."
    title = "Mali: un train attaqué par des hommes armés"
    assert dateline.pipeline.turned_away(make_document(body, language="fr")) is not None
    assert dateline.pipeline.turned_away(make_document(body, language="fr", title=title)) is None


def test_reports_keep_their_order_in_a_batch() -> None:
    texts = [NEVER[0], TOLD["strike"][0], NEVER[1], TOLD["casualties"][0]]
    reports = list(read_batch([make_document(t, language="fr", id=str(k)) for k, t in enumerate(texts)]))
    assert [r.document.id for r in reports] == ["0", "1", "2", "3"]
    assert [bool(r.claims) for r in reports] == [False, True, False, True]


@pytest.mark.parametrize("unit", ["mort ", "perdre la ", "a", "faire l'objet ", "ferme ", "drone"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    in_domain("x", "fr")
    start = time.process_time()
    in_domain(unit * (300_000 // len(unit)), "fr")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("language", OTHER)
def test_other_news_is_turned_away_in_every_language(language: str) -> None:
    assert [text for text in OTHER[language] if in_domain(text, language)] == []


@pytest.mark.parametrize("language", OTHER)
def test_an_event_in_news_of_other_things_is_not_lost(language: str) -> None:
    lines = (HERE / "grammar" / f"events_{language}.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split("|") for line in lines if "|" in line and not line.startswith("#")]
    plain = [row[0] for row in told if any(t in row[1] for t in PLAIN) and "statement" not in row[1]]
    assert len(plain) > 20
    assert [s for s in plain if not in_domain(f"{OTHER[language][1]}\n\n{s}", language)] == []


@pytest.mark.parametrize("language", OTHER)
def test_no_dispatch_of_the_four_languages_is_turned_away(language: str) -> None:
    paths = sorted((HERE.parent / "fixtures" / "four").glob(f"*.{language}.txt"))
    assert paths
    assert [p.name for p in paths if not in_domain(f"{OTHER[language][1]}\n\n{p.read_text('utf-8')}", language)] == []


@pytest.mark.parametrize("language", OTHER)
def test_a_short_text_is_read_whatever_its_words(language: str) -> None:
    assert in_domain(OTHER[language][0][:200], language)
