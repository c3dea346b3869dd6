"""Whether a sentence or a paragraph goes on with the account of who spoke before it."""

import re

from dateline.claims.source_account import OPENING, Accounts, anew, opens_paragraph
from dateline.claims.source_breaks import SentenceWords, begins_anew, names_another, takes_up
from dateline.gazetteer import distance_km
from dateline.lang import table
from dateline.mentions.attribution_words import split
from dateline.model import Attribution, Span, Speaker

_ADDED = 3  # paragraphs up to "he added"
# What came of a blow may be told in the paragraph behind so many sentences of its teller.
_EFFECTS = 2
_TOWNS = frozenset(("city", "village"))
_TOWN_KM = 15.0
_QUOTED = frozenset("«\"“„‘'([")  # opens a quote or an aside, and no item of a list


def goes_on(a: Accounts, k: int, held: tuple[Attribution, int], returns: bool) -> bool:
    """Whether sentence `k` goes on with what the speaker of the sentence before told."""
    saying, _ = held
    speaker = saying.speaker
    words = SentenceWords.of(a.mentions, k)
    if speaker is None or words.holds(a.words["trends"]):
        return False
    if words.starts(a.words["breaks"]) and not _own_act(a, k, saying, words):
        return False
    if words.starts(a.words.get("turns", ())) and opens_paragraph(a, k):
        return False
    if words.holds(a.words.get("outlet", ())) and not takes_up(words, a.words):
        return False  # "the incident comes one day after ..."
    if words.holds(a.words["pluperfect"]) and words.holds(a.words["days"]):
        return False  # what led up to it, told with its own day
    if words.holds(a.words["contrasts"]) and speaker.kind not in a.words["enumerators"]:
        return False
    if elsewhere(a, k, saying, speaker):
        return False
    if returns or where_and_when(a, k - 1):
        return True
    if takes_up(words, a.words) and not names_another(words, speaker):
        return True
    if speaker.kind in a.words["brief_kinds"]:
        return False
    if saying.act in a.words["reactions"]:
        return False
    return not begins_anew(words, speaker, a.words)


def where_and_when(a: Accounts, k: int) -> bool:
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


def elsewhere(a: Accounts, k: int, saying: Attribution, speaker: Speaker) -> bool:
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
        code for span, code in placed if start <= span.start < start + OPENING and a.sentence_at(span.start) == k
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


def enumerates(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph is the next place in the list of one who governs a region ("Dans le district de ...")."""
    speaker = saying.speaker
    if speaker is None or saying.act in a.words["reactions"]:
        return False
    tolls = speaker.kind in a.words.get("counters", ()) and _over_places(a, k)
    headquarters = any(w in speaker.name.lower() for w in a.words.get("enumerating", ()))
    if speaker.kind not in a.words["enumerators"] and not tolls and not headquarters:
        return False
    if SentenceWords.of(a.mentions, k).starts(anew(a)):
        return False  # "Нагадаємо, ...": what the outlet recalls
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


def bulletin(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph goes on with the bulletin of a staff: front by front, or of the enemy and its own."""
    speaker = saying.speaker
    if speaker is None or speaker.kind != "military" or saying.act in a.words["reactions"]:
        return False
    if not any(w in speaker.name.lower() for w in a.words.get("staffs", ())):
        return False
    words = SentenceWords.of(a.mentions, k)
    if words.starts(anew(a)):
        return False
    return words.starts(a.words["places"]) and words.holds(a.words["fronts"]) or words.holds(a.words["own_and_enemy"])


def headed(a: Accounts, k: int, saying: Attribution) -> bool:
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
    return not any(a.spoken[j] for j in here) and not words.starts(anew(a))


def listed_under(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph is of the list that a speaker's line with a colon opens: "По данным властей, в:"."""
    sentences = a.mentions.parse.sentences
    j = a.sentence_at(saying.cue.start)
    span = sentences[j].span
    closes = j + 1 < len(sentences) and sentences[j + 1].paragraph != sentences[j].paragraph
    opens = closes and a.mentions.document.text[span.start : span.end].rstrip().endswith(":")
    return opens and not a.spoken[k] and not SentenceWords.of(a.mentions, k).starts(anew(a))


def next_item(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether sentence `k` opens an item of the list whose item before it is its speaker's: "📍 A;", "📍 B;"."""
    mark, speaker = _mark(a, k), saying.speaker
    if speaker is None or speaker.kind in a.words["brief_kinds"]:
        return False  # what a medium found out of one place is nothing it says of the next
    if not mark or saying.act in a.words["reactions"] or SentenceWords.of(a.mentions, k).starts(anew(a)):
        return False
    sentences = a.mentions.parse.sentences
    first = next(j for j in range(k - 1, -1, -1) if not j or opens_paragraph(a, j))
    return sentences[k].paragraph - sentences[first].paragraph == 1 and _mark(a, first) == mark


def _mark(a: Accounts, k: int) -> str:
    """The sign of a list that stands before sentence `k`, or nothing."""
    text, start = a.mentions.document.text, a.mentions.parse.sentences[k].span.start
    line = text[text.rfind("\n", 0, start) + 1 : start + 1]
    sign = line.strip().removesuffix("\ufe0f")[:1]
    return "" if sign.isalnum() or sign in _QUOTED else sign


def reported(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether a paragraph opens with what leaves the teller unsaid or tells what came of it.

    "Як зазначається, ..." after "повідомив штаб"; "Унаслідок удару поранено двох людей."
    """
    if saying.act in a.words["reactions"]:
        return False
    return SentenceWords.of(a.mentions, k).starts(a.words.get("reported", ()))


def alone(a: Accounts, k: int, held: tuple[Attribution, int]) -> bool:
    """Whether a paragraph goes on with the account of one who governs: of the only one who speaks, or by its words."""
    speaker = held[0].speaker
    if speaker is None or speaker.kind not in a.words.get("alone", ()):
        return False
    words = SentenceWords.of(a.mentions, k)
    if "outlet" in a.words and (words.holds(a.words["outlet"]) or _of_another_region(a, k, held[0], speaker)):
        return False
    if "alone_at_all" in a.words:  # paragraphs of the one who is quoted for the whole dispatch, and no other
        return sole(a, held[0]) and goes_on(a, k, held, False)
    tied = held[1] <= _EFFECTS and (takes_up(words, a.words) or words.starts(a.words.get("effects", ())))
    return (tied or sole(a, held[0]) or _first_to_speak(a, k, held[0])) and goes_on(a, k, held, False)


def anothers(a: Accounts, k: int, saying: Attribution, following: tuple[Attribution, int] | None) -> bool:
    """Whether another, who is no outlet passing on what it heard, speaks in the paragraph that sentence `k` opens."""
    sentences = a.mentions.parse.sentences
    if following is None or sentences[following[1]].paragraph != sentences[k].paragraph:
        return False
    speaker = following[0].speaker
    return speaker != saying.speaker and (speaker is None or speaker.kind not in ("agency", "media", "official"))


def between(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
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
    return near and not own and goes_on(a, k, held, True)


def spoken_again(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
    """Whether the one who spoke right before a paragraph speaks in it again: "X: A. [B. The same official: C.]"."""
    speaker, sentences = held[0].speaker, a.mentions.parse.sentences
    if speaker is None or after is None or held[1] or after[0].speaker != speaker or after[0].source is None:
        return False
    source = after[0].source
    again = tuple(a.words.get("spoken_again", ()))
    named = a.mentions.document.text[source.start : source.end].lower().removeprefix("-t").removeprefix("-") + " "
    goes_on_with = SentenceWords.of(a.mentions, after[1]).holds(a.words["goes_on"])
    if not again or not named.startswith(again) and not goes_on_with:
        return False
    if speaker.kind in a.words["brief_kinds"] or held[0].act in a.words["reactions"]:
        return False
    here = sentences[after[1]].paragraph == sentences[k].paragraph
    words = SentenceWords.of(a.mentions, k)
    return here and not words.holds(a.words.get("outlet", ())) and goes_on(a, k, held, True)


def till_added(a: Accounts, k: int, held: tuple[Attribution, int], after: tuple[Attribution, int] | None) -> bool:
    """Whether a paragraph stands in an account that its speaker goes on with: "X said A. B. X added that C."."""
    speaker, sentences = held[0].speaker, a.mentions.parse.sentences
    if speaker is None or after is None or after[0].speaker != speaker or speaker.kind in a.words["brief_kinds"]:
        return False
    if held[0].act in a.words["reactions"] or "adds_on" not in a.words:
        return False
    near = sentences[after[1]].paragraph - sentences[k].paragraph <= _ADDED
    cue = a.mentions.document.text[after[0].cue.start : after[0].cue.end].lower()
    words = SentenceWords.of(a.mentions, k)
    own = words.holds(a.words["outlet"]) or words.holds(a.words["trends"]) or words.starts(anew(a))
    return near and any(w in cue for w in a.words["adds_on"]) and not own


def _first_to_speak(a: Accounts, k: int, saying: Attribution) -> bool:
    """Whether nobody but one who governs has spoken up to sentence `k`, and none behind it tells its details."""
    if any(x.rule == "details" for x in a.spoken[min(k + 1, len(a.spoken) - 1)]):
        return False
    return sole(a, saying, k + 1)


def sole(a: Accounts, saying: Attribution, end: int | None = None) -> bool:
    """Whether one who governs is the only one who speaks in the dispatch, or up to sentence `end`."""
    speaker = saying.speaker
    if speaker is None or speaker.kind not in a.words.get("alone", ()):
        return False
    passing = a.words["brief_kinds"]
    others = {x.speaker.name for row in a.spoken[:end] for x in row if x.speaker and x.speaker.kind not in passing}
    own = set(split(speaker.name))
    return all(own.issuperset(split(name)) for name in others)


def counts_on(a: Accounts, k: int, saying: Attribution) -> bool:
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
