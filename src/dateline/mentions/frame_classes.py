"""What a noun phrase is: a weapon, people, forces, a place ... Pronouns and bare numbers are what they stand for."""

from dateline.gazetteer import open_gazetteer
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_stems, clause_words, things, weapon_classes
from dateline.mentions.tree import Tree


def classes(tree: Tree, i: int | None, language: str, depth: int = 0) -> frozenset[str]:
    """The noun classes of the phrase that token `i` heads ("une dizaine de drones" is a weapon)."""
    if i is None:
        return frozenset({"none"})
    key = ("classes", language, i, depth)
    found: frozenset[str] | None = tree.memo.get(key)
    if found is None:
        found = tree.memo[key] = _classes(tree, i, language, depth)
    return found


_ENDING = frozenset({",", "et", "."})


def _classes(tree: Tree, i: int, language: str, depth: int) -> frozenset[str]:
    t = things(language)
    token = tree.tokens[i]
    word = tree.lows[i]
    if i and word.startswith(clause_stems(language, "blows", "charged")) and tree.tokens[i - 1].upos == "NOUN":
        if "weapon" in t.classes.get(tree.lows[i - 1], ()):  # "des drones explosifs", the adjective taken for the head
            return classes(tree, i - 1, language, depth)
    found: set[str] = set()
    following = tree.lows[i + 1 : i + 4]
    for words, means in t.compounds.get(word, ()):
        if tuple(following[: len(words)]) == words:
            return weapon_classes(means) | ({"planted_bomb"} if means == "bomb" else set())
    laden = (
        len(following) > 2
        and following[2].startswith("explosif")
        and following[0].startswith(clause_stems(language, "blows", "laden"))
    )
    if laden:  # "une moto chargée d'explosifs"
        return frozenset({"weapon", "weapon:bomb", "vehicle_bomb", "planted_bomb"})
    for w in following:
        if w[0] == "p" and w.startswith("piégé"):
            return frozenset({"weapon", "weapon:bomb", "vehicle_bomb"})
        if w in _ENDING:
            break
    if following[:1] and word in clause_words(language, "ground_targets", "words"):
        if following[0] in clause_words(language, "ground_targets", "adjectives"):
            return frozenset({"object"})
    if len(following) > 1 and following[0] == "-" and f"{word}-{following[1]}" in t.classes:
        word = f"{word}-{following[1]}"  # "chef-lieu", torn apart by the tokenizer
    if i > 1 and tree.lows[i - 1] == "sans" and tree.lows[i - 2] in t.compounds:
        return classes(
            tree, i - 2, language, depth
        )  # "appareils sans pilote", whichever noun the parser took for the head
    found |= t.classes.get(word, frozenset())
    if "debris" in found and clause_words(language, "human_remains", "words") & set(following):
        found = {"bodies"}  # "des fragments de corps"
    if "weapon:aircraft" in found and _hunters(tree, word, language):
        found = {"people", "gunmen", "attackers"}  # "des chasseurs dogons": no planes
    if "gunmen" in found and "forces" in found and clause_words(language, "armed_men", "words") & set(following):
        found = (found - {"forces"}) | {"attackers"}  # "des hommes armés": no troops
    if "gunmen" in found and i and tree.lows[i - 1] in clause_words(language, "blows", "from_afar"):
        found.clear()  # "une frappe barbare", "un bombardement terroriste": what somebody calls it, not who did it
    if word not in t.classes and "-" in word:
        stem = word.split("-")[0]
        found |= t.classes.get(stem, frozenset())
    if not found and token.upos == "NOUN" and any(t.entity == "PER" for t in tree.children(i, "appos")):
        found |= {"people", "person"}  # "un concepteur de missiles, Mikhaïl Chatski": whatever his trade
    if not found and token.upos == "PROPN" and "object" in (craft := _apposed(tree, i, language)):
        found |= craft  # "le Mirella, un petit pétrolier, a été détourné"
    if token.entity == "PER" and not found:
        found |= {"people", "person"}
    if not found and token.text[:1].isupper() and token.upos in ("NOUN", "PROPN", "ADJ") and _inhabitants(tree, i):
        found |= {"people", "forces"} if tree.lows[i - 1] == "les" else {"people"}  # "les Russes ont pris X"
    if token.upos == "PROPN" and not found and token.entity not in ("PER", "ORG") and token.text[:1].isupper():
        found |= {"name"}
    if token.entity == "LOC" or (following[:1] == ["-"] and tree.tokens[i + 2].entity == "LOC"):  # "el-Geneina"
        found |= {"place", "territory"}
    counts = not found and (token.upos == "NUM" or token.feats.get("NumType") == "Card")
    if counts and following[:1] in (["des"], ["sur"], ["de"], ["d'"]):
        # "70 des 96 drones": the noun stands behind the second number, whatever the parser made of it
        noun = next((t for t in tree.tokens[i + 2 : i + 6] if t.upos == "NOUN" and t.sentence == token.sentence), None)
        if noun is not None:
            return classes(tree, noun.i, language, depth + 1)
    if not found and depth == 0 and _stands_for(tree, i, language):
        behind = _noun_meant(tree, i, language)
        if behind is not None:
            return classes(tree, behind, language, 1)
    if depth < 3 and (word in t.transparent or token.upos in ("PRON", "NUM", "DET") or word.endswith("aine")):
        for child in tree.children(i, "nmod", "obl"):
            if child.i > i:
                found |= classes(tree, child.i, language, depth + 1)
    for child in tree.children(i, "conj") if depth < 2 else ():
        if child.upos in ("NOUN", "PROPN") and tree.lows[child.i - 1] != "-":  # no "major" of "état-major"
            found |= {c for c in classes(tree, child.i, language, 3) if c != "none"}
    return frozenset(found)


def _apposed(tree: Tree, i: int, language: str) -> frozenset[str]:
    """The classes of the noun that says between commas what a name is of."""
    behind = tree.lows[i + 1 : i + 3]
    if "," not in behind:
        return frozenset()
    first = i + 2 + behind.index(",")
    noun = next((t for t in tree.tokens[first + 1 : first + 4] if t.upos == "NOUN"), None)
    led = tree.tokens[first] if first < len(tree.tokens) else None
    if noun is None or led is None or led.upos != "DET" or led.sentence != tree.tokens[i].sentence:
        return frozenset()
    return classes(tree, noun.i, language, 3)


def _hunters(tree: Tree, word: str, language: str) -> bool:
    """Whether a word that names fighter planes elsewhere means armed hunters in this dispatch."""
    if word not in clause_words(language, "hunters", "words"):
        return False
    if "hunters" not in tree.memo:
        tree.memo["hunters"] = not clause_words(language, "hunters", "signs").isdisjoint(tree.lows)
    return bool(tree.memo["hunters"])


def _stands_for(tree: Tree, i: int, language: str) -> bool:
    """Whether a word without a noun of its own takes up a noun: "elles", "l'une", "une autre", "les deux", "21"."""
    token = tree.tokens[i]
    word = lower(token)
    if word in clause_words(language, "pronouns", "personal"):
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
    return word in clause_words(language, "pronouns", "some") or token.upos == "NUM"


def _noun_meant(tree: Tree, i: int, language: str) -> int | None:
    """The noun a word without one takes up: the nearest weapon or people before it, in its sentence or the last."""
    token = tree.tokens[i]
    wanted = token.feats.get("Number") if lower(token) in clause_words(language, "pronouns", "personal") else None
    gender = token.feats.get("Gender")
    # "deux roquettes ...; l'une a été interceptée": one out of what was counted
    if lower(token) in clause_words(language, "pronouns", "some"):
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
