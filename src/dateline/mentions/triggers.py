"""Triggers: the words of a sentence that may tell an event, before the grammar decides."""

from dataclasses import dataclass
from functools import cache

from dateline.mentions.lexicon import Entry, clause_words, lexicon, participle_forms, things
from dateline.mentions.tree import Tree
from dateline.model import Sentence
from dateline.model.quick import quick

_GAP = 4


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A lexicon entry found in a sentence: tokens `[first, last]`, `token` its head word."""

    entry: Entry
    first: int
    last: int
    token: int


def find_triggers(tree: Tree, sentence: Sentence, language: str) -> list[Trigger]:
    """The triggers of one sentence in text order; a phrase hides the single words inside it."""
    key = ("triggers", language, sentence.index, sentence.first, sentence.last)
    if key not in tree.memo:  # asked by the events and again by the statements
        tree.memo[key] = _find_triggers(tree, sentence, language)
    return list(tree.memo[key])


def _find_triggers(tree: Tree, sentence: Sentence, language: str) -> list[Trigger]:
    lex = lexicon(language)
    found: list[Trigger] = []
    hidden: set[int] = set()
    lows, phrases, verbs, nouns = tree.lows, lex.phrases, lex.verbs, lex.nouns
    by_second = _by_second(language)
    for i in range(sentence.first, sentence.last):
        entries = phrases.get(lows[i])
        if not entries:
            continue
        second, last = by_second[lows[i]], min(i + 2 + _GAP, sentence.last)
        # most phrases that begin with "être" or "faire" have no second word here
        for position in sorted({*second[""], *(p for w in lows[i + 1 : last] if w in second for p in second[w])}):
            entry = entries[position]
            inside = _phrase_at(tree, sentence, i, entry)
            if inside is None or any(k in hidden for k in inside):
                continue
            hidden.update(inside)
            found.append(Trigger(entry=entry, first=i, last=inside[-1], token=_phrase_head(tree, inside)))
    for i in range(sentence.first, sentence.last):
        if i not in hidden and (lows[i] in verbs or lows[i] in nouns):
            found.extend(_single(tree, i, language))
    return sorted(found, key=lambda t: (t.token, t.first))


@cache
def _by_second(language: str) -> dict[str, dict[str, tuple[int, ...]]]:
    """For each word that begins phrases, where among them those stand that a word may go on; "" for one-word ones."""
    out: dict[str, dict[str, tuple[int, ...]]] = {}
    for first, entries in lexicon(language).phrases.items():
        rows: dict[str, list[int]] = {"": []}
        for position, entry in enumerate(entries):
            for word in entry.elements[0] if entry.elements else ("",):
                rows.setdefault(word, []).append(position)
        out[first] = {word: tuple(found) for word, found in rows.items()}
    return out


def _single(tree: Tree, i: int, language: str) -> list[Trigger]:
    """The entries of one word that token `i` may stand for."""
    lex = lexicon(language)
    word = tree.lows[i]
    verbs, nouns = lex.verbs.get(word, ()), lex.nouns.get(word, ())
    options = list(verbs) if verbs and _verb_like(tree, i, language) else []
    if any(e.reflexive for e in options):
        pronoun = _has_pronoun(tree, i)
        options = [e for e in options if e.reflexive == pronoun] or [e for e in options if not e.reflexive]
    options += nouns if nouns and _noun_like(tree, i) else ()
    return [Trigger(entry=entry, first=i, last=i, token=i) for entry in options]


def inner_triggers(tree: Tree, trigger: Trigger, language: str) -> list[Trigger]:
    """What else the words of a phrase may be, for where the phrase tells nothing with the arguments it has here."""
    sentence = tree.sentences[tree.tokens[trigger.token].sentence]
    found: list[Trigger] = []
    for i in range(trigger.first, trigger.last + 1):
        entries = lexicon(language).phrases.get(tree.lows[i], ())
        if i == trigger.first:  # those tried after it: each phrase is tried once
            entries = entries[next(k for k, e in enumerate(entries) if e is trigger.entry) + 1 :]
        for entry in entries:
            inside = _phrase_at(tree, sentence, i, entry)
            if inside is not None:
                found.append(Trigger(entry=entry, first=i, last=inside[-1], token=_phrase_head(tree, inside)))
    for i in range(trigger.first, trigger.last + 1):
        found.extend(_single(tree, i, language))
    return found


def _phrase_at(tree: Tree, sentence: Sentence, i: int, entry: Entry) -> list[int] | None:
    """The token indices of a phrase that starts at token `i`."""
    if entry.reflexive and not _has_pronoun(tree, i):
        return None
    if entry.verbal and tree.tokens[i].upos == "NOUN" and i and tree.tokens[i - 1].upos == "DET":
        return None  # "l'entrée dans ..." is no form of the verb
    if tree.lows[i] == "personne" and i and tree.tokens[i - 1].upos in ("DET", "NUM", "ADJ"):
        return None  # "une personne", not nobody
    inside = [i]
    at = i
    for k, element in enumerate(entry.elements):
        # "le nombre de morts a grimpé": what its verb says of a noun may stand further off
        gap = _GAP if k == 0 and (len(entry.first) > 5 or 0 in entry.inner_verbs and not entry.verbal) else 2
        for j in range(at + 1, min(at + 2 + gap, sentence.last)):
            word = tree.lows[j]
            if word in element and not (k in entry.inner_verbs and _named(tree, j)):
                inside.append(j)
                at = j
                break
            if word in (";", ":", ".") or tree.lows[at] == "en" and word.endswith("ant"):
                return None  # "ont été blessés en combattant ce feu" is not "être en feu"
        else:
            return None
    return inside


def _named(tree: Tree, i: int) -> bool:
    """Whether a word that could be a verb is a noun with its article: "la chute", "une attaque"."""
    return tree.tokens[i].upos == "NOUN" and tree.tokens[i - 1].upos == "DET"


def _phrase_head(tree: Tree, inside: list[int]) -> int:
    """The token of a phrase that governs the rest: one whose head lies outside, verbs first."""
    mine = set(inside)
    tops = [i for i in inside if tree.tokens[i].head not in mine or tree.tokens[i].head == i]
    verbs = [i for i in tops if tree.tokens[i].upos == "VERB"]
    return (verbs or tops or inside)[0]


def _has_pronoun(tree: Tree, i: int) -> bool:
    """Whether a reflexive pronoun stands shortly before token `i` in its verb group."""
    for k in range(i - 1, max(i - 6, -1), -1):
        token = tree.tokens[k]
        if token.sentence != tree.tokens[i].sentence:
            return False
        if token.text.lower() in ("se", "s'") or tree.lows[k - 1 : k + 1] == ["nous", "nous"]:
            return True
        if token.upos not in ("AUX", "ADV", "PRON") and token.text.lower() not in ("y", "en", "également", "aussi"):
            return False
    return False


def _verb_like(tree: Tree, i: int, language: str) -> bool:
    token = tree.tokens[i]
    word = token.text.lower()
    if word.endswith("ant") and i and tree.lows[i - 1] in ("l'", "le", "un", "cet", "chaque", "son"):
        return False  # "l'assaillant lui-même"
    if token.upos in ("VERB", "AUX"):
        return not (_behind_article(tree, i) or _denied_noun(tree, i, language))
    if word.endswith("ant") and _leads_count(tree, i):
        return True  # "..., blessant cinq personnes", whatever the parser takes it for
    if tree.lows[max(i - 2, 0) : i] in (["avant", "d'"], ["avant", "de"]) and word.endswith(("er", "ir", "re")):
        return True  # "avant d'incendier le camp", taken for a noun
    if token.upos in ("ADJ", "NOUN", "ADV") and i and word not in participle_forms(language):
        return _only_verb(tree, i)
    if token.upos == "ADJ":
        return word in participle_forms(language)
    if token.upos == "ADP":
        return False
    if token.upos in ("NOUN", "PROPN", "ADV", "X", "PRON") and i > 0:
        if word in participle_forms(language):
            back = i - 1
            while back > 0 and tree.tokens[back].upos == "ADV" and i - back < 4:
                back -= 1
            auxiliary = tree.tokens[back].text.lower() in clause_words(language, "auxiliary_forms", "words")
            return auxiliary or counted_before(tree, i) is not None and word not in things(language).casualty
        # "Un drone attaque un dépôt": a noun right after a noun phrase, with no determiner or preposition of its own
        before_token = tree.tokens[i - 1]
        after = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
        if (
            after is not None
            and (after.text.lower() in ("avoir", "être", "que", "qu'") or after.feats.get("VerbForm") == "Inf")
            and before_token.upos in ("NOUN", "PROPN", "PRON")
        ):
            return True
        return (
            before_token.upos in ("NOUN", "PROPN", "ADJ")
            and after is not None
            and after.upos in ("DET", "ADP", "NUM")
            and after.text.lower() in ("un", "une", "le", "la", "les", "l'", "des", "plusieurs")
        )
    return False


def counted_before(tree: Tree, i: int) -> int | None:
    """The counted noun that a participle at `i` takes up: "six drones ..., tous abattus", "dont quatre abattus"."""
    whole = tree.lows[i - 1] in _ALL
    among = i > 1 and tree.tokens[i - 1].upos == "NUM" and tree.lows[i - 2] == "dont"
    if not whole and not among:
        return None
    for k in range(i - 2, 0, -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[i].sentence or t.text in (";", ":"):
            return None
        if t.upos == "NOUN" and tree.tokens[k - 1].upos == "NUM" and t.feats.get("Number") != "Sing":
            return k
    return None


_ALL = frozenset({"tous", "toutes"})


def _denied_noun(tree: Tree, i: int, language: str) -> bool:
    """Whether a participle is the noun that "de" and a word of none deny: "sans faire de blessé", "pas de tué"."""
    if not i or tree.lows[i - 1] not in ("de", "d'") or tree.lows[i] not in things(language).casualty:
        return False
    return any(w in ("sans", "pas", "n'", "ne", "point") for w in tree.lows[max(i - 6, 0) : i - 1])


def _behind_article(tree: Tree, i: int) -> bool:
    """Whether a form that the parser took for a verb is a noun with its article: 'qualifié de "cible légitime"'."""
    token = tree.tokens[i]
    if token.feats.get("VerbForm") != "Fin" or tree.lows[i] not in lexicon("fr").verbs or not i:
        return False
    k = i - 1
    while k > 0 and tree.tokens[k].text in ("«", '"', "“", "'"):
        k -= 1
    articles = clause_words("fr", "verb_group", "never_before")
    return tree.tokens[k].sentence == token.sentence and tree.lows[k] in articles


def _leads_count(tree: Tree, i: int) -> bool:
    """Whether a number or an article follows, as after a gerund: "tuant dix", "détruisant un", "blessant au moins"."""
    following = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    if following is None or following.sentence != tree.tokens[i].sentence:
        return False
    return following.upos in ("NUM", "DET") or following.text.lower() in ("au", "plus", "près", "quelque", "environ")


def _only_verb(tree: Tree, i: int) -> bool:
    """Whether the parser found no verb at all in the sentence, and token `i` stands where one would."""
    sentence = tree.sentences[tree.tokens[i].sentence]
    if any(tree.tokens[k].upos in ("VERB", "AUX") for k in range(sentence.first, sentence.last)):
        return False
    before = tree.tokens[i - 1]
    return before.upos in ("NOUN", "PROPN", "ADJ") and tree.lows[sentence.first] != tree.lows[i]


def _noun_like(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.upos in ("NOUN", "PROPN", "ADV", "PRON", "INTJ", "X"):  # an adverb is a noun the parser does not know
        return True
    before = tree.tokens[i - 1] if i > 0 else None
    if before is not None and before.text.lower() in ("ni", "aucun", "aucune", "sans"):
        return True
    if _denied_noun(tree, i, "fr"):
        return True
    if before is not None and before.upos in ("DET", "NUM") and token.upos in ("ADJ", "VERB", "X"):
        return before.text.lower() not in ("se", "s'")
    return False
