"""Inverted subject pronouns ("a-t-il dit", "indique-t-elle", "sont-ils"), which the model often mistakes.

A pronoun joined to its verb by a hyphen is the subject of it, whatever the model says of it, and the "t" between the
two stands for nothing.
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
