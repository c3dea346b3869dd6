"""The anatomy of a wire item: which of its paragraphs are body, and what the others say of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dateline.documents.credits import Credit, credit_of, desk_tail, find_credit
from dateline.documents.dateline import find_opening, full_date
from dateline.documents.lexicon import Lexicon, lexicon
from dateline.model import Document, Part, Span

_FINISHED = re.compile(r"(?:[.!?…:;]|\.{2,3}[)\]])[\s\"»”')\]]{0,4}$")
_STOPPED = re.compile(r"[.!?…][\s\"»”')\]]{0,4}$")
# A line of so many words that opens with a day is the lead, without its full stop, and no headline.
_LONG_HEAD, _OPENS = 9, 30
_FRAMED = re.compile(r"[-–—=*]{1,3} .{2,80} [-–—=*]{1,3}$")
_ITEM = re.compile(r"(?:[^\w\s«»“”\"'()\[\]]{1,4}\s)|\d{1,2}[.)]\s|\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|[@#]\w{1,60}|[\w.+-]{1,60}@[\w.-]{1,60}")
_CLOCK = re.compile(r"\d{1,2}\s?[h:]\s?\d{0,2}(?: ?GMT| ?UTC)?")
_ENTRY = re.compile(r"[\[(]?\d{1,2}\s?[h:H]\s?\d\d[\])]?\s?[-–—|:.]?\s{1,2}(?=[^\W\d_])")
_BULLET = re.compile(r"(?:[^\w\s«»“”\"'()\[\].…!?]{1,4}\s{1,3}){1,2}(?=[\w«“\"'(])")
_PREFIX = re.compile(r"[\s:.,–—!-]{1,6}")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")  # no date is without one
_RUN = re.compile(r"\S{200,}")
_LONGEST_PARAGRAPH = 6000
_DATELINE_WITHIN = 4
_MOST_PARAGRAPHS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """The parts of a dispatch in text order, the paragraphs to be read, and what the rest says."""

    parts: tuple[Part, ...] = ()
    readable: tuple[Span, ...] = ()
    agency: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    place: str | None = None
    published: date | None = None
    title: str | None = None


@dataclass(slots=True)
class _Draft:
    """What has been found so far."""

    parts: list[Part] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    agency: str | None = None
    place: str | None = None
    published: date | None = None
    updated: date | None = None


def kind_at(document: Document, offset: int) -> str:
    """The kind of the part that holds `offset`, a code point of `Document.text`; "body" between parts."""
    at = bisect_right(document.parts, offset, key=lambda part: part.span.start) - 1
    if at >= 0 and offset < document.parts[at].span.end:
        return document.parts[at].kind
    return "body"


def dissect(text: str, paragraphs: tuple[Span, ...], *, language: str, title: str | None) -> Anatomy:
    """The anatomy of a working text with its paragraphs."""
    known = lexicon(language)
    spans = [piece for paragraph in paragraphs for piece in _pieces(text, paragraph)]
    # What has more paragraphs than that is no dispatch, and its anatomy not worth the time.
    kinds = _kinds([text[s.start : s.end] for s in spans[:_MOST_PARAGRAPHS]], known, title)
    kinds += ["body"] * (len(spans) - len(kinds))
    draft = _Draft()
    bodies = 0
    for span, kind in zip(spans, kinds, strict=True):
        if kind != "body":
            draft.parts.append(Part(kind=kind, span=span))
            _note(text[span.start : span.end], kind, draft, known)
            continue
        if bodies < _MOST_PARAGRAPHS:
            _take_body(text, span, draft, known, early=bodies < _DATELINE_WITHIN)
        else:
            draft.parts.append(Part(kind="body", span=span))
        bodies += 1
    parts = tuple(draft.parts)
    readable = _readable(parts)
    headlines = [p.span for p in parts if p.kind == "headline"]
    # A rubric ("Sahel") may stand above the headline.
    headline = next((s for s in headlines[:3] if text.count(" ", *s) > 2), headlines[0] if headlines else None)
    leading = headline is not None and headline.start <= min((r.start for r in readable), default=headline.start)
    return Anatomy(
        parts=parts,
        readable=readable,
        agency=draft.agency or next((c.agency for c in draft.credits if c.agency), None),
        authors=tuple(dict.fromkeys(a for c in draft.credits for a in c.authors)),
        outlet=next((c.outlet for c in draft.credits if c.outlet), None),
        place=draft.place,
        published=draft.published or draft.updated,
        title=text[headline.start : headline.end] if headline and leading else None,
    )


def _readable(parts: tuple[Part, ...]) -> tuple[Span, ...]:
    """The body; where there is none the headlines, then the captions."""
    for kind in ("body", "headline", "caption"):
        spans = tuple(p.span for p in parts if p.kind == kind)
        if spans:
            return spans
    return ()


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph without endless words, in pieces no parser chokes on."""
    start = paragraph.start
    if paragraph.end - start > _LONGEST_PARAGRAPH or _RUN.search(text, start, paragraph.end):
        for run in _RUN.finditer(text, start, paragraph.end):
            yield from _bounded(text, start, run.start())
            yield Span(run.start(), run.end())
            start = run.end()
        yield from _bounded(text, start, paragraph.end)
    else:
        yield paragraph


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """`text[start:end]` cut after sentences, or between words, every few thousand characters."""
    while end - start > _LONGEST_PARAGRAPH:
        limit = start + _LONGEST_PARAGRAPH
        cut = max(text.rfind(". ", start, limit), text.rfind("! ", start, limit), text.rfind("? ", start, limit)) + 1
        cut = cut if cut > start + _LONGEST_PARAGRAPH // 2 else text.rfind(" ", start + 1, limit)
        yield from _trimmed(text, start, cut if cut > start else limit)
        start = cut if cut > start else limit
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))


def _kinds(pieces: list[str], known: Lexicon, title: str | None) -> list[str]:
    """The kind of every paragraph: first by its words, then the rest by shape and place."""
    kinds = [_kind_by_words(p, known) for p in pieces]
    rest = [i for i, kind in enumerate(kinds) if kind is None]
    finished = {i for i in rest if _FINISHED.search(pieces[i][-8:]) or known.closing_credit.search(pieces[i][-90:])}
    finished |= {i for i in rest if i not in finished and desk_tail(pieces[i], 0, len(pieces[i]), known)}
    # Lists and messages without full stops have no headings to find.
    prose = 2 * sum(len(pieces[i]) for i in finished) >= sum(len(pieces[i]) for i in rest)
    first, last = (min(finished), max(finished)) if finished else (0, len(pieces))
    wanted = bare_words(title) if title else None
    for i in rest:
        piece = pieces[i]
        edge = i < first or i > last
        caption = len(finished) > (i in finished) and _is_caption(piece, known, finished=i in finished, last=i >= last)
        # "© Awa Sangaré / AFP" signs a picture, "© AFP" and, at the end, "Awa Sangaré / AFP" the text.
        signed = (
            not caption
            or (edge and "©" not in piece and (i > last or "/" not in piece) and not known.photo_start.match(piece))
            or bool(known.agency_only.fullmatch(piece))
        )
        credit = find_credit(piece, known, edge=edge) if len(rest) > 1 and signed else None
        if wanted and bare_words(piece) == wanted and len(rest) > 1:
            kinds[i] = "headline"
        elif i < last and len(piece) < 120 and _is_all_dateline(piece, known):
            kinds[i] = "body"  # taken apart with the body
        elif credit is not None:
            kinds[i] = "byline"
        elif caption:
            kinds[i] = "caption"
        elif i not in finished and prose and _is_heading(piece, known, before=i < first, after=i > last):
            kinds[i] = "headline"
        elif i not in finished and prose and i + 1 in finished and _heads_entry(piece, pieces[i + 1]):
            kinds[i] = "headline"
        elif i == 0 and len(rest) > 1 and piece.endswith(("?", "!")) and len(piece.split()) <= 15:
            kinds[i] = "headline"
    _spread_lists(kinds, pieces, finished, known)
    lead = next((i for i in rest if i in finished), 0)
    if lead and kinds[lead - 1] == "headline" and known.resumes.match(pieces[lead]):
        kinds[lead - 1] = "body"  # "Дроны ударили по X", then "Об этом сообщил мэр.": the text says it nowhere else
    return [kind or "body" for kind in kinds]


def _spread_lists(kinds: list[str | None], pieces: list[str], finished: set[int], known: Lexicon) -> None:
    """Makes debris of the lines without a full stop under "Sources" or "Sur le même sujet"."""
    listing = False
    for i, piece in enumerate(pieces):
        if kinds[i] == "debris":
            label = known.label.match(piece) or known.debris.match(piece)
            listing = listing or bool(label and label.end() >= len(piece) - 2)
        elif i in finished or kinds[i] not in (None, "headline"):
            listing = False
        elif listing:
            kinds[i] = "debris"


def _kind_by_words(piece: str, known: Lexicon) -> str | None:
    """The kind of a paragraph that its words alone give away, or None."""
    if len(piece) > 500:
        return "debris" if _RUN.fullmatch(piece) else None
    if _is_dated_line(piece, known):
        return "notice"
    if known.told.match(piece):
        return "body"
    if not _LETTER.search(piece) or _CLOCK.fullmatch(piece) or _only_addresses(piece):
        return "debris" if not _CLOCK.fullmatch(piece) else "notice"
    if len(piece) <= 160 and known.embargo.match(piece):
        return "notice"
    if len(piece) <= 300 and known.debris.match(piece):
        return "debris"
    if len(piece) <= 300 and known.label.match(piece) and not _STOPPED.search(piece[-8:]):
        return "debris"
    if _announces(piece, known.correction.match(piece)):
        return "correction"
    notice = known.notice.match(piece)
    if _announces(piece, notice) and notice is not None:
        # "URGENT - Trois morts ..." goes on with news; "EMBARGO jusqu'à 18h" and "(Actualisé avec ...)" do not.
        going_on = _PREFIX.match(piece, notice.end())
        news = going_on is not None and len(piece) - going_on.end() > 25 and not piece.startswith(("(", "["))
        return None if news and "embargo" not in notice.group().casefold() else "notice"
    return None


def _only_addresses(piece: str) -> bool:
    """True for a paragraph with letters that holds nothing but addresses, handles and hashtags."""
    may = "www." in piece or "://" in piece or "@" in piece or "#" in piece
    return may and not _ADDRESS.sub("", piece).strip(" .,:;|/-")


def _announces(piece: str, match: re.Match[str] | None) -> bool:
    """True when a correction or notice word stands as a label: in brackets, in capitals, before a mark or alone."""
    if match is None:
        return False
    word = match.group().strip(" ([*#>»→•-_")
    bracketed = piece.startswith(("(", "["))
    after = piece[match.end() : match.end() + 2].strip()
    return (
        bracketed
        or word.isupper()
        or not after
        and len(piece) <= match.end() + 2
        or after[:1] in (":", "-", "–", "—", "/", "|")
    )


def _is_dated_line(piece: str, known: Lexicon) -> bool:
    """True for "Publié le mardi 28 février 2023 à 14h12", "Mis à jour le ..." or a date alone."""
    opened = known.published.match(piece) or known.updated.match(piece)
    if opened and len(piece) < 80 and not _FINISHED.search(piece):
        return True  # "Publié hier à 14h22"
    if len(piece) > 160 or not _DIGIT.search(piece) or not known.date.search(piece):
        return False
    if opened:
        return True
    left = piece
    for pattern in (known.published, known.updated, known.date, _CLOCK, known.agency):
        left = pattern.sub(" ", left)
    return not [w for w in re.findall(r"\w+", left) if w.casefold() not in known.beside_dates]


def _is_all_dateline(piece: str, known: Lexicon) -> bool:
    opening = find_opening(piece, known)
    if opening is None or opening.length < len(piece) or not (opening.agency or opening.place):
        return False
    # "Awa Sangaré (AFP)" is a name, "PORT-AU-PRINCE (AFP)" and "Addis Abeba, 3 mai (AFP)" are no names.
    named = opening.place is not None and known.names.fullmatch(opening.place) and not opening.place.isupper()
    return not named or known.date.search(piece) is not None


def _is_caption(piece: str, known: Lexicon, *, finished: bool, last: bool) -> bool:
    """True for a picture's legend or credit."""
    if len(piece) > 400 or len(piece.split()) > 60:
        return False
    closing = known.closing_credit.search(piece)
    if closing and known.agency_only.fullmatch(closing.group("credit")):
        # "... selon le parquet. © AFP" closes the text; the same behind one sentence between others is a picture's.
        before = piece[: closing.start("credit")].rstrip(" /–—-")
        if last or len(re.findall(r"[.!?…]\s+[A-ZÀ-Þ«]", before)) > 0:
            return False
    if known.photo_start.match(piece) or known.photo_end.search(piece):
        return True
    signed = known.agency_end.search(piece) if piece.endswith((")", "]")) else None
    if signed is None or finished and _FINISHED.search(piece[: signed.start()].rstrip()):
        return False
    return len(piece.split()) <= 40 and not _FINISHED.search(piece[: signed.start()].rstrip()[-8:])


def _is_heading(piece: str, known: Lexicon, *, before: bool, after: bool) -> bool:
    """True for a line that heads the text or a section of it."""
    words = len(piece.split())
    if before:
        dated = words > _LONG_HEAD and known.date.search(piece[:_OPENS]) is not None
        return words <= 35 and not dated and not find_opening(piece + " X", known)
    if _FRAMED.match(piece):
        return True
    if after or _ITEM.match(piece) or words > 12 or piece[:1].islower():
        return False
    return words <= 4 or not known.finite.search(piece)


def _heads_entry(piece: str, following: str) -> bool:
    """True for the heading of an entry of a running log: "11h03 Moscou dit avoir abattu huit drones"."""
    return bool(_ENTRY.match(piece)) and len(piece.split()) <= 25 and not _CLOCK.match(following)


def bare_words(text: str) -> list[str]:
    """The words of a line without case and marks, the first sixty."""
    return re.findall(r"\w+", text.casefold())[:60]


def _note(piece: str, kind: str, draft: _Draft, known: Lexicon) -> None:
    """Puts down what a paragraph beside the body says of the dispatch."""
    if kind in ("byline", "notice"):
        credit = find_credit(piece, known, edge=True)
        if credit:
            draft.credits.append(credit)
        updated, first = known.updated.search(piece), known.published.search(piece)
        if updated:
            draft.updated = draft.updated or full_date(piece[updated.end() :], known)
        if first:
            draft.published = draft.published or full_date(piece[first.end() :], known)
        else:
            draft.published = draft.published or full_date(piece[: updated.start()] if updated else piece, known)


def _take_body(text: str, span: Span, draft: _Draft, known: Lexicon, *, early: bool) -> None:
    """Puts down a body paragraph without the notice and dateline before it and the credit behind it."""
    start, end = span
    piece = text[start : min(end, start + 60)]
    notice = known.notice.match(piece)
    if notice and _announces(piece, notice):
        mark = _PREFIX.match(piece, notice.end())
        if mark and start + mark.end() < end:
            draft.parts.append(Part(kind="notice", span=_tight(text, start, start + mark.end())))
            start += mark.end()
    opening = find_opening(text[start : min(end, start + 200)], known)
    if opening and (early or opening.agency):
        stop = min(start + opening.length, end)
        draft.parts.append(Part(kind="dateline", span=_tight(text, start, stop)))
        draft.agency = draft.agency or opening.agency
        draft.place = draft.place or opening.place
        draft.published = draft.published or opening.day
        start = stop
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    if tail := desk_tail(text, start, end, known):
        draft.credits.append(tail[1])
        draft.parts.append(Part(kind="body", span=_tight(text, start, tail[0])))
        draft.parts.append(Part(kind="byline", span=Span(tail[0], end)))
        return
    credit = known.closing_credit.search(text, max(start, end - 90), end)
    if credit and credit.start("credit") > start:
        draft.credits.append(credit_of(credit.group("credit"), known))
        body = _tight(text, start, credit.start("credit"))
        draft.parts.append(Part(kind="body", span=body))
        draft.parts.append(Part(kind="byline", span=Span(credit.start("credit"), end)))
    elif start < end:
        draft.parts.append(Part(kind="body", span=_tight(text, start, end)))


def _tight(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))
