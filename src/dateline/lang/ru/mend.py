"""What the Russian networks are known to mistake, set right."""

from collections.abc import Mapping, MutableSequence, Sequence

from dateline.lang.ru.networks import Analysis

# The upos and features of the words of a sentence.
Tags = Sequence[tuple[str, Mapping[str, str]]]

# "не менее 12 человек погибли": the network hangs the counted noun on the comparison, and that on the verb.
COMPARING = frozenset(("менее", "более", "больше", "меньше", "свыше", "порядка", "около", "до"))
DASHES = frozenset(("—", "–", "-"))
# Craft named by a compound, which the network takes for a name: "FPV-дрон".
CRAFT = ("-дрон", "-дроны", "-беспилотник", "-беспилотники")


def mend(texts: Sequence[str], tags: Tags, heads: MutableSequence[int], said: Analysis) -> None:
    """Sets right heads (positions, a root its own) and relations of a sentence, in place."""
    upos = [tag for tag, _ in tags]
    for i, text in enumerate(texts):
        if text.lower() in COMPARING and upos[i] != "ADP":
            _raise_counted(i, texts, upos, heads, said)
        elif upos[i] == "NUM" and i + 2 < len(texts) and tags[i + 1][1].get("VerbForm") == "Part":
            _attach_participle(i, texts, tags, heads, said)
        elif text.lower().endswith(CRAFT) and i + 1 < len(texts):
            _make_subject(i, tags, heads, said)
        elif text in DASHES and 0 < i < len(texts) - 1 and upos[i + 1] == "VERB":
            _set_apart(i, heads, said)


def _set_apart(dash: int, heads: Sequence[int], said: Analysis) -> None:
    """Makes what stands before a dash no subject of a verb that has one behind it: "Орёл — сбиты два дрона"."""
    subjects = [k for k, head in enumerate(heads) if head == dash + 1 and said.relations[k].startswith("nsubj")]
    if len(subjects) > 1 and subjects[0] < dash < subjects[1]:
        said.relations[subjects[0]] = "obl"


def _make_subject(i: int, tags: Tags, heads: MutableSequence[int], said: Analysis) -> None:
    """Hangs a craft on the verb right behind it, where the network takes it for part of the name before it.

    "На дороге под Ливнами FPV-дрон влетел в автомобиль".
    """
    upos, feats = tags[i + 1]
    if upos != "VERB" or feats.get("VerbForm") != "Fin" or said.relations[i] not in ("appos", "nmod", "flat:name"):
        return
    if any(head == i + 1 and said.relations[k].startswith("nsubj") for k, head in enumerate(heads)):
        return
    if heads[i] != i + 1 and not _hangs_on(i + 1, (i,), heads):
        heads[i], said.relations[i] = i + 1, "nsubj"


def _attach_participle(
    number: int, texts: Sequence[str], tags: Tags, heads: MutableSequence[int], said: Analysis
) -> None:
    """Hangs a counted participle on the noun it goes with: "о 64 уничтоженных за ночь украинских БПЛА"."""
    i = number + 1
    case = tags[i][1].get("Case")
    if case is None or tags[i][1].get("Variant") == "Short":
        return
    led = False  # within a group of a preposition, whose noun is another
    for k in range(i + 1, min(i + 7, len(texts))):
        upos = tags[k][0]
        if upos == "ADP":
            led = True
        elif upos in ("NOUN", "PROPN"):
            if led or not _agrees(texts[k], tags[i][1], tags[k][1]):
                led = False
                continue
            if _hangs_on(k, (i, number), heads):
                above = (h for h in (heads[number], heads[i]) if not _hangs_on(h, (i, number, k), heads))
                heads[k], said.relations[k] = next(above, k), said.relations[number]
            heads[number], said.relations[number] = k, "nummod"
            heads[i], said.relations[i] = k, "amod"
            return
        elif upos in ("ADJ", "DET", "NUM", "ADV"):
            continue
        else:
            return


def _hangs_on(k: int, tops: tuple[int, ...], heads: Sequence[int]) -> bool:
    """Whether a word is one of `tops` or below one of them."""
    while k not in tops and heads[k] != k:
        k = heads[k]
    return k in tops


def _agrees(text: str, participle: Mapping[str, str], noun: Mapping[str, str]) -> bool:
    """Whether a noun may be the one a participle goes with: no "трое погибших при ударе дрона"."""
    return text.isupper() or all(
        key not in participle or key not in noun or participle[key] == noun[key] for key in ("Case", "Number")
    )


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
    if number == above or _hangs_on(number, (i,), heads):
        heads[number], said.relations[number] = noun, "nummod:gov"
    if above not in (noun, number):
        heads[above] = noun
    heads[i], said.relations[i] = number, "advmod"
