"""What the words around a quantity say of it: part of another, fallen, driven out, said twice."""

from dateline.gazetteer import open_gazetteer
from dateline.mentions.frame_words import lower
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
