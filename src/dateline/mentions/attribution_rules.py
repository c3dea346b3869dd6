"""The constructions of attribution: where a sentence says who says it."""

from dataclasses import replace

from dateline.mentions.attribution_active import active
from dateline.mentions.attribution_credits import credits, images
from dateline.mentions.attribution_kinds import capital_of, kind_of
from dateline.mentions.attribution_namings import document_speaker, naming
from dateline.mentions.attribution_phrases import Phrase, is_finite, is_speaker, words_of
from dateline.mentions.attribution_prepositions import prepositional
from dateline.mentions.attribution_saying import Saying, recipients
from dateline.mentions.attribution_subjects import clause_before, subject_before
from dateline.mentions.attribution_verbs import Group, frame_after, skip_adjuncts, verb_groups
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, cues
from dateline.mentions.lexicon import things


def find_sayings(reading: Reading, sentence: int) -> list[Saying]:
    """The sayings of one sentence, in text order."""
    first, last = reading.bounds[sentence]
    found: list[Saying] = []
    found += prepositional(reading, sentence, first, last)
    taken = [s.region for s in found]
    for group in verb_groups(reading, first, last):
        if any(a <= group.at < b for a, b in taken):
            continue
        saying = _verbal(reading, group, sentence, first, last, found)
        if saying:
            found.append(saying)
            taken.append(saying.region)
    found += images(reading, sentence, first, last, taken, found)
    found += _announced(reading, sentence, first, last, taken, found)
    found += credits(reading, sentence, first, last, found)
    return sorted(_quoting(reading, found, first, last), key=lambda s: s.region)


def _verbal(reading: Reading, group: Group, sentence: int, first: int, last: int, found: list[Saying]) -> Saying | None:
    c = cues(reading.language)
    if group.form == "gerund":
        return _gerund(reading, group, sentence, first, last, found, c)
    if group.form in ("passive", "participle"):
        return _passive(reading, group, sentence, first, last, c)
    if group.form == "infinitive":
        return None
    if group.pronoun is not None:
        return _inserted(reading, group, sentence, first, last, c)
    return active(reading, group, sentence, first, last, found, c)


def _inserted(reading: Reading, group: Group, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """a-t-il dit, écrit-elle sur Telegram, dit-on à Kiev."""
    words = reading.words
    assert group.pronoun is not None
    phrase: Phrase | None = Phrase(
        first=group.pronoun,
        last=group.pronoun + 1,
        core=group.pronoun + 1,
        head=group.pronoun,
        end=group.pronoun + 1,
        pronoun=True,
    )
    tail = skip_adjuncts(reading, group.last, last)
    if words[group.pronoun].low.endswith("-on"):
        phrase = _whence(reading, group.last, last, c)
        if phrase is None:
            return None
        tail = max(tail, phrase.end)
    frame = frame_after(reading, group.last, last)
    begin = group.first
    if frame.kind in ("que", "inf", "colon") or frame.kind in ("quote", "np") and _starts(reading, begin, first, c):
        return Saying(
            rule="inverted-pronoun-leads",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(begin, frame.at),
            mode="after",
            sentence=sentence,
            phrase=phrase,
            content=frame.at,
            frame=frame.kind,
        )
    return Saying(
        rule="inserted",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(begin, tail),
        mode="around",
        sentence=sentence,
        phrase=phrase,
        relays=recipients(reading, group.last, tail),
        frame=frame.kind,
    )


def _starts(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether nothing is told before word `k` in its sentence."""
    return all(w.upos == "ADV" or w.low in COMMAS or w.low in c.sets["adverbs"] for w in reading.words[first:k])


def _whence(reading: Reading, k: int, last: int, c: Cues) -> Phrase | None:
    """Who stands behind "a-t-on appris": auprès de X, de source Y, à Kiev, au ministère."""
    words = reading.words
    j = k
    while j < last and words[j].low not in COMMAS and words[j].low not in STOPS:
        for phrase, act in c.prepositions.get(words[j].low, ()):
            bare = phrase[:-1] if phrase[-1] == "de" else phrase
            if act == "from" and reading.at(j, bare, last) and j + len(bare) < last:
                at = j + len(bare)
                return naming(reading, at + (words[at].low in ("de", "d'")), last)
        if words[j].low in ("de", "d'") and j + 1 < last and words[j + 1].low in ("source", "sources", "même", "bonne"):
            return naming(reading, j + 1, last)
        if words[j].low in ("à", "au", "aux", "dans", "chez"):
            name = naming(reading, j + (words[j].low not in ("au", "aux")), last)
            if name and is_speaker(reading, name):
                return name
        j += 1
    return None


def _gerund(
    reading: Reading, group: Group, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    """..., ajoutant que B: the speaker of the clause before."""
    words = reading.words
    if words[group.at].low in c.sets["relay_quoting"]:
        return None
    frame = frame_after(reading, group.last, last)
    if frame.kind == "end" or frame.kind == "np" and group.verb.frame == "inserted":
        return None
    before = group.first - 1
    while before >= first and (words[before].upos == "ADV" or words[before].low in ("en", "tout")):
        before -= 1
    base = Saying(
        rule="gerund",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(group.first, frame.at),
        mode="after",
        sentence=sentence,
        content=frame.at,
        frame=frame.kind,
    )
    if (
        before < first
        or words[before + 1].low == "en"
        or words[before].low in COMMAS
        or words[before].low == "et"
        or words[before].low in QUOTES
    ):
        if any(s.sentence == sentence and s.region[0] < group.first for s in found):
            return replace(base, same=True)
        subject = clause_before(reading, group.first, first)
        if subject is not None and is_speaker(reading, subject):
            return replace(base, phrase=subject, rule="gerund-subject")
        return None
    subject = subject_before(reading, group.first, first)
    if subject is not None and is_speaker(reading, subject):
        return replace(base, phrase=subject, region=(subject.first, frame.at), rule="absolute")
    return None


def _aside_end(reading: Reading, comma: int, limit: int, c: Cues) -> int | None:
    """The word behind an aside that leads to "par": "a été revendiqué, auprès de l'AFP, par X"; None for others."""
    words = reading.words
    close = next((k for k in range(comma + 1, limit - 1) if words[k].low in COMMAS), None)
    if close is None or words[close + 1].low != "par" or any(is_finite(w, c) for w in words[comma + 1 : close]):
        return None
    return close + 1


def _passive(reading: Reading, group: Group, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """a été annoncé par X, attribuées par Moscou à Y, jugée "massive" par les autorités."""
    words = reading.words
    k = group.last
    quoted = False
    limit = min(last, group.last + 14)
    while k < limit and words[k].low != "par":
        quoted = quoted != (words[k].low in QUOTES)
        if words[k].low in COMMAS and group.form == "passive" and (close := _aside_end(reading, k, limit, c)):
            k = close
            continue
        if (
            words[k].low in STOPS
            or words[k].low in COMMAS
            and not quoted
            or words[k].low in c.sets["finite_auxiliaries"]
        ):
            return None
        k += 1
    if k >= limit or k + 1 >= last:
        return None
    name = naming(reading, k + 1, last)
    if name is None or name.pronoun or not is_speaker(reading, name):
        return None
    form = words[group.at].low
    if group.form == "participle" and form in c.sets["connected"]:
        return None
    reports = form in c.sets["passive_reports"] or " " in group.verb.lemma and group.verb.act == "say"
    if not reports and form not in c.sets["passive_states"]:
        return None
    end = skip_adjuncts(reading, name.end, last)
    held = words[group.first - 1].low if group.first > first else ""
    told = c.sets["reports"] | c.sets["taken_up"] | c.sets["documents"]
    closed = name.end < last and (is_finite(words[name.end], c) or words[name.end].low == ":")
    held = held if held in told else words[max(first, group.first - 2)].low  # "bilan provisoire donné par"
    if reports and group.form == "participle" and held in told and closed:
        # "Le bilan dressé par la police est de onze morts"
        return Saying(
            rule="report-by",
            act="say",
            cue=(group.first, k + 1),
            region=(group.first, name.end),
            mode="after",
            sentence=sentence,
            phrase=name,
            content=name.end,
            relays=name.relays,
        )
    mode = "none"
    content = None
    if reports and group.form == "passive":
        subject = subject_before(reading, group.first, first)
        if subject is not None and words[subject.head].low in c.sets["taken_up"]:
            counted = any(w.upos == "NUM" or w.low[:1].isdigit() for w in words[subject.first : group.first])
            return Saying(
                rule="passive",
                act=group.verb.act,
                cue=(group.first, k + 1),
                # "ce bilan a été confirmé par X", but "le bilan de douze morts": that is told here
                region=(group.first if counted else subject.first, name.end),
                mode="before" if counted else "previous",
                sentence=sentence,
                phrase=name,
                relays=name.relays,
            )
    stop = None
    if group.verb.act == "accuse" and name.end < last and words[name.end].low in ("d'", "de"):
        mode, content = "after", name.end
        close = next((n for n in range(name.end, last) if words[n].low in COMMAS), last)
        stop = close if close + 1 < last and words[close + 1].low in c.sets["finite_auxiliaries"] else None
    if reports:
        mode = (
            "before"
            if group.form == "passive" or group.first > first and words[group.first - 1].low in COMMAS
            else "none"
        )
    return Saying(
        rule="passive",
        act=group.verb.act,
        cue=(group.first, k + 1),
        region=(group.first, max(end, name.end) if mode == "before" else name.end),
        mode=mode,
        sentence=sentence,
        phrase=name,
        relays=name.relays,
        content=content,
        stop=stop,
    )


def _announced(
    reading: Reading, sentence: int, first: int, last: int, taken: list[tuple[int, int]], found: list[Saying]
) -> list[Saying]:
    """X: "quote", and the report that belongs to someone ("Son relevé comprend aussi A")."""
    c = cues(reading.language)
    words = reading.words
    out: list[Saying] = []
    if found:
        return out
    start = first
    lead = next((k for k in range(first, min(first + 6, last)) if words[k].low in COMMAS), None)
    if lead is not None and not any(w.upos in ("NOUN", "PROPN", "VERB", "AUX") for w in words[first:lead]):
        start = lead + 1  # "Bien plus lourd, le bilan de l'ONG s'établit à dix morts"
    name = naming(reading, start, last)
    if name is None:
        return out
    colon = next(
        (k for k in range(name.end, min(name.end + 14, last - 1)) if words[k].low == ":" if words[k + 1].low in QUOTES),
        None,
    )
    if colon is None and _heads(reading, name, last, c):
        colon = next(k for k in range(name.end, last) if words[k].low == ":")
    if "event" in things(reading.language).classes.get(words[name.head].low, ()):
        return out  # "Deux attaques jihadistes en trois jours: le pays est en deuil"
    if colon is not None and (is_speaker(reading, name) or document_speaker(reading, name) is not None):
        # "Le maire : « ... »", "Le témoignage d'un voisin va dans le même sens : « ... »"
        out.append(
            Saying(
                rule="colon",
                act="say",
                cue=(colon, colon + 1),
                region=(first, colon + 1),
                mode="after",
                sentence=sentence,
                phrase=name,
                content=colon + 1,
            )
        )
    elif words[name.head].low in c.sets["reports"] and (
        words[start].low in c.sets["possessives"] | {"ce", "cet", "cette"}
        or document_speaker(reading, name) is not None
    ):
        if name.core < last and words[name.core].low in c.sets["lists"]:
            out.append(
                Saying(
                    rule="report-of",
                    act="say",
                    cue=(first, name.head + 1),
                    region=(first, name.head + 1),
                    mode="after",
                    sentence=sentence,
                    phrase=name,
                    content=name.head + 1,
                )
            )
    return out


def _heads(reading: Reading, name: Phrase, last: int, c: Cues) -> bool:
    """Whether a naming stands alone before a colon: "Communiqué de l'armée : A", "L'état-major, lui : A"."""
    words = reading.words
    colon = next((k for k in range(name.end, min(name.end + 5, last - 1)) if words[k].low == ":"), None)
    if colon is None or any(is_finite(w, c) for w in words[name.end : colon]):
        return False
    lows = words_of(reading, name.first, name.core)
    if name.pronoun or capital_of(reading.language, lows) or len(lows) < 2 and not words[name.head].low.isalpha():
        return False
    document = words[name.head].low in c.sets["documents"]
    return document_speaker(reading, name) is not None if document else kind_of(reading.language, lows) is not None


def _quoting(reading: Reading, found: list[Saying], first: int, last: int) -> list[Saying]:
    """The sayings with who they quote: "Tass rapporte que A, citant les secours"."""
    c = cues(reading.language)
    words = reading.words
    out = list(found)
    for k in range(first, last):
        if words[k].low not in c.sets["relay_quoting"] or any(a <= k < b for a, b in ((s.region) for s in out)):
            continue
        quoted = naming(reading, k + 1, last)
        if quoted is None or quoted.pronoun or not out:
            continue
        at = max((i for i, s in enumerate(out) if s.region[0] < k), key=lambda i: out[i].region, default=0)
        saying = out[at]
        if saying.phrase is None or saying.phrase.quoted:
            continue
        end = quoted.end if saying.region[1] <= k <= saying.region[1] + 3 else saying.region[1]
        out[at] = replace(saying, phrase=replace(saying.phrase, quoted=quoted), region=(saying.region[0], end))
    return out
