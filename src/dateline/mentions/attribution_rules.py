"""The constructions of attribution: where a sentence says who says it."""

from dataclasses import replace

from dateline.mentions.attribution_credits import credits, images
from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_phrases import Phrase, core_phrase, document_speaker, is_speaker, naming, words_of
from dateline.mentions.attribution_saying import Saying
from dateline.mentions.attribution_subjects import clause_before, subject_before
from dateline.mentions.attribution_verbs import Group, frame_after, skip_adjuncts, verb_groups
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, cues, demonym


def find_sayings(reading: Reading, sentence: int) -> list[Saying]:
    """The sayings of one sentence, in text order."""
    first, last = reading.bounds[sentence]
    found: list[Saying] = []
    found += _prepositional(reading, sentence, first, last)
    taken = [s.region for s in found]
    for group in verb_groups(reading, first, last):
        if any(a <= group.at < b for a, b in taken):
            continue
        saying = _verbal(reading, group, sentence, first, last, found)
        if saying:
            found.append(saying)
            taken.append(saying.region)
    found += images(reading, sentence, first, last, taken)
    found += _announced(reading, sentence, first, last, taken, found)
    found += credits(reading, sentence, first, last, found)
    return sorted(_quoting(reading, found, first, last), key=lambda s: s.region)


def _prepositional(reading: Reading, sentence: int, first: int, last: int) -> list[Saying]:
    c = cues(reading.language)
    out: list[Saying] = []
    k = first
    while k < last:
        saying = _preposition_at(reading, k, sentence, first, last, c) or _from_source(
            reading, k, sentence, first, last, c
        )
        if saying:
            out.append(saying)
            k = max(saying.region[1], k + 1)
        else:
            k += 1
    return out


def _preposition_at(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """selon X, d'après X, à en croire X, aux dires de X; pour X between commas."""
    words = reading.words
    for phrase, act in c.prepositions:
        bare = phrase[:-1] if phrase[-1] == "de" else phrase
        if not reading.at(k, bare, last):
            continue
        at = k + len(bare)
        if phrase[-1] == "de":
            if at >= last or words[at].low not in c.sets["of"]:
                continue
            at += words[at].low in ("de", "d'")
        if at >= last or any(reading.at(at, n, last) for n in c.lists["never_first"]):
            continue
        if act == "stance" and (
            _infinitive(reading, at, last) or any(reading.at(at, n, last) for n in c.lists["never_stance"])
        ):
            continue
        if act == "from":
            continue
        name = naming(reading, at, last)
        if name is None:
            continue
        if act == "stance" and not _stance(reading, k, name, first, last):
            continue
        head = words[name.head]
        if phrase == ("suivant",) and not is_speaker(reading, name):
            continue
        if (
            not is_speaker(reading, name)
            and not head.capital
            and not _document(reading, name, c)
            and head.low not in c.sets["voices"]
        ):
            if head.low.isdigit() or head.upos == "NUM" or act != "say":
                continue
            if words[at].low in c.sets["possessives"]:
                continue
        begin = k
        while begin > first and (
            words[begin - 1].low in ("toujours", "encore", "notamment", "et", "mais")
            and words[begin - 1].low not in ("et", "mais")
        ):
            begin -= 1
        end, mode = _place(reading, begin, name.end, first, last, c)
        return Saying(
            rule="according-to" if act == "say" else "stance",
            act="say",
            cue=(k, k + len(bare)),
            region=(begin, end),
            mode=mode,
            sentence=sentence,
            phrase=name,
            relays=name.relays,
        )
    return None


def _infinitive(reading: Reading, at: int, last: int) -> bool:
    """Whether an infinitive stands at `at` or behind the clitic there ("pour le dire")."""
    return any(w.feats.get("VerbForm") == "Inf" for w in reading.words[at : min(at + 2, last)])


def _stance(reading: Reading, k: int, name: Phrase, first: int, last: int) -> bool:
    """Whether "pour X" at `k` gives X's view: a known speaker, set off by commas."""
    words = reading.words
    opened = k == first or words[k - 1].low in COMMAS or words[k - 1].low in STOPS or words[k - 1].low in QUOTES
    closed = name.end < last and words[name.end].low in COMMAS
    kind = kind_of(reading.language, words_of(reading, name.first, name.core))
    return (
        opened
        and closed
        and (kind is not None or words[name.head].entity == "PER")
        and not words[name.first].low == "en"
    )


def _document(reading: Reading, name: Phrase, c: Cues) -> bool:
    return any(w.low in c.sets["documents"] or w.low in c.sets["images"] for w in reading.words[name.first : name.core])


def _place(reading: Reading, begin: int, end: int, first: int, last: int, c: Cues) -> tuple[int, str]:
    """Where the region of a prepositional cue ends, with its adjuncts, and on which side its content is."""
    words = reading.words
    tail = skip_adjuncts(reading, end, last)
    if tail > end and (
        tail >= last or words[tail].low in STOPS or words[tail].low in COMMAS or words[tail].low in QUOTES
    ):
        end = tail
    opened = (
        begin == first
        or words[begin - 1].low in STOPS
        or words[begin - 1].low in QUOTES
        and _leading(reading, begin - 1, first)
    )
    if not opened and words[begin - 1].low in c.sets["openers"]:
        opened = True
    if (
        not opened
        and words[begin - 1].low in COMMAS
        and begin - 2 >= first
        and (words[begin - 2].low in c.sets["openers"] or not _any_content(reading, first, begin - 1, c))
    ):
        opened = True
    closed = end >= last or all(w.low in STOPS or w.low in QUOTES or w.low in ")" for w in words[end:last])
    if opened and not closed:
        return end, "after"
    if closed:
        return end, "before"
    if words[end].low in STOPS:
        return end, "before"
    return end, "around"


def _any_content(reading: Reading, first: int, last: int, c: Cues) -> bool:
    """Whether something is told in `[first, last)`: a verb or a noun phrase that is no mere adjunct."""
    return skip_adjuncts(reading, first, last) < last


def _leading(reading: Reading, quote: int, first: int) -> bool:
    return quote == first


def _from_source(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """de source militaire, de sources concordantes, de même source; dit-on à Kiev is not here."""
    words = reading.words
    if words[k].low not in ("de", "d'") or k + 1 >= last:
        return None
    n = k + 1
    while n < last and words[n].low in c.sets["source_adjectives"]:
        n += 1
    if n >= last or words[n].low not in ("source", "sources"):
        return None
    previous = words[k - 1] if k > first else None
    if (
        previous is not None
        and previous.upos in ("NOUN", "PROPN")
        and previous.low not in c.sets["times"]
        and previous.low not in COMMAS
    ):
        return None
    if previous is not None and previous.low in ("code", "point", "sorte"):
        return None
    name = naming(reading, k + 1, last)
    if name is None:
        return None
    begin = k
    verb_left = k
    while verb_left > first and words[verb_left - 1].low not in COMMAS and words[verb_left - 1].low not in STOPS:
        verb_left -= 1
    if (
        any(w.low in c.participle or w.low in c.finite or w.low.startswith("-") for w in words[verb_left:k])
        and k - verb_left <= 7
    ):
        begin = verb_left
        if begin == first and not _inverted_on(reading, begin, k):
            begin = k
    end, mode = _place(reading, begin, name.end, first, last, c)
    content = None
    if end < last and words[end].low in ("que", "qu'"):
        mode, content = "after", end
    return Saying(
        rule="from-source",
        act="say",
        cue=(begin, n + 1),
        region=(begin, end),
        mode=mode,
        sentence=sentence,
        phrase=name,
        relays=name.relays,
        content=content,
    )


def _inverted_on(reading: Reading, first: int, last: int) -> bool:
    return any(
        w.low.startswith("-") or w.low in ("apprend", "apprenait", "indique", "on") for w in reading.words[first:last]
    )


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
    return _active(reading, group, sentence, first, last, found, c)


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
        relays=_recipients(reading, group.last, tail),
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
        for phrase, act in c.prepositions:
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


def _recipients(reading: Reading, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The agencies and media told in `[first, last)` ("a déclaré à l'AFP")."""
    c = cues(reading.language)
    out = []
    k = first
    while k < last:
        if reading.words[k].low in ("à", "au", "aux"):
            name = core_phrase(reading, k if reading.words[k].low != "à" else k + 1, last)
            if name and kind_of(reading.language, words_of(reading, name.first, name.core)) in ("agency", "media"):
                if reading.words[name.head].low not in c.sets["audiences"]:
                    out.append((name.first, name.core))
                k = name.core
                continue
        k += 1
    return tuple(out)


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


def _passive(reading: Reading, group: Group, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """a été annoncé par X, attribuées par Moscou à Y, jugée "massive" par les autorités."""
    words = reading.words
    k = group.last
    quoted = False
    limit = min(last, group.last + 14)
    while k < limit and words[k].low != "par":
        quoted = quoted != (words[k].low in QUOTES)
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
    reports = form in c.sets["passive_reports"]
    if not reports and form not in c.sets["passive_states"]:
        return None
    end = skip_adjuncts(reading, name.end, last)
    mode = "none"
    content = None
    if reports and group.form == "passive":
        subject = subject_before(reading, group.first, first)
        if subject is not None and words[subject.head].low in c.sets["taken_up"]:
            return Saying(
                rule="passive",
                act=group.verb.act,
                cue=(group.first, k + 1),
                region=(subject.first, name.end),
                mode="previous",
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


def _active(
    reading: Reading, group: Group, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    words = reading.words
    frame = frame_after(reading, group.last, last)
    previous = words[group.first - 1] if group.first > first else None
    subject = subject_before(reading, group.first, first)
    if previous is not None and previous.low in ("on", "l'on") and frame.kind in ("que", "inf", "np", "quote", "colon"):
        behind = _seated_before(reading, first, group.first - 1, c)
        return (
            None
            if behind is None or frame.kind == "np" and group.verb.frame == "inserted"
            else Saying(
                rule="on",
                act=group.verb.act,
                cue=(group.first, group.last),
                region=(behind.first, frame.at),
                mode="after",
                sentence=sentence,
                phrase=behind,
                content=frame.at,
                frame=frame.kind,
            )
        )
    inverted = _inverted(reading, group, first, last, c)
    if group.verb.frame == "perceive":
        if subject is None or kind_of(reading.language, words_of(reading, subject.first, subject.core)) not in (
            "witness",
            "media",
            "agency",
        ):
            return None
    if group.object_sense and (inverted is None or inverted.phrase is None or not is_speaker(reading, inverted.phrase)):
        return None
    leads = frame.kind in ("que", "inf", "quote", "colon")
    if inverted is not None:
        told = group.first > first
        set_off = previous is not None and previous.low in COMMAS | QUOTES
        led = subject is not None and is_speaker(reading, subject)
        strong = inverted.phrase is not None and (
            is_speaker(reading, inverted.phrase) or not led and _document_head(reading, inverted.phrase, c)
        )
        if (
            strong
            and subject is not None
            and is_speaker(reading, subject)
            and group.verb.lemma in c.sets["personal_objects"]
        ):
            told = False
        # Where both sides could speak, the one behind a verb that is set off by a comma does.
        if told and (
            strong and (not led or set_off) and not (leads and led) or set_off and not led and not inverted.numbered
        ):
            return replace(inverted, sentence=sentence)
    if subject is None:
        return _coordinated(reading, group, sentence, first, last, found, c)
    speaks = is_speaker(reading, subject)
    document = _document_head(reading, subject, c)
    if not speaks and not document:
        if frame.kind in ("np", "end") or group.verb.frame == "inserted" or group.verb.lemma in c.sets["impersonal"]:
            return None
        if group.verb.frame == "object" and frame.kind == "inf" and words[subject.head].low in c.sets["things"]:
            return None
    if document and not speaks and group.verb.frame == "inserted":
        return None
    if frame.kind == "np" and (group.verb.frame == "inserted" or not _reports(reading, group, frame.at, last, c)):
        return None
    at = subject.first
    if at - 2 >= first and words[at - 1].low in ("que", "qu'") and words[at - 2].low == "ce" and frame.kind == "end":
        # "A, ce que le Pentagone a démenti"
        told = _told(reading, first, at - 2, c)
        return Saying(
            rule="cleft-what",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(at - 2, frame.at),
            mode="before" if told else "previous",
            sentence=sentence,
            phrase=subject,
            relays=subject.relays,
        )
    if frame.kind == "end" and not speaks:
        return None
    if _takes_up(reading, group, frame.kind, frame.at, last, c):
        told = _told(reading, first, subject.first, c)
        return Saying(
            rule="taken-up",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(subject.first, frame.at),
            mode="before" if told else "previous",
            sentence=sentence,
            phrase=subject,
            frame=frame.kind,
            relays=(*subject.relays, *_recipients(reading, group.last, frame.at)),
        )
    return Saying(
        rule="subject-verb",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(subject.first, frame.at),
        mode="after",
        sentence=sentence,
        phrase=subject,
        content=group.last if frame.kind in ("np", "end") else frame.at,
        frame=frame.kind,
        relays=(*subject.relays, *_recipients(reading, group.last, frame.at)),
        stop=_relative_end(reading, subject, group, last, c),
    )


def _reports(reading: Reading, group: Group, at: int, last: int, c: Cues) -> bool:
    """Whether a bare object fits the verb: some speak only with a report for an object."""
    if group.verb.lemma not in c.sets["report_only"]:
        return True
    name = core_phrase(reading, at, last)
    return name is not None and any(
        w.low in c.sets["report_objects"] or w.low in c.sets["documents"]
        for w in reading.words[name.first : name.head + 2]
    )


def _seated_before(reading: Reading, first: int, last: int, c: Cues) -> Phrase | None:
    """Who speaks in "À Kiev, on affirme", "Côté ukrainien, on parle": the speaker or power named before."""
    k = first
    while k < last:
        low = reading.words[k].low
        if low in ("à", "au", "chez", "côté", "aux", "dans"):
            at = k + (low not in ("au", "aux"))
            while at < last and reading.words[at].low in ("côté", "l'", "entourage", "de", "du", "d'"):
                at += 1
            name = core_phrase(reading, at, last)
            if name and is_speaker(reading, name):
                return name
            if low == "côté" and at < last and demonym(reading.words[at].low):
                return Phrase(first=k, last=at + 1, core=at + 1, head=k, end=at + 1)
        k += 1
    return None


def _takes_up(reading: Reading, group: Group, frame: str, at: int, last: int, c: Cues) -> bool:
    """Whether the saying is of what was told before: "le gouverneur l'a annoncé", "a confirmé l'information"."""
    words = reading.words
    if frame == "end":
        return any(words[k].low in ("l'", "le") for k in range(group.first, group.at)) and group.verb.act in (
            "say",
            "confirm",
            "deny",
        )
    if frame == "np" and group.verb.act in ("say", "confirm", "deny"):
        name = core_phrase(reading, at, last)
        return name is not None and words[name.head].low in c.sets["taken_up"] and name.core - name.first <= 3
    return False


def _relative_end(reading: Reading, subject: Phrase, group: Group, last: int, c: Cues) -> int | None:
    """Where the content of a saying inside a relative clause ends ("le ministre, qui a dit A, ...")."""
    words = reading.words
    j = group.first - 1
    if j < 1 or words[j].low != "qui" or words[j - 1].low not in COMMAS:
        return None
    close = next((k for k in range(group.last, last) if words[k].low in COMMAS or words[k].low in STOPS), None)
    if close is None or close + 2 >= last or words[close].low in STOPS or words[close + 2].low.startswith("-"):
        return None
    after = words[close + 1]
    return (
        close
        if after.low in c.sets["finite_auxiliaries"] or after.low in c.finite or after.low in c.sets["clitics"]
        else None
    )


def _told(reading: Reading, first: int, last: int, c: Cues) -> bool:
    """Whether a finite verb or a quotation stands in `[first, last)`."""
    return any(
        w.low in c.sets["finite_auxiliaries"]
        or (w.upos in ("VERB", "AUX") and w.feats.get("VerbForm") == "Fin")
        or w.low in QUOTES
        for w in reading.words[first:last]
    )


def _document_head(reading: Reading, phrase: Phrase, c: Cues) -> bool:
    low = reading.words[phrase.head].low
    return low in c.sets["documents"] or low in c.sets["images"]


def _inverted(reading: Reading, group: Group, first: int, last: int, c: Cues) -> Saying | None:
    """..., ont annoncé les autorités; comme l'a dit X; ce qu'affirme X."""
    words = reading.words
    k = skip_adjuncts(reading, group.last, last)
    while k < last and words[k].low in COMMAS and k + 1 < last:
        further = skip_adjuncts(reading, k + 1, last)
        if further == k + 1 and words[k + 1].low not in c.sets["determiners"]:
            break
        k = further
        break
    if k >= last:
        return None
    name = naming(reading, k, last)
    if name is None or name.pronoun and words[name.last - 1].low in c.sets["weak"]:
        return None
    if not name.pronoun and (words[k].low in c.sets["relatives"] or words[k].low in c.sets["pronouns"]):
        return None
    if words[k].low in ("de", "d'"):
        return None
    linked = None
    j = group.first - 1
    while j >= first and (words[j].low in c.sets["clitics"] or words[j].low in ("l'", "le")):
        j -= 1
    if j >= first and words[j].low in ("comme", "ainsi", "que", "qu'"):
        linked = words[j].low
    if linked in ("que", "qu'"):
        if j > first and words[j - 1].low in ("ce", "ainsi"):
            linked = words[j - 1].low
            j -= 1
        else:
            return None
    elif linked is None and not (
        group.first > first
        and (words[group.first - 1].low in COMMAS | QUOTES or words[group.first - 1].low in ("?", "!", ")", "…", "."))
    ):
        return None
    end = skip_adjuncts(reading, name.end, last)
    if end < last and words[end].low not in COMMAS | QUOTES | STOPS and words[end].low not in (")", "et", "ou"):
        end = name.end
        if words[end].low in c.sets["finite_auxiliaries"] and linked is None:
            return None
    mode = "around"
    begin = j if linked else group.first
    if linked == "ce" and j > first and words[j - 1].low in ("selon", "après", "à", "de"):
        begin = j - (2 if words[j - 1].low == "après" else 1)
        end, mode = _place(reading, begin, end, first, last, c)
        return Saying(
            rule="according-to-what",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(begin, end),
            mode=mode,
            sentence=0,
            phrase=name,
            relays=name.relays,
        )
    if linked == "ce":
        mode = "previous" if not _told(reading, first, j - 2 if j - 2 > first else first, c) else "before"
        return Saying(
            rule="cleft-what",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(begin, end),
            mode=mode,
            sentence=0,
            phrase=name,
            relays=name.relays,
        )
    return Saying(
        rule="inverted",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(begin, end),
        mode=mode,
        sentence=0,
        phrase=name,
        numbered=words[name.first].low in c.sets["counts"]
        or words[name.first].upos == "NUM"
        or words[name.first].low[0].isdigit()
        or not words[name.first].capital
        and words[name.first].low not in c.sets["determiners"],
        relays=(*name.relays, *_recipients(reading, group.last, name.first), *_recipients(reading, name.end, end)),
    )


def _coordinated(
    reading: Reading, group: Group, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    """X a annoncé A et a précisé B: the subject of the saying before, or of the clause before."""
    words = reading.words
    frame = frame_after(reading, group.last, last)
    j = group.first - 1
    while j >= first and (words[j].upos == "ADV" or words[j].low in c.sets["adverbs"]):
        j -= 1
    if (
        j < first
        or words[j].low not in ("et", "mais", "puis", "ou", "qui")
        and words[j].low not in COMMAS
        or frame.kind == "end"
    ):
        return None
    if frame.kind == "np" and group.verb.frame != "any":
        return None
    base = Saying(
        rule="coordinated",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(group.first, frame.at),
        mode="after",
        sentence=sentence,
        content=frame.at,
        frame=frame.kind,
    )
    if any(s.region[0] < group.first and s.mode == "after" for s in found):
        return replace(base, same=True)
    subject = clause_before(reading, group.first, first)
    if subject is None or not is_speaker(reading, subject):
        return None
    return replace(base, phrase=subject)


def _announced(
    reading: Reading, sentence: int, first: int, last: int, taken: list[tuple[int, int]], found: list[Saying]
) -> list[Saying]:
    """X: "quote", and the report that belongs to someone ("Son relevé comprend aussi A")."""
    c = cues(reading.language)
    words = reading.words
    out: list[Saying] = []
    if found:
        return out
    name = naming(reading, first, last)
    if name is None:
        return out
    if (
        name.end < last
        and words[name.end].low == ":"
        and name.end + 1 < last
        and words[name.end + 1].low in QUOTES
        and is_speaker(reading, name)
    ):
        out.append(
            Saying(
                rule="colon",
                act="say",
                cue=(name.end, name.end + 1),
                region=(first, name.end + 1),
                mode="after",
                sentence=sentence,
                phrase=name,
                content=name.end + 1,
            )
        )
    elif words[name.head].low in c.sets["reports"] and (
        words[first].low in c.sets["possessives"] | {"ce", "cet", "cette"}
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
