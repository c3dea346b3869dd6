"""The sayings of each sentence of a dispatch, and whose account it belongs to."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dateline.claims.source_breaks import SentenceWords
from dateline.lang import table
from dateline.model import Attribution, Mentions, Span, TimeMention

# What a speaker says goes on for a few sentences; a dispatch that quotes nobody any more speaks for itself.
LONGEST = 5
_OLDER = timedelta(days=3)
# Where a sentence begins: a place within its first words.
OPENING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The sayings of each sentence and whose account it belongs to, by the index of the sentence.

    `spoken[k]`: the sayings whose cue stands in sentence `k`. `holders[k]`: the saying that is still open
    there, and how many sentences ago it was; None where the outlet speaks.
    """

    mentions: Mentions
    starts: tuple[int, ...]
    spoken: tuple[tuple[Attribution, ...], ...]
    holders: tuple[tuple[Attribution, int] | None, ...]
    words: Mapping[str, Any]
    placed: frozenset[int]
    older: frozenset[int]
    quotes: tuple[Span, ...]

    def enumerated(self, k: int) -> bool:
        """Whether the paragraph of sentence `k` opens with a place, as those of a list of places do."""
        sentences = self.mentions.parse.sentences
        while k and sentences[k - 1].paragraph == sentences[k].paragraph:
            k -= 1
        return k in self.placed and SentenceWords.of(self.mentions, k).starts(self.words["places"])

    def sentence_at(self, at: int) -> int:
        """The index of the sentence that holds a code point."""
        return max(0, bisect_left(self.starts, at + 1) - 1)


def past(time: TimeMention, mentions: Mentions, *, opens: bool = False) -> bool:
    """Whether a time lies before this dispatch's news: a month or a year, or more than three days ago.

    Where it opens a sentence, so many days as the language says.
    """
    published = mentions.document.published
    if time.date_prec is not None and time.date_prec >= 4:
        return True
    days = table(mentions.document.language, "attribution")["account"].get("older_days") if opens else None
    older = timedelta(days=days) if days is not None else _OLDER
    return bool(published and time.latest and time.latest < published - older)


def anew(a: Accounts) -> tuple[str, ...]:
    """How a sentence begins that turns to something else."""
    return (*a.words["breaks"], *a.words.get("turns", ()))


def opens_paragraph(a: Accounts, k: int) -> bool:
    """Whether sentence `k` is the first of its paragraph."""
    sentences = a.mentions.parse.sentences
    return not k or sentences[k - 1].paragraph != sentences[k].paragraph
