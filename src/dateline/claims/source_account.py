"""Whose account an unattributed sentence continues: that of a speaker on both sides of it, or who goes into detail."""

from collections.abc import Sequence

from dateline.lang import table
from dateline.mentions.attribution_scope import quotations
from dateline.model import Attribution, EventMention, Mentions, Sentence

# A shorter quotation is a word or two of somebody's, not speech.
_SPEECH = 30


def continued(mentions: Mentions, event: EventMention) -> Attribution | None:
    """The attribution whose account goes on in the sentence of an event that none covers; None for the outlet.

    A sentence is taken for somebody's account where he speaks before and after it in its paragraph, where
    the saying before it announces details or is still open ("a précisé que"), where it is a quotation of
    its own, or where a word says that the account goes on ("en outre"). Older context never is.
    """
    sentences = mentions.parse.sentences
    here = next((s for s in sentences if s.span.start <= event.trigger.start < s.span.end), None)
    if here is None:
        return None
    spoken = _spoken(mentions, here)
    if spoken:
        return None
    words = table(mentions.document.language, "attribution")["account"]
    before = _beside(mentions, here, -1)
    after = _beside(mentions, here, 1)
    quoted = _quoted(mentions, event)
    if quoted:
        beside = before or after or _beside(mentions, here, -1, any_paragraph=True)
        return beside[0] if beside else None
    if event.background or not before:
        return None
    last, distance = before
    low = mentions.document.text[here.span.start : here.span.end].lower()
    if low.startswith(tuple(words["breaks"])) or any(f" {w} " in low for w in words["contrasts"]):
        return None
    if after and after[0].speaker == last.speaker:
        return last
    cue = mentions.document.text[last.cue.start : last.cue.end].lower()
    if any(stem in cue for stem in words["details"]) and distance == 1:
        return last
    if distance == 1 and any(f" {w} " in f" {low} " for w in words["goes_on"]):
        return last
    return None


def _spoken(mentions: Mentions, sentence: Sentence) -> list[Attribution]:
    """The sayings whose cue stands in a sentence."""
    return [a for a in mentions.attributions if a.speaker and sentence.span.start <= a.cue.start < sentence.span.end]


def _beside(
    mentions: Mentions, sentence: Sentence, step: int, *, any_paragraph: bool = False
) -> tuple[Attribution, int] | None:
    """The nearest saying before (-1) or after (1) a sentence in its paragraph, and how many sentences away."""
    sentences = mentions.parse.sentences
    at = next(i for i, s in enumerate(sentences) if s.span == sentence.span)
    k = at + step
    while 0 <= k < len(sentences) and (any_paragraph or sentences[k].paragraph == sentence.paragraph):
        found = [a for a in _spoken(mentions, sentences[k]) if a.content]
        if found:
            return (found[-1] if step < 0 else found[0]), abs(k - at)
        k += step
    return None


def _quoted(mentions: Mentions, event: EventMention) -> bool:
    """Whether an event is told inside a quotation of some length."""
    return any(
        q.start <= event.trigger.start < q.end and q.end - q.start >= _SPEECH for q in quotations(mentions.document)
    )


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
