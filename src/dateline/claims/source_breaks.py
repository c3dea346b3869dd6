"""What in a sentence without a source of its own says whether the account before it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.mentions.attribution_kinds import kind_of, side_of, speaks
from dateline.mentions.attribution_words import split
from dateline.model import Mentions, Speaker, Token

# A word ends at these too.
_MARKS = str.maketrans(dict.fromkeys('.,;:!?…«»"()', " "))
_SUBJECTS = ("nsubj", "nsubj:pass")
_ROUNDED = 4  # words that a number may stand behind: "au moins une quarantaine"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """A sentence in lower case, between spaces, and its parse tokens."""

    low: str
    tokens: tuple[Token, ...]
    language: str

    @classmethod
    def of(cls, mentions: Mentions, k: int) -> "SentenceWords":
        """The words of sentence `k` of a document."""
        sentence = mentions.parse.sentences[k]
        text = mentions.document.text[sentence.span.start : sentence.span.end].lower()
        tokens = tuple(t for t in mentions.parse.tokens[sentence.first : sentence.last])
        return cls(low=f" {text.strip()} ", tokens=tokens, language=mentions.document.language)

    def starts(self, phrases: Sequence[str]) -> bool:
        """Whether it begins with one of these."""
        return self.low[1:].startswith(tuple(phrases))

    def holds(self, phrases: Sequence[str]) -> bool:
        """Whether one of these stands in it as words."""
        plain = _plain(self.low)
        return any(f" {p} " in plain for p in phrases)

    @property
    def counted(self) -> bool:
        """Whether it begins with a number, or with words that round one: "more than forty flights"."""
        for t in self.tokens[:_ROUNDED]:
            if t.upos == "NUM" or t.text[:1].isdigit():
                return True
            if t.upos in ("NOUN", "PROPN", "VERB", "AUX", "PUNCT"):
                return False
        return False


@lru_cache(maxsize=64)  # asked of one sentence several times
def _plain(low: str) -> str:
    return low.translate(_MARKS)


def takes_up(words: SentenceWords, lexicon: Mapping[str, Any]) -> bool:
    """Whether the sentence is tied to the account by an anaphor, the conditional of hearsay or a word of going on."""
    if words.holds(lexicon["goes_on"]) or words.holds(lexicon["anaphors"]) or words.starts(lexicon["anaphoric_starts"]):
        return True
    return words.holds(lexicon["conditionals"])


def begins_anew(words: SentenceWords, speaker: Speaker, lexicon: Mapping[str, Any]) -> bool:
    """Whether another institution acts in the sentence, or a person not named before: the outlet reports on."""
    if names_another(words, speaker):
        return True
    kind = _acting(words, speaker, lexicon)
    forces = lexicon["forces"]
    return kind is not None and not (kind in forces and speaker.kind in forces)


def names_another(words: SentenceWords, speaker: Speaker) -> bool:
    """Whether the sentence is about a person named in it who is not the speaker."""
    subject = next((t for t in words.tokens if t.deprel in _SUBJECTS), None)
    return (
        subject is not None and subject.upos == "PROPN" and subject.entity == "PER" and subject.text not in speaker.name
    )


def _acting(words: SentenceWords, speaker: Speaker, lexicon: Mapping[str, Any]) -> str | None:
    """The kind of the institution that opens the sentence as the subject of an active verb, or that is its agent."""
    lows = tuple(t.text.lower() for t in words.tokens)
    for k, low in enumerate(lows[:-2]):
        if low == lexicon["agent"]:
            agent = kind_of(words.language, tuple(w for w in lows[k + 1 : k + 4]))
            if agent == "intelligence":
                return agent
    verb = next((k for k, t in enumerate(words.tokens) if t.upos in ("VERB", "AUX") and k), None)
    if verb is None or not lows or lows[0] not in lexicon["definite"] or verb > 14:
        return None
    if any(w in lexicon["passive"] for w in lows[verb : verb + 3]):
        return None
    named = lows[1:verb]
    if set(named) <= set(split(speaker.name)):
        return None  # "..., dit le parquet de Soumy. Le parquet enquête": it is he again
    kind = kind_of(words.language, named)
    if kind is None or kind in ("witness", "unnamed"):
        return None
    head = next((k for k, t in enumerate(words.tokens[1:verb]) if t.upos in ("NOUN", "PROPN")), None)
    if head is not None and named[head] in lexicon.get("no_tellers", ()):
        return None  # "La défense antiaérienne a abattu ...": he goes on with what it did
    if kind == "military" and speaker.side and (side_of(words.language, named) or speaker.side) != speaker.side:
        return None  # nor does the enemy's army speak where it acts
    return kind if head is not None and speaks(words.language, named, head) else None
