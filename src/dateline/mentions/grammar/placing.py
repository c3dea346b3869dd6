"""On which side of the words of saying the content stands."""

from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.namings import Naming, naming_from
from dateline.mentions.grammar.noun_phrases import is_time, nominal
from dateline.mentions.grammar.phrases import Hit
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, Verb, cues
from dateline.mentions.grammar.words import CLOSING, COMMAS, DASHES, OPENING, QUOTES, STOPS, Reading
from dateline.model.quick import replace

# Where and how something is said takes so many words.
_MANNER = 16
# What is no telling: said while something else happened, it tells nothing of that.
_REACTIONS = frozenset({"accuse", "deplore", "threaten", "demand", "promise", "order"})
_OPEN = 3  # words of a name behind a bracket
_TOLD_OF = 5  # words of what is told of, and how
_GIVEN = 6  # words of a document before the verb that gives it out


_LEADS = ("ADP", "SCONJ")  # "X said at the scene", "X said without naming it"
_ASIDE = 20  # words that an aside in brackets may have


def place_saying(
    reading: Reading,
    k: int,
    cue: int,
    verb: Verb,
    sentence: int,
    first: int,
    last: int,
    naming: Naming | None,
    begin: int,
    end: int,
    c: Cues,
    *,
    same: bool = False,
    latest: bool = False,
) -> Saying | None:
    """The saying with the side on which its content stands."""
    if naming is not None and naming.first > first and end < last and reading.lows[end] in CLOSING | {'"'}:
        end += reading.lows[naming.first - 1] in OPENING | {'"'} and naming.last == end
    if naming is not None and naming.first >= cue and end - naming.last <= 1:
        end = _past_brackets(reading, end, last)  # "взяла на себя группировка X (запрещена в РФ)"
    tail = adjuncts.after(reading, end, last, told=c.within("tells", verb.lemma) and end == cue)
    relays, who = tail.told, naming
    if tail.quoted is not None:
        relays = (*relays, naming) if naming is not None else relays
        who, same, latest = tail.quoted, False, False
    cited = _cited(reading, tail.end, last, c) if _quotes(verb, c) else None
    if cited is not None:
        who, end = cited
        relays = (*relays, naming) if naming is not None else relays
        content, follows = what_follows(reading, end, last, c)
        closes = follows == "end" and _tells(reading, first, begin)  # "A, Tass quoted X as saying."
        return Saying(
            rule="inverted" if closes else "subject",
            act="say",
            cue=(k, cue),
            region=(begin, end),
            mode="before" if closes else "after",
            sentence=sentence,
            naming=who,
            content=content,
            relays=relays,
        )
    about = _about_this(reading, begin, cue, tail.end, first, c)
    begin = about.first if about is not None and about.last == begin else begin
    as_word = _as_before(reading, begin, first, c)
    if as_word is not None:
        begin = as_word
    told_before = _tells(reading, first, begin) and not gives_out(reading, first, begin, c)
    set_off = begin > first and (reading.words[begin - 1].low in COMMAS | QUOTES)
    inverted = naming is not None and naming.first >= cue
    content, behind = what_follows(reading, tail.end, last, c)
    spoken_at = _to_that(reading, tail.end, last, c)
    if spoken_at is not None:
        content, behind = spoken_at, "after"
    base = Saying(
        rule="subject",
        act=verb.act,
        cue=(k, cue),
        region=(begin, content if behind == "after" else tail.end),
        mode="after",
        sentence=sentence,
        naming=who,
        same=same,
        latest=latest,
        content=content,
        relays=relays,
    )
    clause = content > tail.end or tail.end < last and reading.words[tail.end].low in OPENING | {'"'}
    clause = clause and not _closes(reading, first, tail.end, last)
    if as_word is not None and c.articles and verb.act in _REACTIONS and behind == "after":
        return base  # "the toll rose to 35 as leaders condemned the attack"
    if as_word is not None:
        return replace(base, rule="according-to", mode="around", region=(begin, tail.end), content=None)
    details = c.lists["details"].all(reading.lows[max(first, begin - 3) : tail.end])
    if details and (behind == "end" and not told_before or _only_details(reading, first, begin, tail.end, last, c)):
        return replace(base, rule="details", mode="following", region=(begin, tail.end), content=None)
    if c.articles and behind == "end" and verb.act == "say" and begin == first and _alone(reading, sentence):
        return replace(base, rule="about-this", mode="previous", region=(begin, tail.end), content=None)
    if about is not None and not (behind == "after" and clause):
        mode = "before" if told_before and set_off else "previous"
        return replace(base, rule="about-this", mode=mode, region=(begin, tail.end), content=None)
    if behind == "after":
        if verb.frame == "quote" and not clause:
            return None
        if inverted and not clause and not set_off and begin > first:
            return None
        rest = reading.words[content:last]
        if told_before and set_off and not clause and rest[0].upos in _LEADS and not any(w.finite for w in rest):
            rule = "inverted" if inverted else "inserted"  # "A, X said at the scene"
            return replace(base, rule=rule, mode="before", region=(begin, tail.end), content=None)
        colon = clause and content == tail.end + 1 and reading.lows[tail.end] == ":"
        if told_before and set_off and (colon or not clause and inverted):  # "A, he warned: B" is both his
            return replace(base, rule="inverted", mode="around", region=(begin, tail.end), content=None)
        return base
    if told_before and (set_off or inverted):
        rule = "inverted" if inverted else "inserted"
        mode = "around" if behind == "comma" else "before"
        return replace(base, rule=rule, mode=mode, region=(begin, tail.end), content=None)
    if behind == "comma":
        if begin - first <= 1 or not told_before:
            return replace(base, region=(begin, tail.end), content=tail.end)
        return None
    if inverted and not told_before and verb.act == "claim" and begin - first <= 1:
        return replace(base, mode="none", region=(begin, tail.end), content=None)  # "ответственность взяла X"
    if inverted and not told_before and (begin - first <= 1 or gives_out(reading, first, begin, c)):
        return replace(base, rule="about-this", mode="previous", region=(begin, tail.end), content=None)
    if verb.act != "say" and inverted and any(nominal(reading, n) for n in range(first, begin)):
        return replace(base, rule="inverted", mode="before", region=(begin, tail.end), content=None)
    if verb.act != "say" and verb.frame != "quote":
        return replace(base, mode="none", region=(begin, tail.end), content=None)
    opens = sentence == 0 and begin - first <= 1
    if about is None and not opens:
        return None
    return replace(base, rule="about-this", mode="previous", region=(begin, tail.end), content=None)


def gives_out(reading: Reading, first: int, k: int, c: Cues) -> bool:
    """Whether all that stands before word `k` is what someone gives out: "Перечень районов привёл штаб: A"."""
    if c.articles or not first < k <= first + _GIVEN or any(w.upos == "VERB" for w in reading.words[first:k]):
        return False
    nouns = [w for w in reading.words[first:k] if w.upos in ("NOUN", "PROPN")]
    given = bool(nouns) and c.within("documents.nouns", nouns[0].low) and nouns[0].case in ("Nom", "Acc")
    return given and not any(w.upos in ("PUNCT", "ADP") for w in reading.words[first : nouns[0].i])


def _closes(reading: Reading, first: int, k: int, last: int) -> bool:
    """Whether a straight quotation mark at word `k` closes one opened before: had "reacted firmly" before leaving."""
    return k < last and reading.lows[k] == '"' and reading.lows[first:k].count('"') % 2 == 1


def _only_details(reading: Reading, first: int, begin: int, end: int, last: int, c: Cues) -> bool:
    """Whether a sentence tells only who told what came of it: "Про наслідки атак розповіли у поліції, пише X"."""
    opens = c.within("about", reading.lows[first]) and c.lists["details"].at(reading.lows, first + 1) is not None
    if not opens or any(w.upos in ("VERB", "AUX") or w.low in COMMAS for w in reading.words[first:begin]):
        return False
    rest = [w for w in reading.words[end:last] if w.upos != "PUNCT"]
    return not rest or reading.lows[end] == "," and c.within("quoted", rest[0].low)


def _alone(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is a paragraph of its own below another: what it signs stands there."""
    k, rows = sentence, reading.paragraphs
    return k > 0 and rows[k - 1] != rows[k] and (k + 1 == len(rows) or rows[k + 1] != rows[k])


def _to_that(reading: Reading, k: int, last: int, c: Cues) -> int | None:
    """Where what is said begins behind where and how it was: "told reporters in Gusau, the state capital, that A"."""
    if not c.articles or k >= last:
        return None
    opener = reading.words[k]
    if not (opener.upos == "ADP" or opener.low == "," or opener.feats.get("VerbForm") == "Part"):
        return None
    for j in range(k + 1, min(last - 1, k + _MANNER)):
        w = reading.words[j]
        if w.finite or w.low in QUOTES or w.low in STOPS or w.upos == "VERB" and w.lemma in c.verbs:
            return None
        if w.low == "that" and w.upos != "DET":
            return j + 1 if reading.words[j + 1].upos not in ("VERB", "AUX") else None
    return None


def _past_brackets(reading: Reading, k: int, last: int) -> int:
    """The word behind an aside in brackets that begins at word `k` or that a name before it runs into, else `k`."""
    near = reading.lows[max(0, k - _OPEN) : k]
    inside = "(" in near and ")" not in near
    if k >= last or reading.lows[k] != "(" and not inside:
        return k
    return next((j + 1 for j in range(k, min(last, k + _ASIDE)) if reading.lows[j] == ")"), k)


def _quotes(verb: Verb, c: Cues) -> bool:
    """Whether a verb passes on what another says: "quoted a witness as saying"."""
    return c.within("quotes", verb.lemma)


def _cited(reading: Reading, k: int, last: int, c: Cues) -> tuple[Naming, int] | None:
    """Who is quoted by a verb that ends at `k`, and where "as saying" ends."""
    who = naming_from(reading, k, last)
    at = who.last if who is not None else last
    at += at < last and reading.lows[at] == ","
    said = c.lists["as_saying"].at(reading.lows, at) if who is not None and at < last else None
    return (who, said.last) if who is not None and said is not None else None


def _about_this(reading: Reading, begin: int, cue: int, end: int, first: int, c: Cues) -> Hit | None:
    """Where the object is what was told before: "об этом сообщил X", "said so"."""
    for k in range(max(first, begin - 3), min(end + 1, len(reading.words))):
        hit = c.lists["about_this"].at(reading.lows, k)
        if hit is not None and c.articles and hit.last < len(reading.words) and is_time(reading, hit.last):
            continue  # "officials this week said"
        ahead = reading.lows[hit.last : hit.last + 2] if hit is not None and not c.articles else ()
        if len(ahead) > 1 and ahead[0] in COMMAS and c.within("that", ahead[1]):
            continue  # "повідомив про те, що завдано удару"
        if hit is not None and (hit.last == begin or hit.first == cue or begin <= hit.first and hit.last <= cue):
            return hit
        if hit is not None and hit.first >= cue and hit.last == end:
            return hit
    return _fronted(reading, begin, first, c) or _told_of(reading, begin, first, c)


def _fronted(reading: Reading, begin: int, first: int, c: Cues) -> Hit | None:
    """Where "about this" opens a sentence, and where and how it was told follows: "Про це у ранковому зведенні ..."."""
    hit = c.lists["about_this"].at(reading.lows, first)
    if hit is None or c.articles or not 0 < begin - hit.last <= _MANNER:
        return None
    if not c.within("inside", reading.lows[hit.last]):
        return None
    between = reading.words[hit.last : begin]
    return None if any(w.upos in ("VERB", "AUX") or w.low in COMMAS for w in between) else hit


def _told_of(reading: Reading, begin: int, first: int, c: Cues) -> Hit | None:
    """Where a sentence amid its paragraph says who told of what stands before it: "О гибели сторожа сообщил X"."""
    k = reading.sentence_of(first)
    if c.articles or not k or reading.paragraphs[k - 1] != reading.paragraphs[k]:
        return None
    if not c.within("about", reading.lows[first]) or not 1 < begin - first <= _TOLD_OF:
        return None
    words = reading.words[first + 1 : begin]
    new = any(
        w.upos in ("AUX", "NUM", "PUNCT") or w.finite or w.capital and not w.text.isupper() or w.low[:1].isdigit()
        for w in words
    )
    known = any(c.within("told_again", w.low) for w in words)
    return Hit(first, begin, "told of") if known and not new else None


def _as_before(reading: Reading, begin: int, first: int, c: Cues) -> int | None:
    """Where "as" stands right before a speaker or verb ("as X said", "как сообщил X")."""
    j = begin
    while j > first and reading.words[j - 1].upos == "ADV" and not c.within("as", reading.lows[j - 1]):
        j -= 1
    return j - 1 if j > first and c.within("as", reading.lows[j - 1]) else None


def what_follows(reading: Reading, k: int, last: int, c: Cues) -> tuple[int, str]:
    """What follows the words of saying that end at `k`: content ("after", where it begins), a comma, or nothing."""
    j = k
    if j < last and reading.lows[j] in COMMAS and j + 1 < last and c.within("that", reading.lows[j + 1]):
        return j + 2, "after"
    if j < last and reading.words[j].low in CLOSING:
        j += 1
    if j >= last or all(w.upos == "PUNCT" and w.low not in OPENING for w in reading.words[j:last]):
        return k, "end"
    low = reading.lows[j]
    if low in STOPS:
        return k, "comma" if j + 1 < last and low == ";" else "end"
    if low == ":":
        return j + 1, "after"
    if low in COMMAS:
        n = j + 1
        while n < last and (reading.lows[n] in COMMAS):
            n += 1
        opens = n < last and reading.lows[n] in OPENING | {'"'}
        return (n, "after") if opens and n - j == 1 and reading.lows[j] == "," else (k, "comma")
    if c.within("that", low):
        return j + 1, "after"
    return j, "after"


def _tells(reading: Reading, first: int, k: int) -> bool:
    """Whether something is told in the words `[first, k)`: a verb or a quotation, or enough words for a headline."""
    words = [w for w in reading.words[first:k] if w.upos != "PUNCT"]
    if len(words) > 1 and cues(reading.language).within("about", words[0].low):
        return not cues(reading.language).lists["about_this"].at(reading.lows, words[0].i)
    if any(w.low in QUOTES for w in reading.words[first:k]) and words:
        return True
    c = cues(reading.language)
    if words and words[0].upos == "SCONJ":
        commas = [n for n in range(first, k) if reading.lows[n] == ","]
        return len(commas) > 1 and _tells(reading, commas[0] + 1, k)
    if any(w.upos in ("VERB", "AUX") for w in words):
        return True
    if words and words[0].case == "Gen" and any(w.upos == "NUM" for w in words[1:]):
        return True  # "загиблих уже троє"
    if len(words) > 2 and any(w.low in DASHES for w in reading.words[first + 1 : k - 1]):
        return True  # "среди раненых – девочка": a dash stands for the verb
    return len(words) > 3 and words[0].upos != "ADP" and not c.within("adverbs", words[0].low)
