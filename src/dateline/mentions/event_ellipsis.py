"""Counts that go on with the event told before them, in a sentence that leaves its verb out or only takes it up.

"147 drones ont été abattus. Dans le détail, 62 l'ont été au-dessus de Briansk, 31 au-dessus de Koursk." Or in lines of
their own: "147 drones ont été abattus :", below it "- 62 au-dessus de Briansk ;", "- 31 au-dessus de Koursk."
"""

from dataclasses import replace

from dateline.mentions.event_lists import LISTED, bracketed, distribute, past_taking_up
from dateline.mentions.numerals import grammar_words
from dateline.mentions.tree import Tree
from dateline.model import Attribution, EventMention, Mentions, QuantityMention, Sentence, Span

_PRONOUNS = ("l'", "le")  # "l'ont été": the verb of the sentence before, taken up
_LISTING = ("interception", "strike", "crash", "debris")
_LINE = "list.line"
_BESIDE = 12  # code points from a verb to its number: "en a déjà dénombré plus de 70"
_BESIDES = " ,;"
_BULLETS = ("-", "—", "–", "•", "*", "▪", "·", "●", "")


def goes_on(
    tree: Tree, mentions: Mentions, sentence: Sentence, before: EventMention | None, here: list[EventMention]
) -> list[EventMention]:
    """The parts that a sentence tells of the event `before` it, or of the last one `here`: one for each place."""
    event = here[-1] if here else before
    if event is None or event.denied:
        return []
    line = not here and _is_line_below(tree, sentence, event)
    apart = tree.sentences[event.sentence].paragraph != sentence.paragraph
    if not apart and (told_anew := _numbers_of_it(tree, mentions, sentence, event, here)):
        return told_anew
    if here and before is not None and tree.sentences[before.sentence].paragraph == sentence.paragraph:
        told_anew = _numbers_of_it(tree, mentions, sentence, before, [])
        if told_anew and told_anew[0].token < here[0].token:
            return told_anew  # "le ministère en compte trente, les autres ayant été détruits au-dessus de X"
    if event.event_type not in _LISTING and not (line and event.event_type == "casualties"):
        return []
    lows = tree.lows[sentence.first : sentence.last]
    took_up = [i for i, low in enumerate(lows, sentence.first) if low in _PRONOUNS and past_taking_up(tree, i) != i]
    if not here and not line and apart and not (took_up and event.sentence == sentence.index - 1):
        return []
    if here and not took_up or not took_up and _has_verb(tree, mentions, sentence):
        return []
    counted = next((q.what for q in event.quantities if q.what in LISTED), None)
    told = [q.span for e in here for q in e.quantities]
    rows = _rows(tree, mentions, sentence, counted or ("downed" if event.event_type == "interception" else None), told)
    if took_up and not rows:
        return _uncounted(tree, sentence, event, took_up[0])
    if line:
        rows = rows or _of_the_same(tree, mentions, sentence, event)
        if not rows or not _opens_line(tree, sentence, rows[0]):
            return []
    elif not rows or not took_up and len(rows) < 2:
        return []
    first = rows[0]
    part = replace(
        event,
        trigger=first.span,
        token=first.token,
        clause=Span(first.span.start, _end(tree, mentions, sentence, first)),
        sentence=sentence.index,
        quantities=tuple(rows),
        target=None,
        anaphoric=False,
        antecedent=None,
        rules=(*(r for r in event.rules if not r.startswith("list.")), _LINE if line else "list.goes_on"),
    )
    return distribute(tree, mentions, part)


def _numbers_of_it(
    tree: Tree, mentions: Mentions, sentence: Sentence, event: EventMention, here: list[EventMention]
) -> list[EventMention]:
    """Other numbers given of the things counted last: "..., a dit l'armée, qui en revendique 70 au total"."""
    main = next((q for q in event.quantities if q.what in LISTED), None)
    if main is None or main.what not in ("downed", "launched", "crashed", "killed", "wounded"):
        return []
    out = []
    for a in mentions.attributions:
        if not sentence.span.start <= a.cue.start < sentence.span.end or a.act not in ("say", "claim", "confirm"):
            continue
        if "en" in mentions.document.text[a.cue.start : a.cue.end].lower().split():
            q = next((q for q in mentions.quantities if 0 <= q.span.start - a.cue.end <= _BESIDE), None)
        else:
            q = _all_that_is_said(mentions, a)
        if q is None or q.unit is not None or a.cue.start < event.trigger.end and event in here:
            continue
        if q.span == main.span or any(q.span in [x.span for x in e.quantities] for e in here[:-1]):
            continue
        if here:  # no count of the event itself
            here[-1] = replace(event, quantities=tuple(x for x in event.quantities if x.span != q.span))
        count = replace(q, what=main.what)
        out.append(
            replace(
                event,
                trigger=q.span,
                token=q.token,
                clause=Span(q.span.start, _end(tree, mentions, sentence, count)),
                sentence=sentence.index,
                quantities=(count,),
                target=None,
                anaphoric=False,
                antecedent=None,
                rules=(*(r for r in event.rules if not r.startswith("list.")), "list.another_number"),
            )
        )
    return out


def _all_that_is_said(mentions: Mentions, a: Attribution) -> QuantityMention | None:
    """The number that is all somebody says: "vingt soldats ont été tués, selon X; une quarantaine, affirme le Jnim"."""
    for span in a.content:
        text = mentions.document.text[span.start : span.end]
        start = span.start + len(text) - len(text.lstrip(_BESIDES))
        q = next((q for q in mentions.quantities if q.span.start == start), None)
        if q is not None and not mentions.document.text[q.span.end : span.end].strip(_BESIDES):
            return q
    return None


def _is_line_below(tree: Tree, sentence: Sentence, event: EventMention) -> bool:
    """Whether a sentence stands right below the colon that ends the telling of an event, or a line of its list."""
    if event.sentence != sentence.index - 1:
        return False
    return _LINE in event.rules or tree.tokens[sentence.first - 1].text == ":"


def _opens_line(tree: Tree, sentence: Sentence, q: QuantityMention) -> bool:
    """Whether nothing but a bullet stands before the count of a line."""
    before = (t for t in tree.tokens[sentence.first : sentence.last] if t.start < q.span.start)
    return all(t.text.strip() in _BULLETS for t in before)


def _of_the_same(tree: Tree, mentions: Mentions, sentence: Sentence, event: EventMention) -> list[QuantityMention]:
    """The counts of a line that are of what the event counts: "18 drones dans la région de Koursk"."""
    main = next((q for q in event.quantities if q.what in LISTED), None)
    rows = [q for q in mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    if main is None or main.unit is None and _LINE not in event.rules:
        return []
    same = [q for q in rows if main.unit in (None, q.unit) and q.rule not in ("quantity.article", "quantity.none")]
    placed = any(tree.lows[k] in grammar_words("fr", "locative") for k in range(sentence.first, sentence.last))
    return [replace(q, what=main.what) for q in same] if placed else []


def is_whole_of(event: EventMention, parts: list[EventMention]) -> bool:
    """Whether an event counts what its `parts`, told after it, lay in several places."""
    counts = [q.best for part in parts for q in part.quantities if q.what in LISTED]
    total = next((q.best for q in event.quantities if q.what in LISTED), None)
    return total is not None and len(parts) > 1 and sum(n or 0 for n in counts) <= total


def _has_verb(tree: Tree, mentions: Mentions, sentence: Sentence) -> bool:
    """Whether a finite verb stands in a sentence outside the words that say who speaks."""
    said = [s for a in mentions.attributions for s in (a.cue, a.source) if s is not None]
    for t in tree.tokens[sentence.first : sentence.last]:
        if t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") != "Part":
            if not any(s.start <= t.start < s.end for s in said):
                return True
    return False


def _rows(
    tree: Tree, mentions: Mentions, sentence: Sentence, what: str | None, told: list[Span]
) -> list[QuantityMention]:
    """The bare counts of a sentence that a place follows, with what they count."""
    out: list[QuantityMention] = []
    for q in mentions.quantities:
        if not sentence.span.start <= q.span.start < sentence.span.end or q.span in told or what is None:
            continue
        behind = past_taking_up(tree, tree.at(q.span.end))
        located = behind is not None and tree.lows[behind] in grammar_words("fr", "locative") | {"ailleurs"}
        located = located or bracketed(tree, mentions, q) is not None
        if q.unit is None and q.low is not None and (located or behind != tree.at(q.span.end)):
            out.append(replace(q, what=what))
    return out


def _uncounted(tree: Tree, sentence: Sentence, event: EventMention, at: int) -> list[EventMention]:
    """The rest told without a number: "les autres l'ont été au-dessus de la mer Noire"."""
    first = next((k for k in range(at - 1, max(at - 4, sentence.first - 1), -1) if tree.lows[k] == "autres"), None)
    if first is None:
        return []
    start = first - 1 if first > sentence.first and tree.lows[first - 1] in ("les", "d'") else first
    end = next((k for k in range(at, sentence.last) if tree.tokens[k].text in (",", ";")), sentence.last - 1)
    span = Span(tree.tokens[start].start, tree.tokens[end].start)
    return [
        replace(
            event,
            trigger=Span(tree.tokens[first].start, tree.tokens[first].end),
            token=first,
            clause=span,
            sentence=sentence.index,
            quantities=(),
            target=None,
            anaphoric=False,
            antecedent=None,
            rules=(*event.rules, "list.goes_on"),
        )
    ]


def _end(tree: Tree, mentions: Mentions, sentence: Sentence, first: QuantityMention) -> int:
    """Where the part that `first` counts ends: before the next mark, or with the sentence."""
    for t in tree.tokens[first.token + 1 : sentence.last]:
        if t.text in (",", ";") or any(a.cue.start == t.start for a in mentions.attributions):
            return tree.tokens[t.i - 1].end
    return tree.tokens[sentence.last - 1].end
