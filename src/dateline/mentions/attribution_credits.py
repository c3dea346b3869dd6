"""Sayings without a verb of saying: pictures that show, credits in brackets, "on doit l'information à X"."""

from dataclasses import replace

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_namings import document_speaker, naming
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_speaker, words_of
from dateline.mentions.attribution_saying import Saying
from dateline.mentions.attribution_subjects import subject_before
from dateline.mentions.attribution_words import COMMAS, STOPS, Reading, cues

_TO_COUNT = 14  # words from "ce décompte" to whose it is
# These pass pictures on, which speak for themselves.
_PASSING = (None, "agency", "media", "witness", "unnamed")


def images(
    reading: Reading, sentence: int, first: int, last: int, taken: list[tuple[int, int]], found: list[Saying]
) -> list[Saying]:
    """Des vidéos montrent A; des images où l'on voit A."""
    c = cues(reading.language)
    words = reading.words
    out: list[Saying] = []
    # "Le Hezbollah a mis en ligne une vidéo montrant A" is the Hezbollah's
    given = {
        s.region
        for s in found
        if s.rule == "subject-verb"
        and s.frame == "np"
        and s.phrase
        and kind_of(reading.language, words_of(reading, s.phrase.first, s.phrase.core)) not in _PASSING
    }
    shown = [(a, b if (a, b) in given else b - 4) for a, b in taken]
    for k in range(first, last):
        if words[k].low not in c.sets["images"] or any(a <= k < b or b <= k <= b + 3 for a, b in shown):
            continue
        start = k
        while start > first and (
            words[start - 1].low in c.sets["determiners"]
            or words[start - 1].low in c.sets["quantifiers"]
            or words[start - 1].upos == "ADJ"
            or words[start - 1].low == "d'"
        ):
            start -= 1
        name = core_phrase(reading, start, last)
        if name is None:
            continue
        # "D'autres images, des photos prises plus tard, montrent A"
        if (
            name.core + 1 < last
            and words[name.core].low in COMMAS
            and words[name.core + 1].low in c.sets["determiners"]
        ):
            apposed = core_phrase(reading, name.core + 1, last)
            if apposed and words[apposed.head].low in c.sets["images"]:
                name = replace(name, core=apposed.core, first=apposed.first, head=apposed.head)
        j = name.core
        # The pictures alone name the source, not what is told of their making.
        pictures = replace(name, last=name.head + 1, end=name.head + 1, core=name.head + 1)
        show = None
        while j < last and j < name.core + 25:
            low = words[j].low
            if (
                low in c.sets["shows"]
                and low not in c.sets["show_participles"]
                or low == "où"
                or low in ("voit", "aperçoit", "distingue", "entend", "assiste")
            ):
                show = j
                break
            if low in STOPS:
                break
            j += 1
        if show is None:
            continue
        name = _shown_by(reading, name.head + 1, show) or pictures
        out.append(
            Saying(
                rule="images",
                act="say",
                cue=(show, show + 1),
                region=(start, show + 1),
                mode="after",
                sentence=sentence,
                phrase=name,
                content=show + 1,
            )
        )
        break
    return out


def _shown_by(reading: Reading, first: int, last: int) -> Phrase | None:
    """Who made the pictures public, where they do not merely pass them on: "des photos publiées par la police"."""
    words, makers = reading.words, cues(reading.language).sets["makers"]
    by = next((k for k in range(first + 1, last) if words[k].low == "par"), None)
    if by is None or not any(w.low in makers for w in words[first:by]):
        return None
    name = naming(reading, by + 1, last)
    if name is None or kind_of(reading.language, words_of(reading, name.first, name.core)) in _PASSING:
        return None
    return name


def _origin(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """L'alerte est venue d'un communiqué de X; la confirmation de A émane de X."""
    c = cues(reading.language)
    words = reading.words
    news = c.sets["taken_up"] | c.sets["reports"] | c.sets["report_objects"]
    for k in range(first + 2, last - 1):
        if words[k].low not in c.sets["stems_from"]:
            continue
        at = k + 1
        while at < last and (words[at].upos == "ADV" or words[at].low in c.sets["times"]):
            at += 1
        if at >= last or words[at].low not in c.sets["of"]:
            continue
        subject = subject_before(reading, k - (words[k - 1].low in c.sets["be"]), first)
        if subject is None or words[subject.head].low not in news:
            continue
        name = naming(reading, at + (words[at].low in ("de", "d'")), last)
        if name is None or not (is_speaker(reading, name) or document_speaker(reading, name)):
            continue
        # "La confirmation d'un tir sur Kiev est venue de X": what is told stands behind the noun
        own = subject.core - subject.head > 2
        return Saying(
            rule="origin",
            act="say",
            cue=(k, at),
            region=(k if own else subject.first, name.end),
            mode="before" if own else "previous",
            sentence=sentence,
            phrase=name,
            relays=name.relays,
        )
    return None


def _made_by(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """L'annonce a été faite dans la soirée par X; tels sont les chiffres communiqués par X."""
    c = cues(reading.language)
    words = reading.words
    news = c.sets["taken_up"] | c.sets["reports"] | c.sets["report_objects"] | c.sets["tallied"]
    by = next((k for k in range(first + 2, last - 1) if words[k].low == "par"), None)
    if by is None:
        return None
    for k in range(first, by):
        if words[k].low not in c.made:
            continue
        begin = max(first, k - 5)
        noun = next((j for j in range(k - 1, begin - 1, -1) if words[j].low in news), None)
        if noun is None or any(words[j].low in STOPS for j in range(noun, by)):
            return None
        pointed = c.sets["such"] | c.sets["pointing"]
        such = any(w.low in pointed for w in words[max(first, noun - 4) : noun])
        opens = noun - first <= 1 and words[first].low in c.sets["definite"]
        name = naming(reading, by + 1, last)
        if name is None or not is_speaker(reading, name) or not (such or opens and words[k - 1].low == "été"):
            return None
        start = next((j for j in range(noun, first - 1, -1) if words[j].low in pointed), first)
        return Saying(
            rule="made-by",
            act="say",
            cue=(k, by + 1),
            region=(start if such else first, name.end),
            mode="before" if such and start - first > 2 else "previous",
            sentence=sentence,
            phrase=name,
            relays=name.relays,
        )
    return None


def _count_of(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """Neuf morts : ce décompte, arrêté hier soir, est celui de X."""
    c, words = cues(reading.language), reading.words
    whose = ("celui", "ceux", "celle", "celles")
    for k in range(first + 2, last - 2):
        if words[k].low not in whose or words[k + 1].low not in c.sets["of"] or words[k - 1].low not in c.sets["be"]:
            continue
        nouns = [j for j in range(max(first + 1, k - _TO_COUNT), k) if words[j].low in c.sets["tallied"]]
        noun = next((j for j in nouns if words[j - 1].low in ("ce", "cet", "cette", "ces")), None)
        name = naming(reading, k + (2 if words[k + 1].low in ("de", "d'") else 1), last)
        if noun is None or name is None or not is_speaker(reading, name):
            continue
        told = any(w.low[:1].isalnum() for w in words[first : noun - 1])
        return Saying(
            rule="count-of",
            act="say",
            cue=(k, k + 2),
            region=(noun - 1, name.end),
            mode="before" if told else "previous",
            sentence=sentence,
            phrase=name,
            relays=name.relays,
        )
    return None


def _passed_on(reading: Reading, k: int, last: int) -> bool:
    """Whether the rest of brackets tells how a credit came: "(secours, via TASS)", "(gouverneur, sur Telegram)"."""
    words, c = reading.words, cues(reading.language)
    k += k < last and words[k].low in COMMAS
    if k >= last or words[k].low not in ("via", "sur", "à") and words[k].low not in c.sets["relay_quoted"]:
        return False
    return not any(w.low.isdigit() for w in words[k:last])


def _spells(reading: Reading, at: int, short: str) -> bool:
    """Whether a short name in brackets is made of the letters of the words before it: "l'Etat islamique (EI)"."""
    if not short.isupper() or not 1 < len(short) < 6:
        return False
    letters = "".join(w.low[:1] for w in reading.words[max(0, at - 2 * len(short)) : at] if w.low[:1].isalpha())
    rest = iter(letters)
    return all(letter in rest for letter in short.lower())


def _signed(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """Source : police nationale. In a sentence of its own it signs those above it."""
    words, labels = reading.words, cues(reading.language).sets["signed_by"]
    at = next((k for k in range(first, last - 2) if words[k].low in labels and words[k + 1].low == ":"), None)
    if at is None:
        return None
    opens = not any(w.low[:1].isalnum() for w in words[first:at])
    if not opens and words[at - 1].low not in "(,-–—":
        return None
    name = naming(reading, at + 2, last)
    if name is None or name.pronoun or any(w.low[:1].isalnum() for w in words[name.end : last]):
        return None
    kind = kind_of(reading.language, words_of(reading, name.first, name.core))
    if not is_speaker(reading, name) or kind in (None, "agency", "media"):
        return None  # who passed the news on is not who told it
    return Saying(
        rule="signed",
        act="say",
        cue=(at, at + 2),
        region=(first if opens else at, last),
        mode="above" if opens else "before",
        sentence=sentence,
        phrase=name,
        relays=name.relays,
    )


def _dash(reading: Reading, k: int) -> bool:
    """Whether a word is a dash, no hyphen within a name."""
    words = reading.words
    return words[k].low in ("-", "–", "—") and words[k - 1].end < words[k].start


_IN_BRACKETS = 16  # words of the longest naming of a speaker in brackets


def credits(reading: Reading, sentence: int, first: int, last: int, found: list[Saying]) -> list[Saying]:
    """Trois morts à Kherson (gouverneur); Explosion à Damas - armée; l'information vient de X."""
    c = cues(reading.language)
    words = reading.words
    out: list[Saying] = []
    end = last
    while end > first and words[end - 1].low in STOPS:
        end -= 1
    if not found and end - first > 3:
        open_at = next((k for k in range(end - 1, max(first, end - _IN_BRACKETS), -1) if words[k].low == "("), None)
        dash = next((k for k in range(end - 1, max(first, end - 6), -1) if _dash(reading, k)), None)
        at = open_at if words[end - 1].low == ")" and open_at is not None else dash
        if at is not None and at > first + 1:
            close = end - 1 if words[end - 1].low == ")" else end
            name = naming(reading, at + 1, close)
            closed = name is not None and name.end == close
            closed = closed or name is not None and at == open_at and _passed_on(reading, name.end, close)
            kind = kind_of(reading.language, words_of(reading, at + 1, end)) if closed else None
            # "Daech (Etat islamique)" writes a name out
            named = words[at - 1].upos == "PROPN" and words[at - 1].entity != "LOC"
            gloss = name is not None and named and words[name.first].text[:1].isupper()
            gloss = gloss or name is not None and _spells(reading, at, words[name.first].text)
            # "une église copte (l'église Saint-Jean)" says which one
            gloss = (
                gloss or name is not None and words[name.head].low in (w.low for w in words[max(first, at - 4) : at])
            )
            if name is not None and not gloss and kind not in (None, "agency", "media") and is_speaker(reading, name):
                out.append(
                    Saying(
                        rule="credit",
                        act="say",
                        cue=(at, at + 1),
                        region=(at, end),
                        mode="before",
                        sentence=sentence,
                        phrase=name,
                    )
                )
    signed = _signed(reading, sentence, first, last)
    if signed is not None:
        return [*out, signed]
    source = _origin(reading, sentence, first, end) or _made_by(reading, sentence, first, end)
    source = source or _count_of(reading, sentence, first, end)
    if source is not None:
        return [*out, source]
    for k in range(first, end):
        phrase = reading.match(k, c.lists["origins"], end)
        if phrase is not None:
            at = k + len(phrase)
            if phrase[-1] == "de":
                at -= words[at - 1].low != "de"
            name = naming(reading, at, end)
            if name is not None and is_speaker(reading, name):
                told = any(w.upos in ("VERB", "AUX") for w in words[first : max(first, k - 3)])
                out.append(
                    Saying(
                        rule="origin",
                        act="say",
                        cue=(k, k + len(phrase)),
                        region=(first if not told else k, name.end),
                        mode="before" if told else "previous",
                        sentence=sentence,
                        phrase=name,
                        relays=name.relays,
                    )
                )
                return out
    return out
