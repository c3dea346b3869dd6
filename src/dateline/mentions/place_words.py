"""The word sets of `places.toml` that the readers of names and roles share."""

from collections.abc import Sequence
from functools import cache

from dateline.lang import table
from dateline.model import Token


@cache
def nature_words(language: str) -> dict[tuple[str, ...], str]:
    """Nature nouns split into words, each with its class; where a word has two the first in the file wins."""
    out: dict[tuple[str, ...], str] = {}
    for nature, entry in table(language, "places")["natures"].items():
        for word in entry["words"]:
            out.setdefault(tuple(word.replace("'", "' ").split()), nature)
    return out


@cache
def nature_bounds(language: str) -> tuple[int, frozenset[str]]:
    """How many words a nature noun has at most, and which words may begin one."""
    natures = nature_words(language)
    return max(map(len, natures)), frozenset(words[0].lower() for words in natures)


_BRACKET = 8  # tokens: "(nord-est)", "(14)"


@cache
def name_words(language: str) -> dict[str, frozenset[str]]:
    """The word sets of `places.toml` that the scan needs."""
    t = table(language, "places")
    return {
        "linkers": frozenset(t["linkers"]["tokens"]),
        "adjectives": frozenset(t["linkers"]["adjectives"]),
        "particles": frozenset(t["names"]["particles"]),
        "tails": frozenset(t["names"]["tails"]),
        "articles": frozenset(t["names"]["articles"]),
        "parting": frozenset(t["names"].get("parting", ())),
        "place": frozenset(t["prepositions"]["place"]),
        "locative": frozenset(t["prepositions"]["locative"]),
        "never": frozenset(t["names"]["never"]),
        "joints": frozenset(t["names"]["joints"]),
        "again": frozenset(t["names"]["again"]),
        "led": frozenset(t["names"]["led"]),
        "contracted": frozenset(t["names"]["contracted"]),
        "acronyms": frozenset(t["names"]["acronyms"]),
        "titling": frozenset(t["names"]["titling"]),
        "at": frozenset(t["names"]["at"]),
        "hence": frozenset(t["names"]["hence"]),
        "upon": frozenset(t["names"]["upon"]),
        "some": frozenset(t["names"]["some"]),
        "bordering": frozenset(t["relations"]["border"]),
        "binders": frozenset(t["names"]["binders"]),
        "bases": frozenset(t["names"].get("bases", ())),
        "pointing": frozenset(t["names"]["pointing"]),
        "monuments": frozenset(t["names"].get("monuments", ())),
        "aimed": frozenset(t["names"].get("aimed", ())),
    }


@cache
def compass_words(language: str) -> frozenset[str]:
    """The words of the bearings, those of two apart: "sud-ouest" is "sud" and "ouest"."""
    return frozenset(w for bearing in table(language, "places")["bearings"] for w in bearing.replace("-", " ").split())


@cache
def role_words(language: str) -> dict[str, frozenset[str]]:
    """The word sets that the role rules need."""
    t = table(language, "places")
    out = {f"seat_{k}": frozenset(v) for k, v in t["seats"].items()}
    out |= {f"mod_{k}": frozenset(v) for k, v in t["modifiers"].items()}
    out |= {f"origin_{k}": frozenset(v) for k, v in t["origins"].items()}
    out |= {f"verb_{k}": frozenset(v) for k, v in t["verbs"].items()}
    out |= {f"destination_{k}": frozenset(v) for k, v in t["destinations"].items()}
    out |= {f"clue_{k}": frozenset(v) for k, v in t["clues"].items()}
    out |= {f"behind_{k}": frozenset(v) for k, v in t.get("behind", {}).items() if k != "reach"}
    out["nature_city"] = frozenset(t["natures"]["city"]["words"])
    out["bare_countries"] = frozenset(t["names"]["bare_countries"])
    out["joining"] = frozenset(t["scene"]["lists"]) | {","}
    out["metonyms"] = frozenset(t["metonyms"]["words"])
    first = t["anaphora"].get("adjective_first")
    days = table(language, "times").get("class", {}).get("weekday", {}) if first else {}
    out["days"] = frozenset(word for words in days.values() for word in words)
    out["capital_nouns"] = frozenset(t["anaphora"]["capital"]) if first else frozenset()
    return out


def lowered(tokens: Sequence[Token], k: int) -> str:
    """Token `k` in lower case; the bare "A" that French agencies open sentences with is "à" before a name."""
    text = tokens[k].text
    if text == "A" and tokens[k].upos != "DET" and k + 1 < len(tokens) and tokens[k + 1].text[:1].isupper():
        return "à"
    return text.lower()


def past_bracket(tokens: Sequence[Token], k: int, last: int) -> int:
    """The token behind a bracket at `k`: "les régions de A (14), de B (sud-est) et de C"; else `k`."""
    if k >= last or tokens[k].text != "(":
        return k
    return next((j + 1 for j in range(k + 2, min(k + _BRACKET, last)) if tokens[j].text == ")"), k)


def aimed_at(tokens: Sequence[Token], i: int, first: int, language: str) -> bool:
    """Whether something is aimed at the name at `i`, or done above or near it: "ont visé le X", "au-dessus du X"."""
    words = name_words(language)
    of = words["articles"] | words["contracted"] | words["linkers"]
    k = i - 1
    while k >= first and lowered(tokens, k) in of:
        k -= 1
    return k >= first and lowered(tokens, k).startswith(tuple(words["aimed"]))
