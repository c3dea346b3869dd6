"""What the words around a quantity say of it: part of another, fallen, driven out, said twice."""

from dateline.gazetteer import open_gazetteer
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import things
from dateline.mentions.numerals import counted_words as counted
from dateline.mentions.numerals import grammar_words
from dateline.mentions.quantity_owner import Hold
from dateline.mentions.tree import Tree
from dateline.model import QuantityMention, Token


def is_subset(tree: Tree, q: QuantityMention) -> bool:
    """Whether a quantity is said as part of the one before it: "dont deux enfants", "parmi lesquels six femmes"."""
    first = tree.at(q.span.start)
    if first is None:
        return False
    before = [lower(t) for t in tree.tokens[max(first - 3, 0) : first] if t.sentence == tree.tokens[first].sentence]
    if grammar_words("fr", "among") & set(before) and grammar_words("fr", "pronouns") & set(before):
        return True
    return bool(grammar_words("fr", "subset") & set(before))


def falls(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether the quantity completes a noun of falling: "la chute de l'un d'eux", "la chute de débris d'un drone"."""
    i = tree.at(q.span.start)
    if i is None:
        return False
    before = [lower(t) for t in tree.tokens[max(i - 4, 0) : i] if t.sentence == tree.tokens[i].sentence]
    if not before or before[-1] not in ("de", "d'", "des"):
        return False
    nouns = counted(language, "falls")
    return (
        len(before) > 1
        and before[-2] in nouns
        or len(before) == 4
        and before[0] in nouns
        and before[1] in ("de", "d'", "des")
    )


def numbering(tree: Tree, q: QuantityMention) -> bool:
    """Whether the quantity tells how many someone already named are: "les assaillants, au nombre d'une trentaine"."""
    i = tree.at(q.span.start) or 0
    before = [lower(t) for t in tree.tokens[max(i - 3, 0) : i]]
    return before[:2] == ["au", "nombre"] or (
        q.unit is None and bool(before) and before[-1] in ("étaient", "sont", "seraient", "était")
    )


def driven_out(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether a verb drives the counted people out: "forçant des milliers de personnes à partir"."""
    i = tree.at(q.span.start) or 0
    before = {t.lemma.lower() for t in tree.tokens[max(i - 5, 0) : i]}
    if counted(language, "uprooting") & before:
        return True
    if not counted(language, "driving_out") & before:
        return False
    around = [t.lemma.lower() for t in tree.tokens[max(i - 5, 0) : i] + tree.tokens[q.token + 1 : q.token + 7]]
    return bool(counted(language, "leaving") & set(around))


def displaced(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether those counted were put to flight: "la mort de dix civils et le déplacement de deux mille autres"."""
    i = tree.at(q.span.start) or 0
    before = tree.lows[max(i - 2, 0) : i]
    return before[-1:] in (["de"], ["d'"], ["des"]) and before[0] in counted(language, "flights")


def hurt_behind(tree: Tree, q: QuantityMention) -> bool:
    """Whether a participle wounds those counted: "un policier a été tué et trois membres du convoi blessés"."""
    for t in tree.tokens[q.token + 1 : q.token + 8]:
        if t.sentence != tree.tokens[q.token].sentence or t.upos == "PUNCT" or lower(t) in ("et", "ou", "mais"):
            return False
        if lower(t).startswith("bless"):
            return True
        if t.upos in ("AUX", "VERB"):
            return False
    return False


def inhabitants(token: Token) -> bool:
    """Whether a counted noun names the people of a country: "neuf Palestiniens"."""
    return token.text[:1].isupper() and open_gazetteer().demonym(token.text) is not None


def lifeless(tree: Tree, hold: Hold, language: str) -> bool:
    """Whether those brought out of the ruins are said to be dead: "ont été sortis sans vie des décombres"."""
    frame = hold.frame
    first = max(frame.trigger.first - _BESIDE, tree.sentences[tree.tokens[frame.trigger.token].sentence].first)
    beside = tree.lows[first : frame.trigger.last + 3]
    return bool(counted(language, "lifeless") & set(beside)) or "sans vie" in " ".join(beside)


_BESIDE = 8  # words before a verb of rescue that say of whom


def mortally(tree: Tree, hold: Hold, language: str) -> bool:
    """Whether those hurt died of it: "trois techniciens ont été mortellement blessés"."""
    trigger = hold.frame.trigger
    return bool(counted(language, "mortally") & {*tree.lows[max(trigger.first - 1, 0) : trigger.last + 2]})


def running_toll(tree: Tree, q: QuantityMention, language: str) -> str | None:
    """What a number is of that a toll comes to: "le nombre de morts est passé à douze, celui des blessés à 40".

    Also "est maintenant de douze".
    """
    i = tree.at(q.span.start)
    if not i or tree.lows[i - 1] not in ("à", "de"):
        return None
    if tree.lows[i - 1] == "de" and not any(t.lemma == "être" for t in tree.tokens[max(i - 4, 0) : i - 1]):
        return None
    first = max(i - _RUNNING, tree.sentences[tree.tokens[i].sentence].first)
    of, casualty = grammar_words("fr", "prepositions"), things(language).casualty
    for k in range(i - 2, first + 1, -1):
        if tree.lows[k] in (";", ":", "et"):
            return None
        if tree.lows[k] in casualty and tree.lows[k - 1] in of | {"des"}:
            return (
                casualty[tree.lows[k]] if counted(language, "tolled") & set(tree.lows[max(k - 4, 0) : k - 1]) else None
            )
    return None


_RUNNING = 14  # words from "le nombre de morts" to the number


def out_of(tree: Tree, q: QuantityMention) -> bool:
    """Whether a number is that of all, of whom the one before it are a part: "23 sur les 31 lancés"."""
    i = tree.at(q.span.start) or 0
    return i > 1 and tree.lows[i - 2] == "sur" and tree.lows[i - 1] in grammar_words("fr", "articles")


def killed_or_wounded(tree: Tree, hold: Hold) -> bool:
    """Whether the toll does not tell the dead from the wounded: "340 soldats tués ou blessés"."""
    i = hold.frame.trigger.last
    words = [lower(t) for t in tree.tokens[i + 1 : i + 3]]
    return len(words) == 2 and words[0] == "ou" and words[1].startswith(("bless", "tué"))


def then_died(tree: Tree, q: QuantityMention, hold: Hold) -> bool:
    """Whether the wounded are the ones a verb of dying speaks of: "deux blessés sont décédés"."""
    frames = [f for f in hold.owner.frames if f.trigger.entry.family.id == "kill" and f.voice != "noun"]
    frames = [f for f in frames if q.token < f.trigger.token]  # "dix personnes sont mortes et une quinzaine blessées"
    if {"autre", "autres"} & set(tree.lows[max(q.token - 2, 0) : q.token]):
        return False  # "cent morts et quarante autres blessés"
    return any(q.token in (f.subject, f.object) for f in frames)


def taken_up_dead(tree: Tree, q: QuantityMention, hold: Hold) -> bool:
    """Whether a verb of killing behind takes those up by a pronoun: "a tendu une embuscade à un imam et l'a tué"."""
    verbs = [f.verb for f in hold.owner.frames if f.trigger.entry.family.id in _DEADLY and f.voice == "active"]
    pronouns = {"les"} if tree.tokens[q.token].feats.get("Number") == "Plur" else {"l'"}
    return any(
        v is not None
        and q.token < v
        and "et" in tree.lows[q.token : v]
        and not pronouns.isdisjoint(tree.lows[v - 2 : v])
        for v in verbs
    )


_DEADLY = frozenset({"kill", "down"})


def amounting(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether a bare number is what a toll comes to: "s'élève à douze", "a atteint 45"."""
    i = tree.at(q.span.start)
    if not i:
        return False
    before = tree.tokens[i - 1]
    return before.sentence == tree.tokens[i].sentence and lower(before) in counted(language, "amounting")


def former(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether a toll is the one that held before: "d'abord établi à seize morts", "un précédent bilan de dix morts"."""
    i = tree.at(q.span.start) or 0
    sentence = tree.tokens[q.token].sentence
    before = [lower(t) for t in tree.tokens[max(i - 7, 0) : i] if t.sentence == sentence]
    return bool(counted(language, "former") & set(before))
