"""Whose account an unattributed sentence continues, sentence by sentence through the dispatch.

News right behind a saying, in its paragraph, is that speaker's two times in three in the annotated dispatches:
so he keeps the word until something says that the outlet reports on (another actor, an older time, a stance
taken and left, what anyone can see). Before the first saying of a paragraph the outlet speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from dateline.claims.source_breaks import SentenceWords, begins_anew, names_another, takes_up
from dateline.gazetteer import distance_km
from dateline.lang import table
from dateline.mentions.attribution_kinds import capital_of
from dateline.mentions.attribution_scope import quotations
from dateline.mentions.attribution_words import split
from dateline.model import Attribution, EventMention, Mentions, Span, Speaker, TimeMention

# A shorter quotation is a word or two of somebody's, not speech.
_SPEECH = 30
# What a speaker says goes on for a few sentences; a dispatch that quotes nobody any more speaks for itself.
_ADDED = 3  # paragraphs up to "he added"
_LONGEST, _ALONE = 5, 12  # the second where nobody else speaks
_OLDER = timedelta(days=3)
# What came of a blow may be told in the paragraph behind so many sentences of its teller.
_EFFECTS = 2
# Where a sentence begins: a place within its first words, a time at once.
_OPENING = 60
_AT_ONCE = 12
_TOWNS = frozenset(("city", "village"))
_TOWN_KM = 15.0
# A quotation is looked for its speaker so many sentences around.
_AROUND = 20


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
            k for p in mentions.places if starts and p.span.start < starts[k := sentence_at(p.span.start)] + _OPENING
        ),
        older=frozenset(
            k
            for t in mentions.times
            if starts
            and t.span.start <= starts[k := sentence_at(t.span.start)] + _AT_ONCE
            and _past(t, mentions, opens=True)
        ),
        quotes=tuple(quotations(mentions.document)),
    )
    return replace(base, holders=tuple(_holders(base)))


def _past(time: TimeMention, mentions: Mentions, *, opens: bool = False) -> bool:
    """Whether a time lies before this dispatch's news: a month or a year, or more than three days ago.

    Where it opens a sentence, so many days as the language says.
    """
    published = mentions.document.published
    if time.date_prec is not None and time.date_prec >= 4:
        return True
    days = table(mentions.document.language, "attribution")["account"].get("older_days") if opens else None
    older = timedelta(days=days) if days is not None else _OLDER
    return bool(published and time.latest and time.latest < published - older)


def _holders(a: Accounts) -> list[tuple[Attribution, int] | None]:
    """Who holds the word at the end of each sentence, from the first to the last."""
    sentences = a.mentions.parse.sentences
    nexts = _next_sayings(a)
    out: list[tuple[Attribution, int] | None] = []
    for k, sentence in enumerate(sentences):
        told = [x for x in a.spoken[k] if x.content]
        if told:
            out.append((told[-1], 0))
            continue
        held = out[k - 1] if k else None
        if held is None and (last := _last_heard(a, k)) is not None and _reported(a, k, last[0]):
            out.append(last)  # "Сообщается, что ...": of the one heard before, whatever stood between
            continue
        if held is None or a.spoken[k] or k in a.older or held[1] >= (_ALONE if _sole(a, held[0]) else _LONGEST):
            out.append(None)
            continue
        same_paragraph = sentences[k - 1].paragraph == sentence.paragraph
        if same_paragraph:
            further = nexts[k]
            here = further is not None and sentences[further[1]].paragraph == sentence.paragraph
            near = here and further is not None and further[0].speaker == held[0].speaker
            goes_on = _goes_on(a, k, held, near)
        else:
            listed = held[1] == 0 or a.enumerated(k - 1)
            listed = listed and not (held[0].speaker and _elsewhere(a, k, held[0], held[0].speaker))
            goes_on = listed and _enumerates(a, k, held[0]) or _counts_on(a, k, held[0])
            goes_on = goes_on or held[0].rule == "details" and _goes_on(a, k, held, False)
            if _bulletin(a, k, held[0]) or _headed(a, k, held[0]) or _listed_under(a, k, held[0]):
                out.append((held[0], 1))  # a bulletin has as many paragraphs as there were fights
                continue
            goes_on = goes_on or _reported(a, k, held[0])
            goes_on = goes_on or _alone(a, k, held) and not _anothers(a, k, held[0], nexts[k])
            goes_on = goes_on or _between(a, k, held, nexts[k]) or _till_added(a, k, held, nexts[k])
            goes_on = goes_on or held[1] == 0 and _where_and_when(a, k) and held[0].act not in a.words["reactions"]
        out.append((held[0], held[1] + 1) if goes_on else None)
    return out


def _last_heard(a: Accounts, k: int) -> tuple[Attribution, int] | None:
    """The last saying before sentence `k`, not far above it, and how many sentences ago it was."""
    for j in range(k - 1, max(-1, k - 1 - _LONGEST), -1):
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


def _goes_on(a: Accounts, k: int, held: tuple[Attribution, int], returns: bool) -> bool:
    """Whether sentence `k` goes on with what the speaker of the sentence before told."""
    saying, _ = held
    speaker = saying.speaker
    words = SentenceWords.of(a.mentions, k)
    if speaker is None or words.holds(a.words["trends"]):
        return False
    if words.starts(a.words["breaks"]) and not _own_act(a, k, saying, words):
        return False
    if words.starts(a.words.get("turns", ())) and _opens_paragraph(a, k):
        return False
    if words.holds(a.words.get("outlet", ())) and not takes_up(words, a.words):
        return False  # "the incident comes one day after ..."
    if words.holds(a.words["pluperfect"]) and words.holds(a.words["days"]):
        return False  # what led up to it, told with its own day
    if words.holds(a.words["contrasts"]) and speaker.kind not in a.words["enumerators"]:
        return False
    if _elsewhere(a, k, saying, speaker):
        return False
    if returns or _where_and_when(a, k - 1):
        return True
    if takes_up(words, a.words) and not names_another(words, speaker):
        return True
    if speaker.kind in a.words["brief_kinds"]:
        return False
    if saying.act in a.words["reactions"]:
        return False
    return not begins_anew(words, speaker, a.words)


def _where_and_when(a: Accounts, k: int) -> bool:
    """Whether a sentence only adds where or when what was just told happened: "Инцидент произошёл под Гао"."""
    pattern = table(a.mentions.document.language, "times").get("discourse", {}).get("incident")
    span = a.mentions.parse.sentences[k].span
    return bool(pattern and re.search(pattern, a.mentions.document.text[span.start : span.end].lower()))


def _own_act(a: Accounts, k: int, saying: Attribution, words: SentenceWords) -> bool:
    """Whether a sentence that opens with a day tells what the body that just spoke did: "On Friday it arrested two"."""
    if saying.speaker is None or saying.speaker.person is not None:
        return False
    subject = next((t for t in words.tokens if t.deprel == "nsubj"), None)
    return subject is not None and subject.text.lower() in a.words["itself"] and words.holds(a.words["days"])


def _anew(a: Accounts) -> tuple[str, ...]:
    """How a sentence begins that turns to something else."""
    return (*a.words["breaks"], *a.words.get("turns", ()))


def _opens_paragraph(a: Accounts, k: int) -> bool:
    """Whether sentence `k` is the first of its paragraph."""
    sentences = a.mentions.parse.sentences
    return not k or sentences[k - 1].paragraph != sentences[k].paragraph


def _elsewhere(a: Accounts, k: int, saying: Attribution, speaker: Speaker) -> bool:
    """Whether a sentence opens with a place outside its speaker's region: that of his office, or that he tells of."""
    if speaker.kind not in a.words.get("regional", ()):
        return False
    placed = [(p.span, p.place.admin1) for p in a.mentions.places if p.place is not None and p.place.admin1]
    home = {code for span, code in placed if _inside(span, speaker.span)}
    home = home or {code for span, code in placed for told in saying.content if _inside(span, told)}
    said_in = a.mentions.parse.sentences[a.sentence_at(saying.cue.start)].span
    home = home or {code for span, code in placed if _inside(span, said_in)}
    start = a.starts[k]
    opening = [
        code for span, code in placed if start <= span.start < start + _OPENING and a.sentence_at(span.start) == k
    ]
    return bool(home and opening) and not home & set(opening)


def _of_another_region(a: Accounts, k: int, saying: Attribution, speaker: Speaker) -> bool:
    """Whether a sentence tells only of what happened outside the region that a speaker told of; a mayor: the town."""
    whose = (speaker.span, *saying.content, a.mentions.parse.sentences[a.sentence_at(saying.cue.start)].span)
    placed = [p for p in a.mentions.places if p.place is not None and p.place.admin1 and p.role == "event"]
    home = [p.place for p in placed if any(_inside(p.span, span) for span in whose)]
    here = [p.place for p in placed if a.sentence_at(p.span.start) == k]
    if not home or not here:
        return False
    if "mayor" in speaker.name.lower().split() and all(x and x.kind in _TOWNS for x in (*home, *here)):
        return not any(x and y and distance_km(x, y) < _TOWN_KM for x in here for y in home)
    return {x.admin1 for x in here if x}.isdisjoint({x.admin1 for x in home if x})


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _enumerates(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph is the next place in the list of one who governs a region ("Dans le district de ...")."""
    speaker = saying.speaker
    if speaker is None or saying.act in a.words["reactions"]:
        return False
    tolls = speaker.kind in a.words.get("counters", ()) and _over_places(a, k)
    headquarters = any(w in speaker.name.lower() for w in a.words.get("enumerating", ()))
    if speaker.kind not in a.words["enumerators"] and not tolls and not headquarters:
        return False
    sentences = a.mentions.parse.sentences
    j = k
    while j < len(sentences) and sentences[j].paragraph == sentences[k].paragraph:
        if a.spoken[j]:
            return False
        j += 1
    return tolls or k in a.placed and SentenceWords.of(a.mentions, k).starts(a.words["places"])


def _over_places(a: Accounts, k: int) -> bool:
    """Whether a sentence tells what happened over some place: "four over Tula", not "for over two years"."""
    words = SentenceWords.of(a.mentions, k)
    if not words.holds(a.words["over"]):
        return False
    more = [
        t.upos == "ADP" and words.tokens[n + 1].upos == "NUM"
        for n, t in enumerate(words.tokens[:-1])
        if t.text.lower() in a.words["over"]
    ]
    lengths = any(_inside(time.span, a.mentions.parse.sentences[k].span) for time in a.mentions.times)
    return not more or not (all(more) and lengths)


def _bulletin(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph goes on with the bulletin of a staff: front by front, or of the enemy and its own."""
    speaker = saying.speaker
    if speaker is None or speaker.kind != "military" or saying.act in a.words["reactions"]:
        return False
    if not any(w in speaker.name.lower() for w in a.words.get("staffs", ())):
        return False
    words = SentenceWords.of(a.mentions, k)
    if words.starts(_anew(a)):
        return False
    return words.starts(a.words["places"]) and words.holds(a.words["fronts"]) or words.holds(a.words["own_and_enemy"])


def _headed(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph goes on with the account of the one whom the headline says to tell all of it."""
    head = next((x for x in a.mentions.attributions if x.rule in ("headline", "heading")), None)
    if head is None or head.speaker is None or saying.speaker is None or saying.act in a.words["reactions"]:
        return False
    if (
        head.speaker.kind != saying.speaker.kind
        or head.speaker.kind not in a.words["enumerators"] + a.words["counters"]
    ):
        return False
    sentences = a.mentions.parse.sentences
    here = [j for j in range(k, len(sentences)) if sentences[j].paragraph == sentences[k].paragraph]
    words = SentenceWords.of(a.mentions, k)
    return not any(a.spoken[j] for j in here) and not words.starts(_anew(a))


def _listed_under(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph is of the list that a speaker's line with a colon opens: "По данным властей, в:"."""
    sentences = a.mentions.parse.sentences
    j = a.sentence_at(saying.cue.start)
    span = sentences[j].span
    closes = j + 1 < len(sentences) and sentences[j + 1].paragraph != sentences[j].paragraph
    opens = closes and a.mentions.document.text[span.start : span.end].rstrip().endswith(":")
    return opens and not a.spoken[k] and not SentenceWords.of(a.mentions, k).starts(_anew(a))


def _reported(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph opens with what leaves the teller unsaid or tells what came of it.

    "Як зазначається, ..." after "повідомив штаб"; "Унаслідок удару поранено двох людей."
    """
    if saying.act in a.words["reactions"]:
        return False
    return SentenceWords.of(a.mentions, k).starts(a.words.get("reported", ()))


def _alone(a: Accounts, k: int, held: tuple[Attribution, int]) -> bool:
    """Whether a paragraph goes on with the account of one who governs: of the only one who speaks, or by its words."""
    speaker = held[0].speaker
    if speaker is None or speaker.kind not in a.words.get("alone", ()):
        return False
    words = SentenceWords.of(a.mentions, k)
    if "outlet" in a.words and (words.holds(a.words["outlet"]) or _of_another_region(a, k, held[0], speaker)):
        return False
    if "alone_at_all" in a.words:  # paragraphs of the one who is quoted for the whole dispatch, and no other
        return _sole(a, held[0]) and _goes_on(a, k, held, False)
    tied = held[1] <= _EFFECTS and (takes_up(words, a.words) or words.starts(a.words.get("effects", ())))
    return (tied or _sole(a, held[0]) or _first_to_speak(a, k, held[0])) and _goes_on(a, k, held, False)


def _anothers(a: Accounts, k: int, saying: Attribution, following: tuple[Attribution, int] | None) -> bool:
    """Whether another, who is no outlet passing on what it heard, speaks in the paragraph that sentence `k` opens."""
    sentences = a.mentions.parse.sentences
    if following is None or sentences[following[1]].paragraph != sentences[k].paragraph:
        return False
    speaker = following[0].speaker
    return speaker != saying.speaker and (speaker is None or speaker.kind not in ("agency", "media", "official"))


def _between(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
    """Whether a paragraph stands between two sayings of one who governs, the second right below it."""
    speaker, sentences = held[0].speaker, a.mentions.parse.sentences
    if speaker is None or after is None or held[1] or speaker.kind not in a.words.get("alone", ()):
        return False
    if "outlet" not in a.words or after[0].speaker != speaker:
        return False
    near = sentences[after[1]].paragraph - sentences[k].paragraph == 1 and (
        not after[1] or sentences[after[1] - 1].paragraph != sentences[after[1]].paragraph
    )
    words = SentenceWords.of(a.mentions, k)
    own = words.holds(a.words["outlet"]) or _of_another_region(a, k, held[0], speaker)
    return near and not own and _goes_on(a, k, held, True)


def _till_added(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
    """Whether a paragraph stands in an account that its speaker goes on with: "X said A. B. X added that C."."""
    speaker, sentences = held[0].speaker, a.mentions.parse.sentences
    if speaker is None or after is None or after[0].speaker != speaker or speaker.kind in a.words["brief_kinds"]:
        return False
    if held[0].act in a.words["reactions"] or "adds_on" not in a.words:
        return False
    near = sentences[after[1]].paragraph - sentences[k].paragraph <= _ADDED
    cue = a.mentions.document.text[after[0].cue.start : after[0].cue.end].lower()
    words = SentenceWords.of(a.mentions, k)
    own = words.holds(a.words["outlet"]) or words.holds(a.words["trends"]) or words.starts(_anew(a))
    return near and any(w in cue for w in a.words["adds_on"]) and not own


def _first_to_speak(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether nobody but one who governs has spoken up to sentence `k`, and none behind it tells its details."""
    if any(x.rule == "details" for x in a.spoken[min(k + 1, len(a.spoken) - 1)]):
        return False
    return _sole(a, saying, k + 1)


def _sole(a: Accounts, saying: Attribution, end: int | None = None) -> bool:
    """Whether one who governs is the only one who speaks in the dispatch, or up to sentence `end`."""
    speaker = saying.speaker
    if speaker is None or speaker.kind not in a.words.get("alone", ()):
        return False
    passing = a.words["brief_kinds"]
    others = {x.speaker.name for row in a.spoken[:end] for x in row if x.speaker and x.speaker.kind not in passing}
    own = set(split(speaker.name))
    return all(own.issuperset(split(name)) for name in others)


def _counts_on(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph adds to the toll of one who counts ("Ще 40 дронів локаційно втрачено", "Another 12 ...")."""
    counts = {*a.words.get("counters", ()), *a.words["enumerators"]}
    if saying.speaker is None or saying.speaker.kind not in counts or saying.act in a.words["reactions"]:
        return False
    words = SentenceWords.of(a.mentions, k)
    if words.starts(a.words.get("defends", ())):
        return saying.speaker.kind in a.words.get("counters", ())
    if words.starts(a.words.get("tolls_on", ())):
        return True  # "Количество пострадавших достигло 25"
    number = len(words.tokens) > 1 and (words.tokens[1].upos == "NUM" or words.tokens[1].text[:1].isdigit())
    return number and words.starts(a.words.get("counts_on", ()))


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
    return any(_past(t, a.mentions) for t in a.mentions.times if a.sentence_at(t.span.start) == k and t.earliest)


def _same_sentence(a: Accounts, k: int, at: int) -> Attribution | None:
    """The saying before a semicolon in the sentence of what is told after it: "A, selon l'armée ; B"."""
    before = [x for x in a.spoken[k] if x.cue.end <= at and x.content]
    if not before or any(x.cue.start > at for x in a.spoken[k]):
        return None
    between = a.mentions.document.text[before[-1].cue.end : at]
    clause = between.rfind(";")
    if clause >= 0 and not between[clause + 1 :].strip().lower().startswith(_anew(a)):
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
    while j >= 0 and k - j <= _LONGEST:
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
    if _opens_paragraph(a, k) and after.starts(a.words.get("of_those", ())) and saying.rule == "inserted":
        return (
            saying if not _told_anew(a, k) else None
        )  # "23 of 33 were shot down. They included six missiles, X said."
    known = any(
        x.speaker == saying.speaker and x.cue.start < sentences[k].span.start
        for row in a.spoken[max(0, k - _LONGEST) : k]
        for x in row
    )
    told_so = saying.rule in ("inserted", "inverted", "according-to")
    return saying if known and told_so and not _told_anew(a, k) else None


def _details_after(a: Accounts, k: int) -> Attribution | None:
    """The saying that closes the paragraph of sentence `k` with who told the details of all of it."""
    sentences = a.mentions.parse.sentences
    for j in range(k + 1, min(k + _LONGEST, len(sentences))):
        if sentences[j].paragraph != sentences[k].paragraph or _told_anew(a, j - 1):
            return None
        if a.spoken[j]:
            return a.spoken[j][0] if a.spoken[j][0].rule == "details" else None
    return None


def _told_anew(a: Accounts, k: int) -> bool:
    """Whether a sentence turns to something else: another day, what came before."""
    words = SentenceWords.of(a.mentions, k)
    return words.starts(_anew(a)) or words.holds(a.words["days"]) or k in a.older


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
