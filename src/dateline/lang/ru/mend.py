"""What the Russian networks are known to mistake, set right."""

from collections.abc import MutableSequence, Sequence

from dateline.lang.ru.networks import Analysis

# "не менее 12 человек погибли": the network hangs the counted noun on the comparison, and that on the verb.
COMPARING = frozenset(("менее", "более", "больше", "меньше", "свыше", "порядка", "около", "до"))


def mend(texts: Sequence[str], upos: Sequence[str], heads: MutableSequence[int], said: Analysis) -> None:
    """Sets right heads (positions, a root its own) and relations of a sentence, in place."""
    for i, text in enumerate(texts):
        if text.lower() in COMPARING and upos[i] != "ADP":
            _raise_counted(i, texts, upos, heads, said)


def _raise_counted(
    i: int, texts: Sequence[str], upos: Sequence[str], heads: MutableSequence[int], said: Analysis
) -> None:
    """Makes the noun that is counted stand where the comparison `i` stood, and the comparison modify its number."""
    number = noun = None
    for k in range(i + 1, min(i + 6, len(texts))):
        if upos[k] == "NUM" and number is None:
            number = k
        elif upos[k] in ("NOUN", "PROPN"):
            noun = k
            break
        elif upos[k] not in ("NUM", "ADJ", "DET", "ADP"):
            break
    if number is None or noun is None:
        return
    above = noun
    while heads[above] not in (i, above):
        above = heads[above]
    if heads[above] != i:
        return
    for k, head in enumerate(heads):
        if head == i and k not in (i, above) and k > noun:
            heads[k] = noun
    if heads[i] == i:
        heads[noun] = noun
    else:
        heads[noun] = heads[i]
        said.relations[noun] = said.relations[i]
    if heads[number] == i or number == above:
        heads[number], said.relations[number] = noun, "nummod:gov"
    if above not in (noun, number):
        heads[above] = noun
    heads[i], said.relations[i] = number, "advmod"
