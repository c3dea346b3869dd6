"""What in a sentence without a source of its own says whether the account before it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.mentions.attribution_kinds import kind_of, speaker_words
from dateline.model import Mentions, Speaker, Token

_SUBJECTS = ("nsubj", "nsubj:pass")


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
        return any(f" {p} " in self.low or f" {p}," in self.low for p in phrases)

    @property
    def counted(self) -> bool:
        """Whether it begins with a number."""
        return bool(self.tokens) and (self.tokens[0].upos == "NUM" or self.tokens[0].text[:1].isdigit())


def takes_up(words: SentenceWords, lexicon: Mapping[str, Any]) -> bool:
    """Whether the sentence is tied to the account by an anaphor, the conditional of hearsay or a word of going on."""
    if words.holds(lexicon["goes_on"]) or words.holds(lexicon["anaphors"]) or words.starts(lexicon["anaphoric_starts"]):
        return True
    return any(
        t.feats_of("Mood") == "Cnd" if hasattr(t, "feats_of") else dict(t.feats).get("Mood") == "Cnd"
        for t in words.tokens
    ) or words.holds(lexicon["conditionals"])


def begins_anew(words: SentenceWords, mentions: Mentions, k: int, speaker: Speaker, lexicon: Mapping[str, Any]) -> bool:
    """Whether another institution acts in the sentence, or a person not named before: the outlet reports on."""
    subject = next((t for t in words.tokens if t.dep in _SUBJECTS), None)
    if subject is None:
        return False
    if subject.upos == "PROPN" and subject.entity == "PER" and subject.text not in speaker.name:
        return True
    if subject.dep != "nsubj":
        return False
    around = [t.text.lower() for t in words.tokens if abs(t.i - subject.i) <= 3 and t.i >= subject.i]
    kind = kind_of(words.language, tuple(around[:1])) or (
        kind_of(words.language, tuple(around)) if subject.text.lower() in speaker_words(words.language).generic else None
    )
    if kind is None or kind in ("witness", "unnamed"):
        return False
    definite = subject.upos == "PROPN" or any(
        t.head == subject.i and t.text.lower() in lexicon["definite"] for t in words.tokens
    )
    if not definite:
        return False
    forces = lexicon["forces"]
    return not (kind in forces and speaker.kind in forces)
