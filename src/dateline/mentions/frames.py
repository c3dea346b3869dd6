"""Frames: the arguments and the mood of a trigger, from parse and surface together."""

import re
from dataclasses import dataclass

from dateline.gazetteer import open_gazetteer
from dateline.mentions.lexicon import clause_words, participle_forms, things, verb_forms, weapon_classes
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import Trigger
from dateline.model import Token

FROM_AFAR_NOUNS = frozenset({"frappe", "frappes", "bombardement", "bombardements", "pilonnage", "pilonnages"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_IN_GROUP = frozenset(
    {
        "ne",
        "n'",
        "y",
        "en",
        "se",
        "s'",
        "pas",
        "été",
        "à",
        "d'ores",
        "depuis",
        "de",
        "nouveau",
        "plus",
        "par",
        "ailleurs",
    }
)
_BEFORE_TIME = frozenset(
    {"en", "à", "dans", "au", "avant", "après", "pendant", "durant", "depuis", "lors", "cours", "de"}
)
_NO_AGENT = frozenset(
    {
        "ailleurs",
        "exemple",
        "conséquent",
        "contrecoup",
        "ordre",
        "terre",
        "suite",
        "mer",
        "air",
        "endroits",
        "balles",
        "balle",
    }
)
_OPENING = frozenset({"«", '"', "“", "'"})
_CLOSING = frozenset({"»", '"', "”", "'"})
_CREW = frozenset({"pilote", "pilotes", "équipage", "conducteur", "chauffeur"})
_CONDITIONAL = frozenset({"aurait", "auraient", "serait", "seraient"})


@dataclass(slots=True, kw_only=True)
class Frame:
    """What a trigger says of whom.

    `subject` and `object` are the deep ones (a passive turned round), as parse indices; `obliques` pairs a
    preposition with the noun it governs. `voice` is active, passive, participle (reduced relative) or noun.
    `determiner` of a noun trigger is definite, demonstrative, possessive, indefinite or bare.
    `verb` is the predicate the trigger stands in (itself for a verb).
    """

    trigger: Trigger
    voice: str
    verb: int | None
    subject: int | None = None
    object: int | None = None
    obliques: tuple[tuple[str, int], ...] = ()
    determiner: str = "bare"
    role: str | None = None
    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    habitual: bool = False


_CLOCK = re.compile(r"\d{1,2}[hH:]\d{0,2}$")
_SOME = frozenset({"un", "une", "des", "plusieurs", "quelques", "deux", "trois", "quatre", "cinq", "six", "sept"})


def lower(token: Token) -> str:
    """The word in lower case."""
    return token.text.lower()


def preposition(tree: Tree, i: int) -> str | None:
    """The preposition that introduces the noun phrase of token `i`, lower case, or None."""
    cases = [t for t in tree.children(i, "case") if t.i < i]
    return lower(cases[0]) if cases else None


def classes(tree: Tree, i: int | None, language: str, depth: int = 0) -> frozenset[str]:
    """The noun classes of the phrase that token `i` heads ("une dizaine de drones" is a weapon)."""
    if i is None:
        return frozenset({"none"})
    key = ("classes", language, i, depth)
    if key not in tree.memo:
        tree.memo[key] = _classes(tree, i, language, depth)
    found: frozenset[str] = tree.memo[key]
    return found


def _classes(tree: Tree, i: int, language: str, depth: int) -> frozenset[str]:
    t = things(language)
    token = tree.tokens[i]
    word = tree.lows[i]
    found: set[str] = set()
    following = tree.lows[i + 1 : i + 4]
    for words, means in t.compounds.get(word, ()):
        if tuple(following[: len(words)]) == words:
            return weapon_classes(means) | ({"planted_bomb"} if means == "bomb" else set())
    trap = next((k for k, w in enumerate(following) if w[0] == "p" and w.startswith("piégé")), None)
    if trap is not None and not {",", "et", "."} & set(following[:trap]):
        return frozenset({"weapon", "weapon:bomb", "vehicle_bomb"})
    if len(following) > 1 and following[0] == "-" and f"{word}-{following[1]}" in t.classes:
        word = f"{word}-{following[1]}"  # "chef-lieu", torn apart by the tokenizer
    if i > 1 and tree.lows[i - 1] == "sans" and tree.lows[i - 2] in t.compounds:
        return classes(
            tree, i - 2, language, depth
        )  # "appareils sans pilote", whichever noun the parser took for the head
    found |= t.classes.get(word, frozenset())
    if "gunmen" in found and "forces" in found and clause_words(language, "armed_men", "words") & set(following):
        found = (found - {"forces"}) | {"attackers"}  # "des hommes armés": no troops
    if "gunmen" in found and i and tree.lows[i - 1] in FROM_AFAR_NOUNS:
        found.clear()  # "une frappe barbare", "un bombardement terroriste": what somebody calls it, not who did it
    if word not in t.classes and "-" in word:
        stem = word.split("-")[0]
        found |= t.classes.get(stem, frozenset())
    if token.entity == "PER" and not found:
        found |= {"people", "person"}
    if not found and token.text[:1].isupper() and token.upos in ("NOUN", "PROPN", "ADJ") and _inhabitants(tree, i):
        found |= {"people", "forces"} if tree.lows[i - 1] == "les" else {"people"}  # "les Russes ont pris X"
    if token.upos == "PROPN" and not found and token.entity not in ("PER", "ORG") and token.text[:1].isupper():
        found |= {"name"}
    if token.entity == "LOC" or (following[:1] == ["-"] and tree.tokens[i + 2].entity == "LOC"):  # "el-Geneina"
        found |= {"place", "territory"}
    counts = token.upos == "NUM" or token.feats.get("NumType") == "Card"
    if not found and counts and following[:1] in (["des"], ["sur"], ["de"], ["d'"]):
        # "70 des 96 drones": the noun stands behind the second number, whatever the parser made of it
        noun = next((t for t in tree.tokens[i + 2 : i + 6] if t.upos == "NOUN" and t.sentence == token.sentence), None)
        if noun is not None:
            return classes(tree, noun.i, language, depth + 1)
    if not found and depth == 0 and _stands_for(tree, i):
        behind = _noun_meant(tree, i, language)
        if behind is not None:
            return classes(tree, behind, language, 1)
    if depth < 3 and (word in t.transparent or token.upos in ("PRON", "NUM", "DET") or word.endswith("aine")):
        for child in tree.children(i, "nmod", "obl"):
            if child.i > i:
                found |= classes(tree, child.i, language, depth + 1)
    for child in tree.children(i, "conj"):
        if depth < 2 and child.upos in ("NOUN", "PROPN"):
            found |= {c for c in classes(tree, child.i, language, 3) if c != "none"}
    return frozenset(found)


_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
)
_ALONE = frozenset(
    {
        "un",
        "une",
        "autre",
        "autres",
        "premier",
        "première",
        "second",
        "seconde",
        "dernier",
        "dernière",
        "troisième",
        "certains",
        "certaines",
        "plusieurs",
        "tous",
        "toutes",
        "deux",
    }
)


def _stands_for(tree: Tree, i: int) -> bool:
    """Whether a word without a noun of its own takes up a noun: "elles", "l'une", "une autre", "les deux", "21"."""
    token = tree.tokens[i]
    word = lower(token)
    if word in _PRONOUNS:
        return True
    if tree.children(i, "nmod", "obl", "appos") or token.upos not in ("PRON", "NUM", "DET", "ADJ", "NOUN"):
        return False
    following = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    if (
        following is not None
        and following.sentence == token.sentence
        and following.upos in ("NOUN", "PROPN", "ADJ", "ADP", "NUM")
    ):
        return False
    return word in _ALONE or token.upos == "NUM"


def _noun_meant(tree: Tree, i: int, language: str) -> int | None:
    """The noun a word without one takes up: the nearest weapon or people before it, in its sentence or the last."""
    token = tree.tokens[i]
    wanted = token.feats.get("Number") if lower(token) in _PRONOUNS else None
    gender = token.feats.get("Gender")
    if lower(token) in _ALONE:  # "deux roquettes ...; l'une a été interceptée": one out of what was counted
        for k in range(i - 1, -1, -1):
            t = tree.tokens[k]
            if t.sentence < token.sentence - 1:
                break
            if t.upos == "NOUN" and gender in (t.feats.get("Gender"), None) and _several(tree, k):
                if classes(tree, k, language, 1) & {"weapon", "people", "gunmen", "forces", "object"}:
                    return k
    for k in range(i - 1, -1, -1):
        t = tree.tokens[k]
        if t.sentence < token.sentence - 1:
            return None
        if t.upos != "NOUN" or (wanted and t.feats.get("Number") not in (wanted, None)):
            continue
        if gender and t.feats.get("Gender") not in (gender, None):
            continue
        found = classes(tree, k, language, 1)
        if found & {"weapon", "people", "gunmen", "forces", "object"}:
            return k
    return None


def _several(tree: Tree, i: int) -> bool:
    """Whether a noun is counted in the plural: "deux roquettes", "plusieurs drones"."""
    return tree.tokens[i].feats.get("Number") != "Sing" and any(
        t.upos == "NUM" or lower(t) in ("plusieurs", "quelques") for t in tree.tokens[max(i - 2, 0) : i]
    )


def _inhabitants(tree: Tree, i: int) -> bool:
    """Whether a capitalised word counts the people of a country: "trois Chinois", "des Palestiniens"."""
    before = tree.tokens[i - 1] if i else None
    if before is None or not (
        before.upos in ("NUM", "DET", "ADP", "ADJ") and tree.tokens[i].sentence == before.sentence
    ):
        return False
    return open_gazetteer().demonym(tree.tokens[i].text) is not None


def _group(tree: Tree, v: int) -> list[Token]:
    """The words of the verb group in front of `v`: auxiliaries, clitics, negation."""
    out: list[Token] = []
    token = tree.tokens[v]
    k = v
    while (k := k - 1) > max(v - 12, -1):
        t = tree.tokens[k]
        if t.text == "," and t.sentence == token.sentence and (before := _aside_opens(tree, k)) is not None:
            k = before
            continue
        if t.sentence == token.sentence and t.text in _OPENING and k == v - 1:
            continue  # "avoir « libéré » le quartier"
        if t.sentence != token.sentence or t.text in (",", ";", ":", ".", "«", "»", "(", ")"):
            break
        if t.upos in ("AUX", "PRON", "ADV") or lower(t) in _IN_GROUP:
            out.append(t)
            continue
        if t.upos == "VERB" and lower(t) in clause_words("fr", "auxiliary_forms", "words"):
            out.append(t)
            continue
        break
    return out


def _aside_opens(tree: Tree, close: int) -> int | None:
    """The comma that opens a short aside without a verb which the comma at `close` ends: "a, lui, été fermé"."""
    for k in range(close - 1, max(close - 6, 0), -1):
        t = tree.tokens[k]
        if t.text == ",":
            auxiliary = tree.tokens[k - 1]
            return (
                k
                if auxiliary.upos == "AUX" or lower(auxiliary) in clause_words("fr", "auxiliary_forms", "words")
                else None
            )
        if t.sentence != tree.tokens[close].sentence or t.upos in ("VERB", "AUX") or t.upos == "PUNCT":
            return None
    return None


def _is_passive(tree: Tree, v: int, group: list[Token], language: str) -> bool:
    be = verb_forms(language, "auxiliaries", "be")
    if any(lower(t) in ("se", "s'") for t in group):
        return False
    if lower(tree.tokens[v]) in verb_forms(language, "unaccusative", "verbs"):
        return any(lower(t) == "été" for t in group)
    return any(lower(t) in be for t in group)


def _fallback_subject(tree: Tree, v: int) -> int | None:
    """The nearest noun before `v` that no preposition governs, within its stretch of the sentence."""
    for k in range(v - 1, max(v - 25, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[v].sentence or t.text in (";", ":", "."):
            return None
        if lower(t) in ("qui",):
            return _antecedent(tree, k)
        if t.upos in ("NOUN", "PROPN", "NUM") and preposition(tree, k) is None and tree.tokens[k - 1].upos != "ADP":
            return k
        if lower(t) in ("il", "elle", "ils", "elles", "-il", "-elle", "personne", "celui-ci", "celle-ci", "ceux-ci"):
            return k
        if t.upos == "VERB" and t.feats.get("VerbForm") == "Fin":
            return None
    return None


def _antecedent(tree: Tree, relative: int) -> int | None:
    """The noun that the relative pronoun at `relative` takes up: the nearest noun phrase head before it."""
    for k in range(relative - 1, max(relative - 12, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[relative].sentence:
            return None
        if t.upos in ("NOUN", "PROPN", "PRON", "NUM"):
            head = k
            for _ in range(3):
                up = tree.tokens[head]
                if (
                    up.deprel.startswith(("nmod", "appos", "flat"))
                    and tree.tokens[up.head].upos in ("NOUN", "PROPN")
                    and up.head < head
                ):
                    head = up.head
                else:
                    break
            return head
    return None


def subject_of(tree: Tree, v: int, depth: int = 0) -> int | None:
    """The surface subject of the verb at `v`, found by parse, then by coordination, then by position."""
    token = tree.tokens[v]
    for t in reversed(tree.tokens[max(v - 6, 0) : v]):
        if t.sentence != token.sentence or t.text in (",", ";", ":", ".") or t.upos == "VERB":
            break
        if lower(t) == "personne" and tree.tokens[t.i - 1].upos not in ("DET", "NUM", "ADJ"):
            return t.i
    found = [t for t in tree.children(v, "nsubj", "csubj") if t.upos in _NOMINAL or t.upos in ("ADJ", "DET")]
    found = [t for t in found if not _CLOCK.match(t.text)]  # "13h25. Aucun employé n'a été touché": an entry of a log
    if not found and _is_misread_auxiliary(tree, v):
        found = [t for t in tree.children(token.head, "nsubj") if t.upos in _NOMINAL]
    if not found:  # the subject of the auxiliary is the verb's: "l'aéroport a, lui, été fermé"
        helping = tree.children(v, "aux")
        found = [t for a in helping for t in tree.children(a.i, "nsubj") if t.upos in _NOMINAL]
    before = [t for t in found if t.i < v] or found
    if before:
        first = before[-1] if lower(before[0]) == "-t" else before[0]
        if lower(first) in ("qui", "lequel", "laquelle", "lesquels"):
            if token.deprel.startswith("acl") and tree.tokens[token.head].upos in ("NOUN", "PROPN", "PRON", "NUM"):
                return token.head
            return _antecedent(tree, first.i)
        if lower(first) == "l'" and tree.lows[first.i + 1] in ("un", "une", "autre"):
            return first.i + 1  # "l'une a été interceptée"
        return first.i
    if depth < 3:
        head = tree.tokens[token.head]
        if token.deprel == "conj" and head.i != v and head.upos in ("VERB", "AUX", "ADJ"):
            return subject_of(tree, head.i, depth + 1)
        if (
            token.deprel.startswith(("xcomp", "advcl"))
            and head.i != v
            and token.feats.get("VerbForm") in ("Inf", "Part")
            and (not _compound(tree, v) or lower(head) in verb_forms("fr", "raising", "verbs"))
        ):
            return subject_of(tree, head.i, depth + 1)
    return _fallback_subject(tree, v)


def _is_misread_auxiliary(tree: Tree, v: int) -> bool:
    """Whether the parser took the auxiliary of the participle at `v` for its governor: "un missile y a éventré ..."."""
    head = tree.tokens[tree.tokens[v].head]
    return 0 < v - head.i <= 3 and lower(head) in clause_words("fr", "auxiliary_forms", "words")


def _object_of(tree: Tree, v: int) -> int | None:
    own = tree.children(v, "obj", "iobj")
    if not own and _is_misread_auxiliary(tree, v):
        own = [t for t in tree.children(tree.tokens[v].head, "obj") if t.i > v]
    for t in own:
        if lower(t) in clause_words("fr", "time_nouns", "words") or _behind_gerund(tree, v, t.i):
            continue
        if t.upos in _NOMINAL and lower(t) not in ("se", "s'", "y"):
            if lower(t) in ("que", "qu'"):
                return _antecedent(tree, t.i)
            if lower(t) in ("en", "l'", "les", "le", "la"):
                number = next(
                    (x for x in tree.tokens[v + 1 : v + 4] if x.upos == "NUM" and x.sentence == t.sentence), None
                )
                return number.i if number is not None else t.i
            return t.i
    if (second := _joined_verb(tree, v)) is not None:  # "avoir détruit ou brouillé 126 drones": one object for both
        return _object_of(tree, second)
    limit = v + 10
    times = clause_words("fr", "time_nouns", "words")
    for k in range(_behind_place(tree, v), min(limit, len(tree.tokens))):
        t = tree.tokens[k]
        if lower(t) in times or t.text in _OPENING or t.text in _CLOSING and k == v + 1:
            continue
        if lower(t) in _BEFORE_TIME and any(lower(x) in times for x in tree.tokens[k + 1 : k + 5]):
            continue
        if lower(t) in ("entre", "près", "plus", "au", "moins", "de", "d'", "environ", "quelque") and any(
            x.upos == "NUM" or lower(x) in ("moins", "dizaine", "centaine") for x in tree.tokens[k + 1 : k + 4]
        ):
            continue
        if (
            t.sentence != tree.tokens[v].sentence
            or t.text in (",", ";", ":", ".", "(", "»")
            or t.upos in ("ADP", "SCONJ", "VERB")
        ):
            return _behind_adverbial(tree, v, k) if k == v + 1 else None
        if t.upos in ("NOUN", "PROPN", "NUM") or t.feats.get("NumType") == "Card":
            if t.upos == "NUM" and k + 1 < len(tree.tokens) and tree.tokens[k + 1].upos in ("NOUN", "ADJ"):
                continue
            return k
    return None


def _behind_adverbial(tree: Tree, v: int, k: int) -> int | None:
    """The object behind an adverbial: "a tué à Moscou le général", "a touché, à Kiev, un bus"."""
    tokens, sentence = tree.tokens, tree.tokens[v].sentence
    comma = tokens[k].text == ","
    if not comma and tokens[k].upos != "ADP" or tokens[k].sentence != sentence or tree.lows[k] in ("de", "d'", "par"):
        return None
    for j in range(k + 1, min(k + 12, len(tokens) - 1)):
        t = tokens[j]
        if t.sentence != sentence or t.upos in ("VERB", "AUX", "SCONJ", "PRON") or t.text in (";", ":", ".", "(", "»"):
            return None
        opens = t.text == "," if comma else tokens[j - 1].upos in ("NOUN", "PROPN", "ADJ")
        start = j + 1 if comma else j
        if t.text == "," and not comma:
            return None
        if not opens or tree.lows[start] in ("de", "d'", "des", "du") and not comma:
            continue
        if tokens[start].upos not in ("DET", "NUM") and tree.lows[start] not in ("au", "plus", "près", "une", "un"):
            if comma:
                return None
            continue
        noun = next((i for i in range(start, min(start + 6, len(tokens))) if tokens[i].upos in ("NOUN", "PROPN")), None)
        if noun is None or tree.lows[noun] in clause_words("fr", "time_nouns", "words"):
            return None
        return noun if tokens[noun].sentence == sentence else None
    return None


def _joined_verb(tree: Tree, v: int) -> int | None:
    """The verb of the same form that "et" or "ou" joins to the one at `v` at once."""
    if v + 2 >= len(tree.tokens) or tree.lows[v + 1] not in ("et", "ou") or tree.tokens[v].upos != "VERB":
        return None
    second = tree.tokens[v + 2]
    form = tree.tokens[v].feats.get("VerbForm")
    same = second.upos == "VERB" and form is not None and second.feats.get("VerbForm") == form
    same = same or form == "Part" and second.upos == "NOUN" and tree.lows[v + 2] in participle_forms("fr")
    return v + 2 if same and second.sentence == tree.tokens[v].sentence else None


def _behind_place(tree: Tree, v: int) -> int:
    """The token behind a place put in between a verb and its object, else the one behind the verb.

    "a éliminé à Bint Jbeil un responsable", "ont enlevé dans le Sinaï trois ouvriers": a name, then a noun that an
    indefinite or a number leads.
    """
    k = v + 1
    if k >= len(tree.tokens) or lower(tree.tokens[k]) not in ("à", "en", "dans", "au", "aux"):
        return v + 1
    k += 1
    first = k
    while k < min(v + 9, len(tree.tokens)) and (
        tree.tokens[k].text[:1].isupper() or tree.tokens[k].text == "-" or lower(tree.tokens[k]) in ("le", "la", "l'")
    ):
        k += 1
    if k == first or k >= len(tree.tokens) or not any(t.text[:1].isupper() for t in tree.tokens[first:k]):
        return v + 1
    if tree.tokens[k].text in ('"', "«", "“"):
        k += 1
    led = k < len(tree.tokens) and (tree.tokens[k].upos == "NUM" or lower(tree.tokens[k]) in _SOME)
    return k if led and tree.tokens[k].sentence == tree.tokens[v].sentence else v + 1


def _behind_gerund(tree: Tree, v: int, i: int) -> bool:
    """Whether a gerund set off by a comma stands between a verb and a noun: "est tombée sur X, blessant cinq ..."."""
    return any(
        tree.lows[k].endswith("ant") and tree.lows[k - 1] in (",", "en", "et") and tree.tokens[k].upos != "ADV"
        for k in range(v + 2, i)
    )


def _obliques(tree: Tree, i: int) -> tuple[tuple[str, int], ...]:
    out = []
    for t in tree.children(i, "obl", "nmod", "advcl", "advmod", "dep", "xcomp", "obj"):
        prep = preposition(tree, t.i)
        if prep is not None:
            out.append((prep, t.i))
    return tuple(out)


def _agent(tree: Tree, v: int) -> int | None:
    """The noun after "par" that does the act of the passive verb at `v`."""
    for prep, i in _obliques(tree, v):
        if prep == "par" and lower(tree.tokens[i]) not in _NO_AGENT:
            return i
    for k in range(v + 1, min(v + 14, len(tree.tokens))):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[v].sentence or t.text in (";", ":", ".") or (t.upos == "VERB" and k > v + 1):
            return None
        if lower(t) == "par":
            for j in range(k + 1, min(k + 5, len(tree.tokens))):
                if tree.tokens[j].upos in ("NOUN", "PROPN"):
                    return j if lower(tree.tokens[j]) not in _NO_AGENT else None
            if not (k + 1 < len(tree.tokens) and lower(tree.tokens[k + 1]) in _NO_AGENT):
                return None
    return None


def verb_frame(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of a verb or verbal phrase."""
    v = trigger.token
    token = tree.tokens[v]
    group = _group(tree, trigger.first if trigger.entry.kind == "phrase" and trigger.first <= v else v)
    surface = subject_of(tree, v)
    bare = not any(t.upos == "AUX" or lower(t) in clause_words(language, "auxiliary_forms", "words") for t in group)
    form = token.feats.get("VerbForm")
    participle = form == "Part" and token.feats.get("Tense") == "Past" or token.upos == "ADJ" or token.upos == "NOUN"
    participle = participle and not lower(token).endswith("ant")  # "..., blessant cinq personnes"
    frame = Frame(trigger=trigger, voice="active", verb=v, obliques=_obliques(tree, v))
    head = tree.tokens[token.head]
    shared = bare and token.deprel == "conj" and head.upos == "VERB" and token.upos == "VERB"
    head_group = _group(tree, head.i) if shared else []
    if shared and any(
        t.upos == "AUX" or lower(t) in clause_words(language, "auxiliary_forms", "words") for t in head_group
    ):
        # "a tué dix soldats et blessé vingt autres": the auxiliary of the first verb serves the second
        if _is_passive(tree, head.i, head_group, language):
            frame.voice = "passive"
            own = list(tree.children(v, "nsubj"))
            frame.object = (
                own[0].i if own else _noun_before(tree, v) if _noun_close_before(tree, v) else subject_of(tree, head.i)
            )
            frame.subject = _agent(tree, v)
        else:
            frame.subject, frame.object = subject_of(tree, head.i), _object_of(tree, v)
    elif bare and participle and trigger.entry.kind == "verb":
        frame.voice = "participle"
        head = tree.tokens[token.head]
        times = clause_words(language, "time_nouns", "words")
        if (
            token.deprel.startswith(("acl", "amod"))
            and head.upos in ("NOUN", "PROPN", "PRON", "NUM")
            and lower(head) not in times
        ):
            frame.object = head.i
        elif token.deprel.startswith("xcomp") and head.upos == "VERB":
            beside = tree.tokens[v - 1].upos == "NOUN" and v - 1 > head.i  # "a fait état de neuf drones abattus"
            frame.object = v - 1 if beside else subject_of(tree, head.i)  # "l'école restera fermée"
        else:
            frame.object = _noun_before(tree, v)
        frame.subject = _agent(tree, v)
    elif _is_passive(tree, v, group, language):
        frame.voice = "passive"
        frame.object, frame.subject = surface, _agent(tree, v)
    else:
        frame.subject, frame.object = surface, _object_of(tree, trigger.last if trigger.entry.kind == "phrase" else v)
        if frame.object == frame.subject:
            frame.object = None
    _mood(tree, frame, v, group, language)
    return frame


def _noun_close_before(tree: Tree, v: int) -> bool:
    """Whether the verb's own subject stands right before it: "... et 56 autres blessés"."""
    return v > 0 and tree.tokens[v - 1].upos in ("NOUN", "NUM", "PROPN", "ADJ") and lower(tree.tokens[v - 1]) != "et"


def _noun_before(tree: Tree, i: int) -> int | None:
    for k in range(i - 1, max(i - 5, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[i].sentence or t.text in (";", ":", "."):
            return None
        if t.upos in ("NOUN", "PROPN", "NUM") and lower(t) not in clause_words("fr", "time_nouns", "words"):
            return k
    return None


def governing_verb(tree: Tree, i: int) -> int | None:
    """The nearest verb above token `i`."""
    for t in tree.ancestors(i):
        if t.upos in ("VERB", "AUX") or (t.upos == "ADJ" and tree.children(t.i, "cop")):
            return t.i
        if t.i < i and lower(t).endswith("ant") and t.deprel.startswith(("acl", "advcl", "amod")):
            return t.i  # "..., faisant six morts": a gerund the parser takes for something else
    return None


def determiner(tree: Tree, i: int, language: str) -> str:
    """How the noun at `i` is introduced: definite, demonstrative, possessive, indefinite or bare."""
    for k in range(i - 1, max(i - 5, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[i].sentence:
            break
        word = lower(t)
        if word == "au" and lower(tree.tokens[k + 1]) in ("moins", "plus", "minimum", "maximum", "total"):
            continue
        if word in ("moins", "plus", "minimum", "maximum"):
            continue
        if word in ("de", "d'") and not any(x.upos == "NUM" for x in tree.tokens[k + 1 : i]):
            return "bare"
        for kind in ("demonstrative", "possessive", "definite", "indefinite"):
            if word in clause_words(language, "determiners", kind):
                if kind == "definite" and any(x.upos == "NUM" for x in tree.tokens[k + 1 : i]):
                    return "definite"
                return kind
        if t.upos == "NUM":
            continue
        if t.upos not in ("ADJ", "ADV"):
            break
    if any(t.upos == "NUM" or t.deprel.startswith("nummod") for t in tree.children(i) if t.i < i):
        return "indefinite"
    return "bare"


def noun_frame(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of an event noun: its complements, its determiner and the verb it stands with."""
    n = trigger.token
    token = tree.tokens[n]
    frame = Frame(trigger=trigger, voice="noun", verb=governing_verb(tree, n))
    frame.determiner = determiner(tree, trigger.first, language)
    obliques: list[tuple[str, int]] = []
    for k in (n, trigger.last):
        for t in tree.children(k, "nmod", "obl"):
            prep = preposition(tree, t.i)
            if prep is not None and (prep, t.i) not in obliques:
                obliques.append((prep, t.i))
    if not any(p in ("de", "d'") for p, _ in obliques):
        after = trigger.last + 1
        after += after < len(tree.tokens) and tree.tokens[after].text in _CLOSING  # 'la "libération" de X'
        following = tree.tokens[after : after + 3]
        if following and lower(following[0]) in ("de", "d'", "à"):
            noun = next((t for t in following[1:] if t.upos in ("NOUN", "PROPN", "ADJ")), None)
            if noun is not None and noun.sentence == token.sentence:
                obliques.append((lower(following[0]), noun.i))
    frame.obliques = tuple(obliques)
    frame.role = _noun_role(tree, n)
    frame.subject = next((i for p, i in obliques if p == "par"), None)
    frame.object = next((i for p, i in obliques if p in ("contre", "sur", "visant")), None)
    if frame.verb is not None:
        group = _group(tree, frame.verb)
        if frame.role == "object" and tree.lows[frame.verb] in verb_forms(language, "feared", "verbs"):
            frame.hypothetical = True
        _mood(tree, frame, frame.verb, group, language)
        low, high = sorted((n, frame.verb))
        apart = any(t.text in (":", ";") for t in tree.tokens[low:high])
        partitive = lower(tree.tokens[n - 1]) in ("de", "d'") if n else False
        if (
            apart
            or (frame.role == "oblique" and not partitive)
            or (frame.role == "subject" and not _none_word(tree, n, language))
        ):
            frame.negated = _none_word(tree, n, language)
        if frame.verb < n and "sans" in tree.lows[max(frame.verb - 2, 0) : frame.verb]:
            frame.negated = True  # "sans faire de victimes"
    elif _none_word(tree, n, language):
        frame.negated = True
    if trigger.entry.key.startswith("sans "):
        frame.negated = False  # "laissant 29.000 abonnés sans lumière"
    return frame


def _none_word(tree: Tree, n: int, language: str) -> bool:
    """Whether a word of none stands right before the noun: "aucun dégât", "ni mort ni blessé", "pas de victimes"."""
    before = [lower(t) for t in tree.tokens[max(n - 3, 0) : n] if t.sentence == tree.tokens[n].sentence]
    strong = set(before) & (clause_words(language, "negation", "strong") - {"personne"})
    if before[:2] == ["pas", "une"] or before[:2] == ["pas", "un"]:
        return True
    return bool(strong) or before[-2:] in (["pas", "de"], ["pas", "d'"], ["plus", "de"]) and "pas" in before


def opens_item(tree: Tree, n: int) -> bool:
    """Whether the noun phrase of token `n` opens an item without a verb: "Kaboul : explosion devant une mosquée"."""
    first = tree.sentences[tree.tokens[n].sentence].first
    k = n - 1
    while k >= first and tree.tokens[k].upos in ("DET", "ADJ", "NUM"):
        k -= 1
    if k > first and tree.tokens[k].text in (":", ";"):
        return not any(t.upos in ("VERB", "AUX") for t in tree.tokens[first:k])
    return False


def _noun_role(tree: Tree, n: int) -> str:
    """subject, object, oblique, complement (of a noun), root or other."""
    token = tree.tokens[n]
    rel = token.deprel
    if rel == "conj":
        return _noun_role(tree, token.head)
    prep = preposition(tree, n) or (
        lower(tree.tokens[n - 1])
        if n and tree.tokens[n - 1].upos == "ADP" and tree.tokens[n - 1].sentence == token.sentence
        else None
    )
    if rel == "ROOT" or token.head == n:
        return "root"
    if rel.startswith("nsubj"):
        return "subject"
    if opens_item(tree, n):
        return "root"
    if prep is None and rel.startswith(("obj", "obl:arg", "xcomp", "ccomp", "dislocated")):
        return "object"
    if rel.startswith("nmod") and tree.tokens[token.head].upos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return "complement" if prep in ("de", "d'", "du", "des", None) else "oblique"
    if prep is not None:
        return "oblique"
    return "other"


def _mood(tree: Tree, frame: Frame, v: int, group: list[Token], language: str) -> None:
    """Fills negated, hedged, hypothetical and habitual from the verb group, its governors and the words nearby."""
    token = tree.tokens[v]
    words = {lower(t) for t in group}
    subject = tree.tokens[frame.subject] if frame.subject is not None else None
    reach = max(v, frame.trigger.last) + 4
    near = [t for t in tree.tokens[max(v - 10, 0) : reach] if t.sentence == token.sentence]
    if words & clause_words(language, "negation", "particle") or any(
        lower(t) in clause_words(language, "negation", "particle") for t in tree.children(v)
    ):
        near_words = {lower(t) for t in near}
        if near_words & clause_words(language, "negation", "words") and "que" not in {
            lower(t) for t in tree.tokens[v + 1 : v + 2]
        }:
            frame.negated = True
    if subject is not None and lower(subject) in clause_words(language, "negation", "strong"):
        frame.negated = True
    entry = frame.trigger.entry
    if entry.kind != "noun":
        if entry.family.denies:
            frame.negated = True
        elif entry.family.unharmed or "indemne" in entry.key or " sauf" in entry.key:
            frame.negated = not frame.negated
        elif entry.key.startswith(("pas ", "ne ", "n' ")):
            frame.negated = False
        else:
            for t in (frame.trigger.first, v):
                inside = range(frame.trigger.first, frame.trigger.last + 1)  # "restent sans lumière" denies nothing
                before = [lower(x) for x in tree.tokens[max(t - 2, 0) : t] if x.i not in inside]
                crewless = tree.lows[t - 1] in _CREW  # "appareils sans pilote lancés"
                if "sans" in before and not crewless or before[-1:] == ["ni"] or before[-1:] in (["aucun"], ["aucune"]):
                    frame.negated = True
    _irrealis(tree, frame, v, group, near, language)


def _irrealis(tree: Tree, frame: Frame, v: int, group: list[Token], near: list[Token], language: str) -> None:
    """Fills hedged, hypothetical and habitual."""
    token = tree.tokens[v]
    words = {lower(t) for t in group}
    if token.feats.get("Mood") == "Cnd" or words & _CONDITIONAL:
        if _after_if(tree, v) or lower(token).startswith(("pour", "devr")):
            frame.hypothetical = True
        elif words & _CONDITIONAL:
            frame.hedged = True
        elif lower(token) not in ("serait", "aurait"):
            frame.hypothetical = True
    if any(t.feats.get("Tense") == "Fut" for t in (token, *group)) and not _future_perfect(tree, v, group, language):
        frame.hypothetical = True
    if _irrealis_governor(tree, v, language):
        frame.hypothetical = True
    if frame.trigger.token != v and _irrealis_noun(tree, frame.trigger.token, language):
        frame.hypothetical = True
    habitual = clause_words(language, "habitual", "words")
    if any(tree.lows[t.i] in habitual for t in near):
        frame.habitual = True


def _future_perfect(tree: Tree, v: int, group: list[Token], language: str) -> bool:
    """Whether a future is that of what is over: "la bataille aura duré un mois", "la ville sera restée un fief"."""
    if tree.tokens[v].feats.get("VerbForm") != "Part":
        return False
    having = any(t.lemma == "avoir" and t.feats.get("Tense") == "Fut" for t in group)
    return having or tree.lows[v] in verb_forms(language, "unaccusative", "verbs")


def _managed(tree: Tree, k: int) -> bool:
    """Whether token `k` is the "pu" of what was done: "ont pu s'emparer de la ville"."""
    return tree.lows[k] == "pu" and bool({"a", "ont", "avait", "avaient"} & set(tree.lows[max(k - 3, 0) : k]))


def _after_if(tree: Tree, v: int) -> bool:
    return any(
        lower(t) in ("si", "s'") and t.upos == "SCONJ" and lower(tree.tokens[t.i + 1]) not in ("bien", "que")
        for t in tree.children(v, "mark")
    )


def _irrealis_governor(tree: Tree, v: int, language: str) -> bool:
    """Whether a verb or preposition above makes the event only wished, feared, planned or meant."""
    token = tree.tokens[v]
    if _after_if(tree, v):
        return True
    if token.feats.get("VerbForm") == "Inf":
        for k in range(v - 1, max(v - 5, -1), -1):
            t = tree.tokens[k]
            if t.sentence != token.sentence or t.text in (",", ";"):
                break
            if lower(t) in ("pour", "afin"):
                return True
            if t.upos in ("VERB", "AUX", "NOUN") and k < v - 1 and lower(t) not in ("avoir", "être", "été"):
                break
        head = tree.tokens[token.head]
        if (
            token.deprel.startswith(("xcomp", "ccomp", "obj", "obl", "advcl"))
            and lower(head) in verb_forms(language, "hypothetical", "verbs")
            and not _managed(tree, head.i)
        ):
            return True
        previous = tree.tokens[v - 1] if v else token
        two = tree.tokens[v - 2] if v > 1 else token
        for t in (previous, two):
            if (
                t.sentence == token.sentence
                and lower(t) in verb_forms(language, "hypothetical", "verbs")
                and t.upos in ("VERB", "AUX")
                and not _managed(tree, t.i)
            ):
                return True
    return False


def _irrealis_noun(tree: Tree, n: int, language: str) -> bool:
    nouns = clause_words(language, "hypothetical", "nouns")
    for t in tree.ancestors(n):
        if t.upos not in ("NOUN", "PROPN"):
            break
        if lower(t) in nouns:
            return True
    before = [lower(t) for t in tree.tokens[max(n - 4, 0) : n]]
    return "éventuelle" in before or "éventuelles" in before or "imminente" in before


def _compound(tree: Tree, i: int) -> bool:
    """Whether an auxiliary stands before token `i`, so that it is a participle whatever the parser took it for."""
    while i > 0 and tree.tokens[i - 1].upos == "ADV":
        i -= 1
    return i > 0 and tree.lows[i - 1] in clause_words("fr", "auxiliary_forms", "words")


def frame_of(tree: Tree, trigger: Trigger, language: str) -> Frame:
    """The frame of a trigger of any kind."""
    if trigger.entry.kind == "noun":
        return noun_frame(tree, trigger, language)
    if trigger.entry.kind == "phrase" and tree.tokens[trigger.token].upos in ("NOUN", "PROPN"):
        first = tree.tokens[trigger.first]
        if first.upos in ("NOUN", "PROPN", "ADJ", "ADP", "DET") and not _compound(tree, trigger.first):
            return noun_frame(tree, trigger, language)
    return verb_frame(tree, trigger, language)
