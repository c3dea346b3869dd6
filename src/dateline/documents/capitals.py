"""Dispatches in capitals, as old wires and some systems send them."""

from dateline.lang import recasing

_SAMPLE = 2000
_GLANCE = 300
_ENOUGH = 80


def is_in_capitals(text: str) -> bool:
    """True where nearly every letter of a text of some length is a capital."""
    if sum(map(str.islower, filter(str.isalpha, text[:_GLANCE]))) > 0.05 * _SAMPLE:
        return False  # whatever the rest of the sample is
    letters = [*filter(str.isalpha, text[:_SAMPLE])]
    return len(letters) >= _ENOUGH and sum(map(str.isupper, letters)) >= 0.95 * len(letters)


def with_small_letters(text: str, language: str) -> str:
    """The text as it would be printed, of the same length; as it is in a language that has no rules for that."""
    rules = recasing(language)
    return text if rules is None else rules(text)
