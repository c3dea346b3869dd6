"""What the event grammar asks of a language: the forms of a verb."""

import re

from dateline.lang.fr.verbs import forms, participles

__all__ = ["agreeing", "forms", "is_verb", "participles"]

# Nouns, adjectives and small words end so far more often than infinitives do; these are the infinitives that do.
_NOMINAL = re.compile(r"(?:ure|aire|oire|ère|erre|ière|bre|cre|gre|ître|être|vire|itre|oître|ntre)$")
_INFINITIVES = re.compile(
    r"(?:clure|faire|taire|plaire|traire|croire|boire|vaincre|naître|paraître|connaître|croître|être|rejoindre)$"
)
# Words with the ending of an infinitive that lexicons use as what they are.
_NOT_VERBS = frozenset(
    "acier affaire bouclier chair commentaire contre danger dernier derrière encore entonnoir entre fenêtre foyer"
    " guerre kover libre maître mortier navire œuvre parlementaire poudre prisonnier quartier soupir"
    " terre titre".split()
)


# Words of a phrase that end as past participles do: "coincé sous les décombres" is said of women, of several people.
_AGREEING = re.compile(r"(?<=[a-zà-ÿ]{3})é(?:e?s?)$")


def agreeing(word: str) -> tuple[str, ...]:
    """The feminine and plural forms of a word of a phrase that ends as a past participle in -é does; else none."""
    stem = _AGREEING.sub("é", word)
    return (stem, stem + "e", stem + "s", stem + "es") if stem.endswith("é") and _AGREEING.search(word) else ()


def is_verb(word: str) -> bool:
    """Whether a word of a lexicon is written as an infinitive: "abattre", "s'emparer"; "voiture" is not."""
    if word in ("être", "dire", "lire", "tuer", "ôter", "fuir", "nier", "agir"):
        return True
    if len(word) <= 4 or word in _NOT_VERBS or not word.endswith(("er", "ir", "re", "oir")):
        return False
    return _NOMINAL.search(word) is None or _INFINITIVES.search(word) is not None
