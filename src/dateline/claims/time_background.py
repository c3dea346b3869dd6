"""Whether an event is older context: long before the dispatch, or a trend."""

import re
from datetime import date, timedelta
from typing import Any

from dateline.mentions.tree import Tree
from dateline.model import Document, EventMention, TimeMention

RECENT = timedelta(days=2)
LONG = timedelta(days=7)


def is_old(time: TimeMention, published: date | None, lead: date | None = None) -> bool:
    """Whether a time lies more than two days before the dispatch and before its `lead` event, or runs over long."""
    if time.kind == "SET" or time.value in ("PAST_REF",):
        return True
    if time.earliest is None or time.latest is None:
        return time.kind == "DURATION" and time.rule.startswith(("last-span", "since", "begun"))
    if published is None:
        return time.rule.startswith(("since", "begun"))
    recent = published - RECENT
    if lead is not None and published - LONG <= lead < recent:
        recent = lead  # what a late dispatch opens with is its news
    if time.latest < recent or (time.date_prec == 3 and time.earliest < recent and time.latest < published):
        return True
    long = time.latest - time.earliest >= LONG
    return long and time.latest <= published or (time.date_prec or 0) >= 4 and time.earliest < published


def is_recent(time: TimeMention | None, published: date | None, lead: date | None = None) -> bool:
    """Whether a time is that of fresh news."""
    return time is not None and time.earliest is not None and not is_old(time, published, lead)


def told_as_old(document: Document, tree: Tree, event: EventMention, words: dict[str, Any]) -> bool:
    """Whether the clause itself says that the event is past history or a habit."""
    clause = document.text[event.clause.start : event.clause.end].lower()
    if rare := words.get("superlative"):
        clause = re.sub(rare, "", clause)
    start = tree.sentences[event.sentence].span.start
    if _tells_a_trend(tree, event, clause, words) or re.match(
        words["since_event"], document.text[start : event.clause.end].lower()
    ):
        return True
    return bool(re.search(words["earlier"], clause)) and is_pluperfect(tree, event, words)


def _tells_a_trend(tree: Tree, event: EventMention, clause: str, words: dict[str, Any]) -> bool:
    """Whether the clause tells of a habit or a trend, and not only an apposition in it does."""
    for found in re.finditer(words["trend"], clause):
        at = tree.at(event.clause.start + found.start()) if words.get("appositions") else None
        if at is None or len(clause) != event.clause.end - event.clause.start or not tree.apposed(at, event.token):
            return True
    return False


def is_pluperfect(tree: Tree, event: EventMention, words: dict[str, Any]) -> bool:
    """Whether the event's verb stands in the past before the past."""
    verb = tree.tokens[event.token]
    group = [verb, *tree.children(verb.i, "aux", "cop")]
    above = next(tree.ancestors(verb.i), None)
    if verb.upos not in ("VERB", "AUX") and above is not None:
        group += [above, *tree.children(above.i, "aux", "cop")]
    if any(t.lemma in words["backshift"] for t in tree.ancestors(verb.i)):
        return False  # "he said they had left": only the saying is past
    helper = any(
        t.upos in ("AUX", "VERB") and t.feats.get("Tense") in words["pluperfect"] and t.lemma in words["helpers"]
        for t in group
    )
    return helper and any(t.feats.get("VerbForm") == "Part" for t in group)
