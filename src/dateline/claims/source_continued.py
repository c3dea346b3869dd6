"""Whose account goes on in the sentence of an event that no saying covers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.source_account import LONGEST, Accounts, anew, opens_paragraph, past
from dateline.claims.source_breaks import SentenceWords, takes_up
from dateline.lang import table
from dateline.mentions.attribution_kinds import capital_of
from dateline.mentions.attribution_words import split
from dateline.model import Attribution, EventMention, Mentions

# A shorter quotation is a word or two of somebody's, not speech.
_SPEECH = 30
# A quotation is looked for its speaker so many sentences around.
_AROUND = 20


def continued(a: Accounts, event: EventMention) -> Attribution | None:
    """The attribution whose account goes on in the sentence of an event that none covers; None for the outlet."""
    at = event.trigger.start
    k = a.sentence_at(at)
    if not a.spoken:
        return None
    if a.spoken[k]:
        return _same_sentence(a, k, at)
    quote = next((q for q in a.quotes if q.start <= at < q.end and q.end - q.start >= _SPEECH), None)
    if quote is not None:
        return _of_quotation(a, k)
    if event.background or _of_old(a, event, k):
        return None
    held = a.holders[k]
    if held is None:
        return _told_next(a, k)
    saying, distance = held
    if distance and event.event_type in a.words["seen_by_all"] and not _his_closure(a, k, saying, distance):
        return None
    return saying


def _of_old(a: Accounts, event: EventMention, k: int) -> bool:
    """Whether a sentence nobody is said to speak in recalls a trend or an older day: the outlet's own context."""
    document = a.mentions.document
    trend = table(document.language, "times")["discourse"]["trend"]
    if re.search(trend, document.text[event.clause.start : event.clause.end].lower()):
        return True
    return any(past(t, a.mentions) for t in a.mentions.times if a.sentence_at(t.span.start) == k and t.earliest)


def _same_sentence(a: Accounts, k: int, at: int) -> Attribution | None:
    """The saying before a semicolon in the sentence of what is told after it: "A, selon l'armée ; B"."""
    before = [x for x in a.spoken[k] if x.cue.end <= at and x.content]
    if not before or any(x.cue.start > at for x in a.spoken[k]):
        return None
    between = a.mentions.document.text[before[-1].cue.end : at]
    clause = between.rfind(";")
    if clause >= 0 and not between[clause + 1 :].strip().lower().startswith(anew(a)):
        return before[-1]
    return None


def _of_quotation(a: Accounts, k: int) -> Attribution | None:
    """The saying a quotation without one of its own belongs to: before or after it in its paragraph, else before."""
    sentences = a.mentions.parse.sentences
    paragraph = sentences[k].paragraph
    for step in (-1, 1):
        j = k + step
        while 0 <= j < len(sentences) and sentences[j].paragraph == paragraph and abs(j - k) <= _AROUND:
            told = [x for x in a.spoken[j] if x.content]
            if told:
                return told[-1] if step < 0 else told[0]
            j += step
    j = k - 1
    while j >= 0 and k - j <= LONGEST:
        told = [x for x in a.spoken[j] if x.content]
        if told:
            return told[-1]
        j -= 1
    return None


def _told_next(a: Accounts, k: int) -> Attribution | None:
    """The saying of the next sentence where it closes what this one opens.

    "Un premier homme a tiré. Le second s'est enfui, a dit le préfet."; or one who spoke before goes on with it; or
    that says who told the details of it: "Деталі розповів мер."
    """
    sentences = a.mentions.parse.sentences
    if k + 1 < len(sentences) and not a.spoken[k + 1]:
        return _details_after(a, k)
    if k + 1 >= len(sentences):
        return None
    saying = a.spoken[k + 1][0]
    details = saying.rule == "details" and not _told_anew(a, k)
    if details or not saying.content or sentences[k + 1].paragraph != sentences[k].paragraph:
        return saying if details else None
    here, after = SentenceWords.of(a.mentions, k), SentenceWords.of(a.mentions, k + 1)
    if here.starts(a.words["opens_series"]) and after.holds(a.words["closes_series"]):
        return saying
    if opens_paragraph(a, k) and after.starts(a.words.get("of_those", ())) and saying.rule == "inserted":
        return (
            saying if not _told_anew(a, k) else None
        )  # "23 of 33 were shot down. They included six missiles, X said."
    known = any(
        x.speaker == saying.speaker and x.cue.start < sentences[k].span.start
        for row in a.spoken[max(0, k - LONGEST) : k]
        for x in row
    )
    told_so = saying.rule in ("inserted", "inverted", "according-to")
    return saying if known and told_so and not _told_anew(a, k) else None


def _details_after(a: Accounts, k: int) -> Attribution | None:
    """The saying that closes the paragraph of sentence `k` with who told the details of all of it."""
    sentences = a.mentions.parse.sentences
    for j in range(k + 1, min(k + LONGEST, len(sentences))):
        if sentences[j].paragraph != sentences[k].paragraph or _told_anew(a, j - 1):
            return None
        if a.spoken[j]:
            return a.spoken[j][0] if a.spoken[j][0].rule == "details" else None
    return None


def _told_anew(a: Accounts, k: int) -> bool:
    """Whether a sentence turns to something else: another day, what came before."""
    words = SentenceWords.of(a.mentions, k)
    return words.starts(anew(a)) or words.holds(a.words["days"]) or k in a.older


def _his_closure(a: Accounts, k: int, saying: Attribution, distance: int) -> bool:
    """Whether a closure, an outage or an alert told without a source is still the account of one who decides on it."""
    if saying.speaker is None:
        return False
    words = SentenceWords.of(a.mentions, k)
    if takes_up(words, a.words):
        return True
    if saying.speaker.kind in a.words["enumerators"]:
        return True
    return distance == 1 and (
        saying.speaker.kind in a.words["deciders"] or saying.speaker.kind == "official" and words.counted
    )


def more_precise(a: Accounts, saying: Attribution) -> Attribution | None:
    """The saying of the ministry or army for which a capital stands: "Moscou dément : « ... », dit le ministère".

    Only in the same sentence or the one behind it, and of the same side.
    """
    speaker = saying.speaker
    if speaker is None or speaker.kind != "official" or speaker.side is None:
        return None
    if not capital_of(a.mentions.document.language, split(speaker.name)):
        return None
    k = a.sentence_at(saying.cue.start)
    sentences = a.mentions.parse.sentences
    for j in (k, k + 1):
        if j >= len(sentences) or sentences[j].paragraph != sentences[k].paragraph:
            break
        for other in a.spoken[j]:
            if other.cue.start <= saying.cue.start or other.speaker is None:
                continue
            if other.speaker.kind not in a.words["precise_kinds"] or other.rule == "cleft-what" or other.act == "deny":
                return None
            own_words = j == k and ":" in a.mentions.document.text[saying.cue.end : other.cue.start]
            if own_words or other.speaker.side == speaker.side:
                return replace(other, speaker=replace(other.speaker, side=speaker.side))
            return None
    return None


def is_aside(mentions: Mentions, event: EventMention, attribution: Attribution, marks: Sequence[str]) -> bool:
    """Whether older context told in an apposition is the outlet's own, not the speaker's.

    "Les drones, a-t-il précisé, ont été détruits près de la centrale, un site qui avait déjà été visé."
    """
    if not event.background or attribution.rule not in ("inserted", "inverted", "according-to"):
        return False
    spans = [s for s in attribution.content if s.start <= event.trigger.start < s.end]
    if not spans:
        return False
    text = mentions.document.text
    comma = text.rfind(",", spans[0].start, event.trigger.start)
    if comma <= spans[0].start:
        return False
    piece = text[comma + 1 : event.trigger.start].strip().lower().split()
    return bool(piece) and any(w in marks for w in piece[:4])
