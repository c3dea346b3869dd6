"""Who wrote a dispatch: bylines, closing credits, the agency behind them."""

import re
from dataclasses import dataclass

from dateline.documents.lexicon import Lexicon

_LONGEST = 200
_SLUG = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4}){0,3}(?:/[a-z]{2,4}){1,6}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s?", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'.-]*")
# Behind the last sentence of a text: "... à Odessa. (Rédigé par A B ; version française C D)".
_TAIL = re.compile(r"[.!?…»\"”)]\s{1,3}(\([^()]{8,320}\)\.?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a byline or credit says."""

    agency: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def find_credit(paragraph: str, lexicon: Lexicon, *, edge: bool) -> Credit | None:
    """What a paragraph that is nothing but a byline or credit says, or None for any other paragraph.

    `edge`: the paragraph stands before the body or at its end, where a bare name is a byline.
    """
    line = paragraph.strip()
    if len(line) > _LONGEST:
        return _desk(line, lexicon) if len(line) < 3 * _LONGEST else None
    if _SLUG.fullmatch(line):
        return Credit()
    if line.startswith("(") and line.endswith((")", ").")):
        found = _desk(line, lexicon)
        if found:
            return found
    bare = line.strip("()[]. *_-–—")
    opened = lexicon.byline_start.match(bare)
    rest = bare[opened.end() :] if opened else bare
    house = lexicon.byline_house.match(bare)
    copyright = _COPYRIGHT.match(bare)
    agencies = _agencies(rest, lexicon)
    if not (opened or house or agencies or edge or lexicon.outlet.search(rest)):
        return None
    outlet, without = _outlet(rest, lexicon)
    authors = _authors(without, lexicon)
    if outlet is None and not authors and agencies and lexicon.byline_roles.search(rest):
        outlet, without = _unknown_outlet(without, lexicon)
    left = _left_over(without, authors, lexicon)
    if left > (3 if (house or copyright) and agencies else 0):
        return None
    if len(line.split()) > 16 or (line.endswith(".") and opened is None and house is None and not agencies):
        return None
    if not (authors or agencies or house or (outlet and edge)):
        return None
    return Credit(agency=agencies[0] if agencies else None, authors=authors, outlet=outlet)


def credit_of(words: str, lexicon: Lexicon) -> Credit:
    """What a closing credit such as "(Belga)" or "© 2023 AFP" says."""
    agencies = _agencies(words, lexicon)
    return Credit(agency=agencies[0] if agencies else None)


def desk_tail(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, Credit] | None:
    """Where the credit of the desk begins that closes the paragraph `text[start:end]`, and what it says."""
    if text[end - 1 : end] not in (")", ".") or ")" not in text[max(start, end - 2) : end]:
        return None
    found = _TAIL.search(text, max(start, end - 330), end)
    credit = _desk(found.group(1), lexicon) if found else None
    return (found.start(1), credit) if found and credit is not None else None


def _desk(line: str, lexicon: Lexicon) -> Credit | None:
    """The credit of the desk: "(Reportage de A B à Kiev, rédigé par C D ; version française E F)"."""
    if not (line.startswith("(") and line.rstrip(".").endswith(")")) or not lexicon.desk.search(
        line if ";" in line else line[:80]
    ):
        return None
    authors: list[str] = []
    for piece in re.split(r"[;,]", line.strip("(). ")):
        piece = piece.strip()
        role = lexicon.desk_authors.match(piece)
        if role:
            authors += _authors(piece[role.end() :], lexicon)
    agencies = _agencies(line, lexicon)
    return Credit(agency=agencies[0] if agencies else None, authors=tuple(authors))


def _agencies(text: str, lexicon: Lexicon) -> list[str]:
    return [lexicon.agencies[m.group()] for m in lexicon.agency.finditer(text)]


def _outlet(text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """The outlet that signs and the rest of the words."""
    found = lexicon.outlet.search(text)
    if found is None:
        return None, text
    return found.group(), text[: found.start()] + " " + text[found.end() :]


def _unknown_outlet(text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """The one or two names before "avec AFP" where they are no person's."""
    head = re.match(r"[\w'.-]{2,30}(?: [\w'.-]{2,30})?(?= avec )", text)
    if head and head.group()[0].isupper() and "." not in head.group() and not lexicon.byline_house.match(text):
        return head.group(), text[head.end() :]
    return None, text


def _authors(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    names = []
    for match in lexicon.names.finditer(lexicon.agency.sub(";", text)):
        name = match.group().strip(" .'-")
        if (
            name.split()[0].rstrip("'") not in lexicon.outlet_articles
            and not name.isupper()
            or name.isupper()
            and len(name) > 8
        ):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _left_over(text: str, authors: tuple[str, ...], lexicon: Lexicon) -> int:
    """How many words of a line are neither names, agencies, dates nor words of a byline."""
    text = lexicon.agency.sub(" ", text)
    for name in authors:
        text = text.replace(name, " ")
    for pattern in (lexicon.published, lexicon.updated, lexicon.date, lexicon.byline_house, lexicon.byline_roles):
        text = pattern.sub(" ", text)
    text = re.sub(r"\([^()]{0,40}\)|\d{1,2} ?[h:] ?\d{0,2}|(?:19|20)\d\d|\b[A-Z]\.", " ", text)
    # "à Bamako", "(à Kiev)": where the reporter was.
    return sum(not w[0].isupper() or not authors for w in _WORD.findall(text))
