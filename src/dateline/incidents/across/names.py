"""Names and words under keys that do not depend on the script they are written in."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_LONG = 7  # words: less than this may be said of anything
_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip


def plain_name(name: str) -> str:
    """A name in lower case Latin letters without accents: "Гладков" and "Gladkov" are one."""
    latin = name.casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare))


def origin_key(claim: Mapping[str, Any], *, agency: str | None = None) -> str:
    """Who answers for a claim of a report, under one key for all who quote the same; "" is the text's own account."""
    source = claim["source"]
    if source is None and claim["relayed_by"]:
        source = {"person": None, "role": None} | dict(claim["relayed_by"][0])
    if source is None:
        return f"agency::{plain_name(agency)}" if agency else ""
    return f"{source['kind']}:{source['side'] or ''}:{plain_name(source['person'] or source['name'])}"


def wording(quote: str) -> str | None:
    """A key for the words of a sentence, None where they are too few to be known again."""
    words = _WORD.findall(unicodedata.normalize("NFKC", quote).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] if len(words) >= _LONG else None
