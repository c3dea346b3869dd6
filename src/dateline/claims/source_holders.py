"""Whose account an unattributed sentence continues, sentence by sentence through the dispatch.

News right behind a saying, in its paragraph, is that speaker's two times in three in the annotated dispatches:
so he keeps the word until something says that the outlet reports on (another actor, an older time, a stance
taken and left, what anyone can see). Before the first saying of a paragraph the outlet speaks.
"""

from bisect import bisect_left
from dataclasses import replace

from dateline.claims.source_account import LONGEST, OPENING, Accounts, opens_paragraph, past
from dateline.claims.source_breaks import SentenceWords
from dateline.claims.source_going_on import (
    alone,
    anothers,
    between,
    bulletin,
    counts_on,
    elsewhere,
    enumerates,
    goes_on,
    headed,
    listed_under,
    next_item,
    reported,
    sole,
    spoken_again,
    till_added,
    where_and_when,
)
from dateline.lang import table
from dateline.mentions.attribution_scope import quotations
from dateline.model import Attribution, Mentions

_LED = 4  # characters of "où" before a speaker
_ALONE = 12  # where nobody else speaks
_AT_ONCE = 12  # characters into a sentence that a time opens


def accounts(mentions: Mentions) -> Accounts:
    """The accounts of a document, read once for all its events."""
    sentences = mentions.parse.sentences
    starts = tuple(s.span.start for s in sentences)

    def sentence_at(at: int) -> int:
        return max(0, bisect_left(starts, at + 1) - 1)

    spoken: list[list[Attribution]] = [[] for _ in sentences]
    for a in mentions.attributions:
        if a.speaker is not None and sentences:
            spoken[sentence_at(a.cue.start)].append(a)
    base = Accounts(
        mentions=mentions,
        starts=starts,
        spoken=tuple(tuple(row) for row in spoken),
        holders=(),
        words=table(mentions.document.language, "attribution")["account"],
        placed=frozenset(
            k for p in mentions.places if starts and p.span.start < starts[k := sentence_at(p.span.start)] + OPENING
        ),
        older=frozenset(
            k
            for t in mentions.times
            if starts
            and t.span.start <= starts[k := sentence_at(t.span.start)] + _AT_ONCE
            and past(t, mentions, opens=True)
        ),
        quotes=tuple(quotations(mentions.document)),
    )
    return replace(base, holders=tuple(_holders(base)))


def _holders(a: Accounts) -> list[tuple[Attribution, int] | None]:
    """Who holds the word at the end of each sentence, from the first to the last."""
    nexts = _next_sayings(a)
    out: list[tuple[Attribution, int] | None] = []
    for k in range(len(a.mentions.parse.sentences)):
        out.append(_holder(a, k, out[k - 1] if k else None, nexts[k]))
    return out


def _holder(
    a: Accounts, k: int, held: tuple[Attribution, int] | None, after: tuple[Attribution, int] | None
) -> tuple[Attribution, int] | None:
    """Who holds the word at the end of sentence `k`: `held` before it, and `after` it the next one to speak."""
    told = [x for x in a.spoken[k] if x.content]
    if told:
        main = [x for x in told if not _in_passing(a, x)] or told
        return next((x for x in told if x.rule == "details"), main[-1]), 0
    if held is None and (last := _last_heard(a, k)) is not None and reported(a, k, last[0]):
        return last  # "Сообщается, что ...": of the one heard before, whatever stood between
    if held is None or a.spoken[k] or k in a.older or held[1] >= (_ALONE if sole(a, held[0]) else LONGEST):
        return None
    sentences = a.mentions.parse.sentences
    if not opens_paragraph(a, k):
        here = after is not None and sentences[after[1]].paragraph == sentences[k].paragraph
        near = here and after is not None and after[0].speaker == held[0].speaker
        still = goes_on(a, k, held, near)
    elif bulletin(a, k, held[0]) or headed(a, k, held[0]) or listed_under(a, k, held[0]) or next_item(a, k, held[0]):
        return held[0], 1  # a bulletin has as many paragraphs as there were fights
    else:
        still = _into_paragraph(a, k, held, after)
    return (held[0], held[1] + 1) if still else None


def _in_passing(a: Accounts, saying: Attribution) -> bool:
    """Whether a saying stands in a clause that only tells of the setting: "lors d'une réunion où X a exigé A"."""
    words = tuple(a.words.get("in_passing", ()))
    if not words or saying.source is None:
        return False
    return a.mentions.document.text[max(0, saying.source.start - _LED) : saying.source.start].lower().endswith(words)


def _into_paragraph(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
    """Whether an account goes on into the paragraph that sentence `k` opens."""
    saying = held[0]
    listed = held[1] == 0 or a.enumerated(k - 1)
    listed = listed and not (saying.speaker and elsewhere(a, k, saying, saying.speaker))
    return (
        listed
        and enumerates(a, k, saying)
        or counts_on(a, k, saying)
        or saying.rule == "details"
        and goes_on(a, k, held, False)
        or reported(a, k, saying)
        or alone(a, k, held)
        and not anothers(a, k, saying, after)
        or between(a, k, held, after)
        or spoken_again(a, k, held, after)
        or till_added(a, k, held, after)
        or held[1] == 0
        and _of_the_same(a, k, held)
        or held[1] == 0
        and where_and_when(a, k)
        and saying.act not in a.words["reactions"]
    )


def _of_the_same(a: Accounts, k: int, held: tuple[Attribution, int]) -> bool:
    """Whether a paragraph begins with those whom the account before it told of: "Ils ont ensuite pillé le marché"."""
    words = SentenceWords.of(a.mentions, k)
    opens = words.starts(a.words.get("of_the_same", ()))
    return opens and held[0].act not in a.words["reactions"] and goes_on(a, k, held, False)


def _last_heard(a: Accounts, k: int) -> tuple[Attribution, int] | None:
    """The last saying before sentence `k`, not far above it, and how many sentences ago it was."""
    for j in range(k - 1, max(-1, k - 1 - LONGEST), -1):
        told = [x for x in a.spoken[j] if x.content]
        if told or a.spoken[j]:
            return (told[-1], k - j) if told else None
    return None


def _next_sayings(a: Accounts) -> list[tuple[Attribution, int] | None]:
    """The first saying after each sentence, with its sentence."""
    out: list[tuple[Attribution, int] | None] = [None] * len(a.spoken)
    following: tuple[Attribution, int] | None = None
    for k in range(len(a.spoken) - 1, -1, -1):
        out[k] = following
        told = [x for x in a.spoken[k] if x.content]
        if told:
            following = (told[0], k)
    return out
