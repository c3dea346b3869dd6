"""The French pages say what the English ones say, and are set as French is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = (ROOT / "METHODOLOGY.md").read_text("utf-8")
FRENCH = (ROOT / "docs" / "site" / "fr" / "methodologie.md").read_text("utf-8")
SECTIONS = {
    "The unit: a claim": "L'unité : une affirmation",
    "Event types": "Types d'événements",
    "Who says it": "Qui le dit",
    "Who did it, to what": "Qui l'a fait, à quoi",
    "How sure, and of what": "Avec quelle certitude, et sur quoi",
    "Where": "Où",
    "When": "Quand",
    "How many": "Combien",
    "Incidents and parts": "Incidents et parties",
    "Incidents across dispatches": "Incidents à travers les dépêches",
    "The record": "Le registre",
    "Asking and exporting": "Interroger et exporter",
    "Borders, people and harm": "Frontières, personnes et risques",
    "How it was read": "Comment cela a été lu",
    "A second reader": "Un second lecteur",
    "What is not parsed": "Ce qui n'est pas analysé",
    "Codes of other data sets": "Codes d'autres bases de données",
    "Quality": "Qualité",
}


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the second level."""
    _, *parts = re.split(r"^## ", text.replace("\u00a0", " "), flags=re.MULTILINE)
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def rows(text: str) -> list[list[str]]:
    """The cells of the tables of a text."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


def of_the_schema() -> set[str]:
    """The names of fields and values of the reports."""
    text = (ROOT / "src" / "dateline" / "views" / "schema" / "report-1.json").read_text("utf-8")
    return set(re.findall(r'"([a-z_0-9]+)"', text))


def test_every_section_of_the_methodology_has_its_french_one() -> None:
    assert list(sections(ENGLISH)) == list(SECTIONS)
    assert list(sections(FRENCH)) == list(SECTIONS.values())


def test_every_field_and_value_that_is_explained_is_explained_in_french() -> None:
    english, french, words = sections(ENGLISH), sections(FRENCH), of_the_schema()
    assert len(words) > 100
    for here, there in SECTIONS.items():
        if here in ("Quality", "What is not parsed"):  # figures, for which the French page leads to the English one
            continue
        named = set(re.findall(r"`([a-z_0-9.]+)`", english[here])) & words
        assert named - set(re.findall(r"`([a-z_0-9.]+)`", french[there])) == set(), there


def test_the_tables_hold_the_same_values() -> None:
    english, french = sections(ENGLISH), sections(FRENCH)
    first = ("Event types", "How sure, and of what", "Asking and exporting")
    for here in first:
        assert [r[0] for r in rows(english[here])[1:]] == [r[0] for r in rows(french[SECTIONS[here]])[1:]]
    codes = "Codes of other data sets"
    assert [r[:5] for r in rows(english[codes])[1:]] == [r[:5] for r in rows(french[SECTIONS[codes]])[1:]]
    counts = [r for r in rows(english["How many"])[1:] if r[0] != "des drones"]
    assert counts == [r for r in rows(french["Combien"])[1:] if r[0] != "des drones"]


def test_signs_are_set_with_their_spaces() -> None:
    for path in (*sorted((ROOT / "docs" / "site" / "fr").glob("*.md")), ROOT / "README.fr.md"):
        text = re.sub(r"```.*?```|`[^`\n]*`|\|[-|]+\|", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall(r".* [:;!?»](?=\s|$)|.*« .*", text, flags=re.MULTILINE) == [], path.name
