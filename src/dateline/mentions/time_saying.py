"""Which times date the speaking and not the event: "a annoncé mardi avoir abattu ..."."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lang import table
from dateline.mentions.time_governor import governor, is_saying
from dateline.mentions.tree import Tree
from dateline.model import Attribution, Document, Span, TimeMention, Token
from dateline.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A time, the verb it dates (None: the sentence has none) and whether that is an act of saying."""

    time: TimeMention
    verb: Token | None
    saying: bool
    sentence: int


def date_verbs(
    document: Document, tree: Tree, times: Sequence[TimeMention], attributions: Sequence[Attribution]
) -> list[Dating]:
    """What each time dates."""
    return [date_verb(document, tree, t, attributions) for t in times if not in_dateline(document, t.span)]


def date_verb(document: Document, tree: Tree, time: TimeMention, attributions: Sequence[Attribution] = ()) -> Dating:
    """What one time dates."""
    words = table(document.language, "times")["saying"]
    first = tree.at(time.span.start)
    verb = governor(tree, time.span, (*words["verbs"], *words["weak_verbs"]))
    saying = verb is not None and _says(document.text, tree, verb, attributions, words)
    if saying and time.rule in words.get("never", ()) and _opens(document.text, time.span):
        verb, saying = None, False  # "В ночь на 5 мая минобороны сообщило о перехвате": the night of what it tells
    if saying and verb is not None and _in_content(verb, time.span, attributions):
        verb, saying = None, False  # what is said is dated, whatever the parse hangs the day on
    if saying and verb is not None and verb.lemma.lower().replace("ё", "е") in words.get("witnessing", ()):
        saying = False  # "наблюдатели зафиксировали в субботу обстрел": who saw it was there
    saying = saying or verb is not None and _rises(document.text, verb, time.span, words)
    saying = saying or _after_saying_noun(document.text, time.span, words)
    saying = saying or _after_word_of(document.text, time.span, attributions, words)
    saying = saying or first is not None and _when_asked(tree, first, words)
    return Dating(
        time=time, verb=verb, saying=saying, sentence=tree.tokens[first].sentence if first is not None else -1
    )


def _rises(text: str, verb: Token, span: Span, words: Mapping[str, Any]) -> bool:
    """Whether a time behind a verb is when a toll was told to rise: "the toll rose to 12 on Tuesday"."""
    return verb.end <= span.start and text[verb.start : span.start].lower().startswith(tuple(words.get("rises", ())))


def _opens(text: str, span: Span) -> bool:
    """Whether a time opens its sentence."""
    before = text[max(0, span.start - 3) : span.start].strip()
    return not before or before[-1] in '.!?»"“”'


def _in_content(verb: Token, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether a time stands in what a verb of saying tells."""
    own = (a for a in attributions if a.cue.start <= verb.start and verb.end <= a.cue.end)
    return any(c.start <= span.start and span.end <= c.end for a in own for c in a.content)


def _when_asked(tree: Tree, first: int, words: Mapping[str, Any]) -> bool:
    """Whether a time at token `first` is that of asking somebody: "Joint par téléphone ce lundi matin, le chef ..."."""
    start = tree.sentences[tree.tokens[first].sentence].first
    asked = start < first and tree.lows[start] in words.get("asked", ())
    return asked and not any(t.text == "," for t in tree.tokens[start:first])


def in_dateline(document: Document, span: Span) -> bool:
    """Whether a time belongs to the dateline ("15 février 2016. – ...", "MOSCOU, 28 fév (AFP) - ...")."""
    if any(p.kind == "dateline" and p.span.start <= span.start < p.span.end for p in document.parts):
        return True
    start = 0
    for paragraph in document.paragraphs:
        if start < paragraph.start <= span.start:
            start = paragraph.start
    before, after = document.text[start : span.start].strip(), document.text[span.end : span.end + 40]
    if before and not (before.upper() == before and len(before) < 60):
        return False
    return bool(re.match(r"[.,]? ?(?:\([^()\n]{2,30}\) ?)?[.,]? ?[–—-]{1,2} |\n|$", after))


def _says(text: str, tree: Tree, verb: Token, attributions: Sequence[Attribution], words: Mapping[str, Any]) -> bool:
    """Whether a verb is one of saying here."""
    if any(a.cue.start <= verb.start and verb.end <= a.cue.end for a in attributions):
        return True
    around = re.sub(r"\s+", " ", text[max(0, verb.start - 14) : verb.end + 14]).lower()
    if any(frame in around for frame in words["frames"]):
        return True
    if is_saying(verb, words["weak_verbs"]):
        return _has_content(text, tree, verb, words)
    return is_saying(verb, words["verbs"])


def _has_content(text: str, tree: Tree, verb: Token, words: Mapping[str, Any]) -> bool:
    """Whether a clause or a quotation stands beside the verb, or it is put in between commas."""
    end = tree.tokens[tree.sentences[verb.sentence].last - 1].end
    after = text[verb.end : min(end, verb.end + 90)]
    if re.search(words["content"], after, re.IGNORECASE):
        return True
    before = text[max(0, verb.start - 12) : verb.start]
    return bool(re.search(words["inserted"], before, re.IGNORECASE))


def _after_saying_noun(text: str, span: Span, words: Mapping[str, Any]) -> bool:
    """Times of a text: "un communiqué de mardi", "dans un message dimanche"."""
    left = re.sub(r"\s+", " ", text[max(0, span.start - 60) : span.start]).lower()
    return _noun_before(tuple(words["nouns"]), words["noun_link"]).search(left) is not None


def _after_word_of(text: str, span: Span, attributions: Sequence[Attribution], words: Mapping[str, Any]) -> bool:
    """Times of what somebody put out, said behind his name: "selon l'annonce du ministère ce lundi"."""
    named = (a.source for a in attributions if a.source is not None and a.cue.end <= a.source.start)
    return any(
        0 <= span.start - source.end <= _BEHIND
        and text[source.end : span.start].isspace()
        and any(
            f" {noun} " in f" {text[source.start : source.start + _HEAD].lower()} ".replace("'", " ")
            for noun in words["nouns"]
        )
        for source in named
    )


_BEHIND, _HEAD = 2, 24  # characters between the name and the time, and those of the name that hold its noun


@cache
def _noun_before(nouns: tuple[str, ...], link: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s? {link}$")
