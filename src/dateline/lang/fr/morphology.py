"""What the event grammar asks of a language: the forms of a verb."""

from dateline.lang.fr.verbs import forms, participles

__all__ = ["forms", "is_verb", "participles"]


def is_verb(word: str) -> bool:
    """Whether a word of a lexicon is written as an infinitive: "abattre", "s'emparer"."""
    return (
        word.endswith(("er", "ir", "re", "oir"))
        and len(word) > 4
        or word in ("être", "dire", "lire", "tuer", "ôter", "fuir", "nier", "agir")
    )
