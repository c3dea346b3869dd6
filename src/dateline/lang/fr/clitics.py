"""Small words that the model often mistakes: inverted subject pronouns ("a-t-il dit", "sont-ils") and "neuf".

A pronoun joined to its verb by a hyphen is the subject of it, whatever the model says of it, and the "t" between the
two stands for nothing. "Neuf" before a plural noun is the number, not the adjective or the preposition that the model
makes of it; a numeral that opens a sentence ("Treize ont été abattus") is no name, and a word in -ant no finite verb.
"""

from dateline.lang.spacy_adapter import Columns

_SUBJECTS = {
    "-je": ("je", "1", "Sing"),
    "-tu": ("tu", "2", "Sing"),
    "-il": ("il", "3", "Sing"),
    "-elle": ("elle", "3", "Sing"),
    "-on": ("on", "3", "Sing"),
    "-ce": ("ce", "3", "Sing"),
    "-ils": ("il", "3", "Plur"),
    "-elles": ("elle", "3", "Plur"),
}
_GENDERS = {"il": "Masc", "elle": "Fem"}
# The model takes many a verb before an inverted subject for a noun, a name or an adjective.
_VERBS = frozenset(("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"))
_GLIDE = frozenset(("-t", "-t-"))
_RELATIONS = frozenset(("nsubj", "nsubj:pass", "expl:subj"))


# All that French has of words that stand for a name; the model takes "Kiev" and "Oslo" for such.
_PRONOUNS = frozenset(
    "je j' tu il ils elle elles on nous vous me m' te t' se s' le la les l' lui leur leurs y en eux moi toi soi"
    " ce c' ça cela ceci celui celle ceux celles qui que qu' quoi dont où lequel laquelle lesquels lesquelles"
    " auquel auxquels duquel desquels desquelles quiconque rien personne tout tous toute toutes aucun aucune"
    " aucuns nul nulle autre autres autrui certain certains certaine certaines plusieurs quelqu' quelques-uns"
    " quelques-unes quelqu'un chacun chacune un une uns unes deux trois quatre cinq six sept huit neuf dix"
    " plupart beaucoup peu combien même mêmes mien sien sienne siens siennes tel tels telle"
    " telles pas moins plus".split()
)


def mend(columns: Columns) -> None:
    """Sets right the part of speech, lemma, features, head and relation of pronouns.

    These are inverted pronouns and the "t" before them, and names that are no pronouns at all.
    """
    words, heads, deprels = columns.words, columns.heads, columns.deprels
    for i, (text, _, upos, _) in enumerate(words):
        if text in ("Neuf", "neuf") and upos != "NUM":
            _count(columns, i)
            continue
        known = upos == "PRON" and text.lower() in _PRONOUNS
        if upos not in ("NUM", "DET") and not known and text[0].isupper() and _is_number(text.lower()):
            words[i] = (text, text.lower(), "NUM", {"NumType": "Card"})
            continue
        if upos == "VERB" and text.endswith("ant") and words[i][3].get("VerbForm") == "Fin":
            words[i] = (text, words[i][1], upos, {"Tense": "Pres", "VerbForm": "Part"})
            continue
        if upos == "PRON" and text[0].isupper() and len(text) > 2 and text.isalpha() and text.lower() not in _PRONOUNS:
            words[i] = (text, text, "PROPN", {})
            continue
        if text[:1] != "-" or (subject := _SUBJECTS.get(text.lower())) is None or i == 0:
            continue
        glide = words[i - 1][0].lower() in _GLIDE
        verb = i - 2 if glide else i - 1
        if verb < 0 or columns.sentences[verb] != columns.sentences[i] or words[verb][2] not in _VERBS:
            continue
        lemma, person, number = subject
        feats = {"Number": number, "Person": person}
        if lemma in _GENDERS:
            feats = {"Gender": _GENDERS[lemma], **feats}
        words[i] = (text, lemma, "PRON", feats)
        # "a-t-il dit": the subject is the participle's, as the auxiliary is.
        governor = heads[verb] if words[verb][2] == "AUX" and deprels[verb].startswith(("aux", "cop")) else verb
        joined = (i - 1, i) if glide else (i,)
        for k in joined:
            _hang(columns, k, verb if governor in joined else governor)
        if deprels[i] not in _RELATIONS:
            deprels[i] = "nsubj"
        if glide:
            t = words[i - 1]
            words[i - 1] = (t[0], t[0], "PART", {})
            deprels[i - 1] = "dep"


_NUMBERS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante"
    " cinquante soixante septante octante nonante cent cents mille".split()
)


def _is_number(word: str) -> bool:
    """Whether a word is a numeral: "treize", "vingt-deux", "quatre-vingt-dix"."""
    return all(part in _NUMBERS or part in ("et", "un", "une") and "-" in word for part in word.split("-"))


def _count(columns: Columns, i: int) -> None:
    """Makes the "neuf" at `i` the number of the plural noun behind it, which takes its place in the tree."""
    words, heads, deprels, noun = columns.words, columns.heads, columns.deprels, i + 1
    if noun < len(words) and words[noun][2] in ("AUX", "VERB"):  # "Neuf ont été abattus"
        words[i] = (words[i][0], "neuf", "NUM", {"NumType": "Card"})
        return
    plural = noun < len(words) and columns.sentences[noun] == columns.sentences[i]
    if not plural or words[noun][2] not in ("NOUN", "PROPN") or words[noun][3].get("Number") == "Sing":
        return
    if not words[noun][0].endswith(("s", "x")):
        return
    if heads[noun] == i:
        head = heads[i]
        heads[noun] = noun if head == i else head
        if head != i:
            passive = any(h == head and d == "aux:pass" for h, d in zip(heads, deprels, strict=True))
            deprels[noun] = "obj" if head < i else "nsubj:pass" if passive else "nsubj"
        else:
            deprels[noun] = deprels[i]
    for k, h in enumerate(heads):
        if h == i and k not in (i, noun):
            heads[k] = noun
    words[i] = (words[i][0], "neuf", "NUM", {"NumType": "Card"})
    heads[i], deprels[i] = noun, "nummod"


def _hang(columns: Columns, token: int, governor: int) -> None:
    """Puts `token` under `governor`, and under it too what hung from the token."""
    heads, deprels = columns.heads, columns.deprels
    if heads[token] == governor:
        return
    above = governor
    while heads[above] not in (above, token):
        above = heads[above]
    if heads[above] == token:  # the token stood above its governor, which takes its place
        heads[governor] = governor if heads[token] == token else heads[token]
        deprels[governor] = deprels[token]
    for k, head in enumerate(heads):
        if head == token and k != governor:
            heads[k] = governor
    heads[token] = governor
