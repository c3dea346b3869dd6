"""Why two dispatches are taken to be of one incident: every form of reason is known again, and said in French."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents.across import decide, place, when
from dateline.record import open_record
from dateline.views.vocabulary import words
from dateline.views.web import reasons as said_again
from dateline.views.web.strings import translations
from web.desks import client_of, desk_of


def french(text: str) -> str:
    return said_again.reasons(text, known=translations("fr"), said=words("fr"), language="fr")


def english(text: str) -> str:
    return said_again.reasons(text, known=translations("en"), said=words("en"), language="en")


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("same place (Odesa), same night (2025-03-09/10)", "même lieu (Odesa) · même nuit (9–10 mars 2025)"),
        ("both drone strike, both say 2 damaged", "les deux : frappe, drones · les deux disent : 2 (endommagés)"),
        ("one night and the next", "une nuit et la suivante"),
        ("same night (2025-03-31/01)", "même nuit (31 mars – 1 avr. 2025)"),
        ("counts 3 or more and up to 5 killed agree", "3 ou plus et jusqu'à 5 (morts) s'accordent"),
        (
            "counts 3 and 5 killed, the later is higher, each names another side",
            "3 et 5 (morts), le plus récent est plus élevé · chacun met en cause un autre camp",
        ),
        ("drone and missile", "drones et missiles"),
        ("strike and fire", "frappe et incendie"),
        ("Gao lies in Mali and Niger", "Gao se trouve dans : Mali and Niger"),
        ("both quote Ann Lee, governor of X", "les deux citent : Ann Lee · governor of X"),
        (
            "something that nobody foresaw, a day is not known",
            "something that nobody foresaw · un jour n'est pas connu",
        ),
        ("", ""),
    ],
)
def test_reasons_are_said_in_french(kept: str, told: str) -> None:
    assert re.sub("\u202f", " ", french(kept)) == told


def test_no_form_of_reason_is_forgotten() -> None:
    """The words that the code of the decisions can say, with something in each gap, are all known again."""
    found = 0
    for module in (decide, place, when):
        source = Path(str(module.__file__)).read_text("utf-8")
        for said in re.findall(r'(?:Where|When)\([^\n]*?f?"([^"]+)"\)', source):
            if " " not in said:
                continue
            text = re.sub(r"\{_shown\(\w+\)\}", "2025-03-01", said)
            text = re.sub(r"\{[^}]*(?:km|:g)[^}]*\}", "12", text)
            text = re.sub(r"\{_WORDS[^}]*\}", "place", text)
            text = re.sub(r"\{[^}]*\}", "Gao", text)
            assert french(text) != text, text
            found += 1
    assert found >= 24


def test_every_reason_of_the_samples_is_french(samples: Path) -> None:
    with open_record(samples) as record:
        kept = [row[0] for row in record.base.execute("SELECT DISTINCT words FROM link").fetchall()]
    assert len(kept) > 20
    for text in kept:
        told = french(text)
        assert not re.search(
            r"\b(same|both|and the|lies|counts|overlap|told)\b", re.sub(r"\(.*?\)|citent[^·]*", "", told)
        ), told


def test_the_review_tells_them_in_the_readers_language(samples: Path) -> None:
    client = client_of(desk_of(samples))
    listed = client.get("/incidents.json?sort=sources&limit=20").json()["incidents"]
    pages = [client.get(f"/incidents/{i['id']}", headers={"accept-language": "fr"}).text for i in listed]
    why = [re.search(r'class="why-joined">(.*?)</details>', page, re.DOTALL) for page in pages]
    told = " ".join(found[1] for found in why if found)
    assert "même" in told and "same place" not in told and "both " not in told


@given(st.text(max_size=200))
def test_whatever_stands_there_is_told(text: str) -> None:
    assert isinstance(french(text), str) and isinstance(english(text), str)
