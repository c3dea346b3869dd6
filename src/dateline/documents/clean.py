"""The working text of a source and the map back from it.

Most changes keep the length: typographic apostrophes, hyphens and spaces become plain, control characters
become spaces. Where the length changes (soft hyphens and other invisible characters left out, CRLF to one
newline, accents that stand apart put together, ligatures opened, spaces lost between sentences put back) the map
says where each character stood.
"""

import re
import unicodedata

_SAME_LENGTH: dict[int, str] = {
    **dict.fromkeys((0x2019, 0x02BC, 0x201B, 0xFF07), "'"),
    **dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xFFFC), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    0x2212: "–",
    **dict.fromkeys((*range(32), *range(127, 160)), " "),
    **dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Soft hyphen, zero-width characters, direction marks, invisible operators, variation selectors, byte order mark.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_MARKS = "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
# Invisible characters may stand between a letter and its accent, so a cluster takes them in.
_CLUSTER = re.compile(
    rf"[^{_MARKS}{_INVISIBLE}\s][{_INVISIBLE}]*+[{_MARKS}][{_MARKS}{_INVISIBLE}]*+"
    rf"|[{_INVISIBLE}]++"
    r"|(?P<hyphen>(?<=\w-)\r?\n(?=[a-zà-öø-ÿœа-яёєіїґ]))"  # a word broken at its hyphen: "anti-", "aérienne"
    r"|\r\n"
    # A space lost between sentences: "trois morts.Les secours".
    r"|(?P<lost>(?<=[a-zà-öø-ÿœ]{2}[.!?])(?=[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ' ]))"
    r"|[ﬀ-ﬆ]"
)
# Where none of these stands there is no cluster; each begins with a character that is quickly looked for.
_CLUSTER_SIGNS = tuple(
    map(re.compile, (rf"[{_MARKS}{_INVISIBLE}\rﬀ-ﬆ]", r"-\n", r"[.!?](?<=[a-zà-öø-ÿœ]{2}.)[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ' ]"))
)
_ANOTHER = re.compile(f"[{re.escape(''.join(chr(code) for code, new in _SAME_LENGTH.items() if chr(code) != new))}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHE = re.compile(r"[‘`´′](?<=[^\W\d_].)(?=[^\W\d_])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(source: str) -> str:
    """`source` with lone surrogates, which no file can be written with, replaced one for one."""
    return _SURROGATE.sub("\ufffd", source) if _SURROGATE.search(source) else source


def clean(source: str) -> tuple[str, tuple[int, ...] | None]:
    """The working text of `source` and its offsets.

    `offsets` has `len(text) + 1` entries: `offsets[i]` is where `text[i]` stands in `source`. It is None
    when every character keeps its position. A span of the text that does not cut through a ligature or
    an accented letter leads to a span of the source that cleans to the same words.
    """
    if not any(sign.search(source) for sign in _CLUSTER_SIGNS):
        return _apostrophes(_plain(source)), None
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _CLUSTER.finditer(source):
        start, end = match.span()
        new = {"hyphen": "", "lost": " "}.get(match.lastgroup or "")
        if new is None:
            new = _replacement(match.group())
        if len(new) == end - start:
            continue
        pieces += (_plain(source[done:start]), _plain(new))
        offsets.extend(range(done, start))
        offsets.extend([start] * len(new))
        done = end
    if not pieces:
        return _apostrophes(_plain(source)), None
    pieces.append(_plain(source[done:]))
    offsets.extend(range(done, len(source) + 1))
    return _apostrophes("".join(pieces)), tuple(offsets)


def _replacement(found: str) -> str:
    """What stands in the working text for a piece that may change its length."""
    if found == "\r\n":
        return "\n"
    if found in _LIGATURES:
        return _LIGATURES[found]
    visible = _HIDDEN.sub("", found)
    return unicodedata.normalize("NFC", visible) if visible else ""


def _plain(text: str) -> str:
    return _ANOTHER.sub(lambda m: _SAME_LENGTH[ord(m.group())], text)


def _apostrophes(text: str) -> str:
    """The whole text with any mark between two letters an apostrophe: what was hidden between them is gone by now."""
    return _APOSTROPHE.sub("'", text)
