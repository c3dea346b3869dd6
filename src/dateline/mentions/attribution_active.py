"""Sayings told by a verb in the active: subject before it, behind it, or shared with a verb before."""

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_namings import naming
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_finite, is_speaker, words_of
from dateline.mentions.attribution_prepositions import place_of
from dateline.mentions.attribution_saying import Saying, names_document, recipients, told_in
from dateline.mentions.attribution_subjects import clause_before, subject_before
from dateline.mentions.attribution_verbs import Frame, Group, frame_after, skip_adjuncts
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, demonym
from dateline.mentions.lexicon import things
from dateline.model.quick import replace


def active(
    reading: Reading, group: Group, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    """The saying of an active verb, by its subject before or behind it; None where none speaks."""
    words = reading.words
    frame = frame_after(reading, group.last, last)
    previous = words[group.first - 1] if group.first > first else None
    subject = subject_before(reading, group.first, first)
    if subject is not None and subject.first > first and words[subject.first - 1].low in ("été", "étant"):
        subject = None  # "deux hommes ont été blessés, a déclaré X": a participle speaks for nobody
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
    inverted = None if _alias(reading, group, first, last) else _inverted(reading, group, first, last, c)
    if group.verb.frame == "perceive":
        if subject is None or kind_of(reading.language, words_of(reading, subject.first, subject.core)) not in (
            "witness",
            "media",
            "agency",
        ):
            return None
    if group.object_sense and (inverted is None or inverted.phrase is None or not is_speaker(reading, inverted.phrase)):
        return None
    if frame.kind == "np":
        frame = _spelt_out(reading, frame, last, c)
    leads = frame.kind in ("que", "inf", "quote", "colon")
    if inverted is not None:
        told = group.first > first
        set_off = previous is not None and previous.low in COMMAS | QUOTES
        led = subject is not None and is_speaker(reading, subject)
        strong = inverted.phrase is not None and (
            is_speaker(reading, inverted.phrase)
            and not (led and names_document(reading, inverted.phrase, c))
            or not led
            and names_document(reading, inverted.phrase, c)
        )
        if (
            strong
            and subject is not None
            and is_speaker(reading, subject)
            and (group.verb.lemma in c.sets["personal_objects"] or group.verb.act in c.sets["addressed"])
            and not (set_off and not _described(reading, subject.end) and told_in(reading, subject.end, group.first, c))
        ):
            told = False
        quoted_before = group.first - 2 >= first and words[group.first - 2].low in QUOTES
        # Where both sides could speak, the one behind a verb that is set off by a comma does.
        # A naming no lexicon knows must end where the clause does, behind a verb that says nothing else.
        end = inverted.region[1]
        weak = (
            set_off
            and not led
            and (not inverted.numbered or quoted_before)
            and group.verb.lemma not in c.sets["report_only"]
            and (
                end >= last
                or words[end].low in COMMAS | STOPS | QUOTES
                or quoted_before
                and words[end].low in c.sets["relatives"]  # "« A », a témoigné un homme qui dînait là"
            )
        )
        if told and (weak or (strong and (not led or set_off) and not (leads and led))):
            return replace(inverted, sentence=sentence)
    if subject is not None and words[subject.first].low in c.sets["nobody"]:
        return None
    if group.verb.lemma in c.sets["silent"] and any(w.low in ("ne", "n'") for w in words[group.first : group.at]):
        return None
    if subject is None:
        return _coordinated(reading, group, sentence, first, last, found, c)
    subject, frame = _spoken_through(reading, subject, frame, group, last, c)
    denied = any(w.low in ("ne", "n'") for w in words[group.first : group.at])
    if denied and (group.verb.lemma in c.sets["unsaid"] or group.verb.act == "confirm" and frame.kind in ("np", "end")):
        return None  # "qui ne cite pas ses sources"
    if group.verb.act == "claim" and denied and not reading.holds("moins", group.at, min(group.at + 4, last)):
        return None  # "ni le groupe ni sa branche n'ont revendiqué": nobody says so
    if denied and group.verb.act == "deny" and frame.kind in ("np", "end"):
        return None  # "Kiev ne nie pas"
    if subject.pronoun and frame.kind == "inf" and group.verb.lemma in c.sets["planning"]:
        return None  # "un homme ... ; il comptait faire sauter un pont"
    named = words[subject.head].low in c.sets["governed"] or _initials(words[subject.head].text)
    told = frame.kind not in ("np", "end") or group.verb.act in ("deny", "accuse", "claim", "confirm")
    speaks = is_speaker(reading, subject) or (frame.kind == "inf" and named)
    speaks = speaks or (told and _initials(words[subject.head].text))
    document = names_document(reading, subject, c)
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
    which = at - 2 >= first and words[at - 1].low in ("que", "qu'", "dont") and words[at - 2].low == "ce"
    if which and frame.kind == "end":
        # "A, ce que le Pentagone a démenti", "A, ce dont il s'est défendu"
        if denied and group.verb.act in ("say", "confirm"):
            return None  # "ce que la police n'a pas confirmé"
        told = told_in(reading, first, at - 2, c)
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
        if any(w.low in ("ne", "n'") for w in words[group.first : group.at]):
            return None  # "n'a pas fourni de bilan", "n'a pas confirmé l'information"
        if words[group.at].low.endswith(("ra", "ront")):
            return None  # "quand leur compagnie le saura": nobody says so yet
        told = told_in(reading, first, subject.first, c)
        more = frame.kind == "np" and _goes_on_telling(reading, frame.at, last)
        return Saying(
            rule="taken-up",
            act=group.verb.act,
            cue=(group.first, group.last),
            region=(subject.first, frame.at),
            mode="before" if told else "after" if more else "previous",
            content=frame.at if more and not told else None,
            sentence=sentence,
            phrase=subject,
            frame=frame.kind,
            relays=(*subject.relays, *recipients(reading, group.last, frame.at)),
        )
    return Saying(
        rule="subject-verb",
        act=group.verb.act,
        cue=(group.first, group.last),
        region=(subject.first, frame.at),
        mode="after",
        sentence=sentence,
        phrase=subject,
        content=_content(reading, group, frame, c),
        frame=frame.kind,
        relays=(*subject.relays, *recipients(reading, group.last, frame.at)),
        stop=_relative_end(reading, subject, group, last, c),
    )


def _described(reading: Reading, k: int) -> bool:
    """Whether a relative clause in commas begins at word `k`: "la police, qui a arrêté un homme, soupçonne un gang"."""
    words = reading.words
    return k + 1 < len(words) and words[k].low in COMMAS and words[k + 1].low == "qui"


def _content(reading: Reading, group: Group, frame: Frame, c: Cues) -> int:
    """Where what is said begins; a day before the "de" of a set phrase dates the saying: "a fait état mardi de A"."""
    if frame.kind not in ("np", "end"):
        return frame.at
    between = reading.words[group.last : frame.at]
    led = frame.kind == "np" and " " in group.verb.lemma and reading.words[frame.at].low in c.sets["of"]
    return frame.at if led and not any(w.capital for w in between) else group.last


def _initials(word: str) -> bool:
    """Whether a word is an acronym, as forces and movements go by: "la PNH dit avoir"."""
    return 2 <= len(word) <= 7 and word.isupper() and word.isalpha()


def _spoken_through(
    reading: Reading, subject: Phrase, frame: Frame, group: Group, last: int, c: Cues
) -> tuple[Phrase, Frame]:
    """Who speaks for the subject, and what is said: "a dit, par la voix de son directeur, X, que ..."."""
    for k in range(group.last, min(group.last + 8, last)):
        how = reading.match(k, c.lists["spoken_through"], last)
        if how is None:
            continue
        at = k + len(how)
        person = naming(reading, at if how[-1] in ("de", "d'") else at - 1, last)
        if person is None or person.pronoun:
            break
        end = person.end + (person.end < last and reading.words[person.end].low in COMMAS)
        return person, frame_after(reading, end, last)
    return subject, frame


def _alias(reading: Reading, group: Group, first: int, last: int) -> bool:
    """Whether "dit" gives a second name: "Ismael Zambada, dit El Mayo, ..."."""
    words = reading.words
    k = group.first
    if group.verb.lemma != "dire" or group.last - k > 1 or k - 2 < first or group.last + 1 >= last:
        return False
    named = words[k - 1].low in COMMAS and words[k - 2].capital and words[group.last].capital
    end = group.last
    while end < last and words[end].capital:
        end += 1
    return named and end < last and words[end].low in COMMAS and words[k - 2].low not in QUOTES


def _spelt_out(reading: Reading, frame: Frame, last: int, c: Cues) -> Frame:
    """The frame of a report spelt out behind a colon: "donne une autre version : A", "avance un chiffre : B"."""
    name = core_phrase(reading, frame.at, last)
    if name is None or reading.words[name.head].low not in c.sets["taken_up"]:
        return frame
    for k in range(name.core, min(name.core + 8, last - 1)):
        if reading.words[k].low == ":":
            return Frame("colon", k)
        if reading.words[k].low in STOPS or is_finite(reading.words[k], c):
            break
    return frame


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


def _reports(reading: Reading, group: Group, at: int, last: int, c: Cues) -> bool:
    """Whether a bare object fits the verb: some speak only with a report for an object."""
    if group.verb.lemma not in c.sets["report_only"]:
        return True
    name = core_phrase(reading, at, last)
    return name is not None and any(
        w.low in c.sets["report_objects"] or w.low in c.sets["documents"] or w.low in c.sets["images"]
        for w in reading.words[name.first : name.head + 2]
    )


def _takes_up(reading: Reading, group: Group, frame: str, at: int, last: int, c: Cues) -> bool:
    """Whether the saying is of what was told before: "le gouverneur l'a annoncé", "a confirmé l'information"."""
    words = reading.words
    if frame == "end":
        idiom = " " in group.verb.lemma
        if idiom and group.verb.lemma.split()[-1] in c.sets["taken_up"]:
            return True  # "c'est le maire qui a donné l'information"
        clitics = ("l'", "le", "en") if idiom else ("l'", "le")
        return any(words[k].low in clitics for k in range(group.first, group.at)) and group.verb.act in (
            "say",
            "confirm",
            "deny",
        )
    if frame == "np" and group.verb.act in ("say", "confirm", "deny"):
        name = core_phrase(reading, at, last)
        if name is None or words[name.head].low not in c.sets["taken_up"] or name.core - name.first > 3:
            return False
        following = words[name.core : min(name.core + 4, last)]  # "évalue le bilan à au moins douze morts"
        return not (following[:1] and following[0].low == "à" and any(w.upos == "NUM" for w in following))
    return False


def _goes_on_telling(reading: Reading, at: int, last: int) -> bool:
    """Whether something is told beside what is taken up: "a confirmé ce bilan et le fait que le maire était blessé"."""
    name = core_phrase(reading, at, last)
    if name is None or name.core >= last or reading.words[name.core].low not in ("et", "ainsi"):
        return False
    return any(w.low in ("que", "qu'") for w in reading.words[name.core + 1 : min(name.core + 6, last)])


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


def _counts_victims(reading: Reading, name: Phrase) -> bool:
    """Whether what stands where a speaker may is the toll: "le maire, X, a annoncé deux blessés"."""
    first, head = reading.words[name.first], reading.words[name.head]
    return first.low not in ("un", "une") and first.upos == "NUM" and head.low in things(reading.language).casualty


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
    if name is None or name.pronoun and words[name.last - 1].low in c.sets["weak"] or _counts_victims(reading, name):
        return None
    bare = words[k].low in c.sets["pronouns"] and words[k].upos != "DET"  # "a déclaré ce responsable, X"
    if not name.pronoun and (words[k].low in c.sets["relatives"] or bare):
        return None
    if words[group.at].low.endswith("ons") and any(w.low == "nous" for w in words[group.first : group.at]):
        return None  # "nous déplorons la perte de deux soldats": who speaks is "nous"
    if any(w.low in c.sets["amounts"] for w in words[name.first : name.head + 1]):
        return None  # "le maire, X, a chiffré le nombre de blessés à 22"
    if words[k].low in ("de", "d'") or _addressee(reading, group, name.end, last, c):
        return None
    linked = None
    j = group.first - 1
    while j >= first and (words[j].low in c.sets["clitics"] or words[j].low in ("l'", "le")):
        j -= 1
    if j >= first and words[j].low in ("comme", "ainsi", "que", "qu'"):
        linked = words[j].low
    if linked in ("que", "qu'"):
        if j > first and words[j - 1].low in c.sets["such"]:
            linked = "comme"
            j -= 1
        elif j > first and (words[j - 1].low in c.sets["documents"] or words[j - 1].low in c.sets["report_objects"]):
            # "tel est le bilan que dresse X", "c'est la version que donne X"
            begin = max(first, j - 4)
            mode = "before" if any(w.low[0].isalnum() for w in words[first:begin]) else "previous"
            return Saying(
                rule="report-given",
                act=group.verb.act,
                cue=(group.first, group.last),
                region=(begin, skip_adjuncts(reading, name.end, last)),
                mode=mode,
                sentence=0,
                phrase=name,
                relays=name.relays,
            )
        elif j > first and words[j - 1].low in ("ce", "ainsi"):
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
        if words[end].low in c.sets["finite_auxiliaries"] and not words[end].capital and linked is None:
            return None
    mode = "around"
    begin = j if linked else group.first
    if linked == "ce" and j > first and words[j - 1].low in ("selon", "après", "à", "de"):
        begin = j - (2 if words[j - 1].low == "après" else 1)
        end, mode = place_of(reading, begin, end, first, last, c)
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
        told = told_in(reading, first, j - 2 if j - 2 > first else first, c)
        pointed = j > first and words[j - 1].low in c.sets["pointing"]  # "Trois raids : voilà ce qu'a recensé X"
        told = told or pointed and any(w.low[:1].isalnum() for w in words[first : j - 1])
        mode = "before" if told else "previous"
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
        relays=(*name.relays, *recipients(reading, group.last, name.first), *recipients(reading, name.end, end)),
    )


def _addressee(reading: Reading, group: Group, end: int, last: int, c: Cues) -> bool:
    """Whether the naming that ends before word `end` is the one spoken to: "appelle les habitants à partir"."""
    words = reading.words
    if group.verb.act not in c.sets["addressed"] or end + 1 >= last or words[end].low not in ("à", "de", "d'"):
        return False
    after = words[end + 1]
    if after.low in c.sets["clitics"] and end + 2 < last:
        after = words[end + 2]
    return after.feats.get("VerbForm") == "Inf" or after.low in ("avoir", "être")


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
