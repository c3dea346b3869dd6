"""Quotation marks that only set off a word or two, which the parser reads better without.

'a été « gravement endommagée »', 'une "infrastructure critique" a été détruite': the model takes the marks for the
end of the clause, and the participle for a noun.
"""

_PAIRS = {"«": "»", "“": "”", '"': '"'}
_CLOSING = frozenset(_PAIRS.values())
# So many tokens are words of somebody's; more of them are speech.
_WORDS = 5
_SPEECH = frozenset(",.;:!?…\n")
_VERBAL = frozenset(
    {"je", "j'", "nous", "on", "il", "elle", "ils", "elles", "c'", "ce", "ne", "n'", "est", "sont", "a"}
)


def without_scare_quotes(words: list[str]) -> list[int] | None:
    """The indices of the tokens without the marks around a few words inside a sentence; None where there are none."""
    dropped: set[int] = set()
    last = {mark: k for k, mark in enumerate(words) if mark in _CLOSING}
    i = 0
    while i < len(words):
        close = _PAIRS.get(words[i])
        if close is None or last.get(close, -1) <= i:
            i += 1
            continue
        end = words.index(close, i + 1)
        if _sets_off(words, i, end):
            dropped.update((i, end))
        i = end + 1
    return [k for k in range(len(words)) if k not in dropped] if dropped else None


def _sets_off(words: list[str], start: int, end: int) -> bool:
    """Whether the marks at `start` and `end` set off a few words of a sentence rather than speech."""
    inside = words[start + 1 : end]
    if not 0 < len(inside) <= _WORDS or any(w[0] in _SPEECH or w.lower() in _VERBAL for w in inside):
        return False
    return bool(start) and words[start - 1][0] not in _SPEECH and not words[start - 1].isspace()
