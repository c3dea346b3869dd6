"""The anatomy lexicon of a language as compiled patterns.

Every pattern repeats a bounded number of times, so that hostile text costs no more than its length.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lang import table, written_like

_UPPER = "A-ZÀ-ÖØ-ÞŒŸŠŽČĆŁŚĞİА-ЯЁЄІЇҐ"
SEPARATOR = r"\s{0,2}(?:[-–—_|:]{1,2}|[-–—_|]{1,2}\s?[-–—_|])\s{0,2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Compiled patterns and name tables of one language."""

    agencies: dict[str, str]
    outlet: re.Pattern[str]
    outlet_articles: tuple[str, ...]
    months: dict[str, int]
    beside_dates: frozenset[str]
    not_places: frozenset[str]
    agency: re.Pattern[str]
    date: re.Pattern[str]
    names: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    byline_start: re.Pattern[str]
    byline_house: re.Pattern[str]
    byline_roles: re.Pattern[str]
    desk: re.Pattern[str]
    desk_authors: re.Pattern[str]
    closing_credit: re.Pattern[str]
    agency_only: re.Pattern[str]
    photo_start: re.Pattern[str]
    photo_end: re.Pattern[str]
    agency_end: re.Pattern[str]
    debris: re.Pattern[str]
    label: re.Pattern[str]
    correction: re.Pattern[str]
    notice: re.Pattern[str]
    told: re.Pattern[str]
    resumes: re.Pattern[str]
    embargo: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    finite: re.Pattern[str]


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, ending on a word boundary."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(p) for p in ordered) + r")(?!\w)"


@cache
def lexicon(language: str) -> Lexicon:
    """The anatomy lexicon of a language; French where a language has none yet."""
    data = table(written_like(language), "anatomy")
    agencies = {alias: name for name, aliases in data["agencies"].items() for alias in aliases}
    agencies |= {alias.upper(): name for alias, name in agencies.items() if " " in alias}
    outlets = {n for n in data["outlets"]["names"] if n not in agencies}
    agency = any_of(agencies)
    photo_house = any_of((*agencies, *data["photo"]["agencies"]))
    particles = any_of(data["byline"]["particles"])
    capital = rf"[{_UPPER}][\w.'-]{{0,30}}"
    name = rf"{capital}(?: (?:{particles} ){{0,2}}(?:[dl]'|[a-z]{{2,4}}-)?{capital}){{1,3}}"
    dates = data["dates"]
    month = any_of(dates["months"])
    weekday = any_of(dates["weekdays"])
    long_date = _long_date(dates, month, weekday)
    short_date = (
        r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)?\d\d)(?!\d)|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    )
    with_ = f"(?i:{any_of(data['byline']['with'])})"
    insensitive = re.IGNORECASE
    marked = r"[\s>»→•►▶\[(*#_-]{0,6}"

    labels, resumes = (data.get("told", {}).get(key, []) for key in ("labels", "resumes"))

    def opening(words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(marked + any_of(words), insensitive)

    return Lexicon(
        agencies=agencies,
        outlet=re.compile(rf"(?<!\w){any_of(outlets | {n.upper() for n in outlets})}"),
        outlet_articles=tuple(data["outlets"]["articles"]),
        months=dates["months"],
        beside_dates=frozenset(data["published"]["beside"]),
        not_places=frozenset(data["dateline"]["not_places"]),
        agency=re.compile(rf"(?<!\w){agency}"),
        date=re.compile(f"(?<![\\w/]){long_date}|(?<![\\w/.-])(?:{short_date})", insensitive),
        names=re.compile(name),
        datelines=_datelines(agency, capital, data, month, weekday),
        byline_start=re.compile(marked + any_of(data["byline"]["starts"]) + r"\s{0,2}:?\s{0,2}", insensitive),
        byline_house=opening(data["byline"]["house"]),
        byline_roles=re.compile(rf"(?<!\w){any_of(data['byline']['roles'])}", insensitive),
        desk=re.compile(any_of(p for p in data["byline"]["desk"]).removesuffix(r"(?!\w)"), insensitive),
        desk_authors=re.compile(any_of(data["byline"]["desk_authors"]), insensitive),
        closing_credit=re.compile(
            rf"(?<=[.!?…»\"”)])(?:\s{{1,3}}(?:[-–—/]\s?)?|(?=\())"
            rf"(?P<credit>[(\[]\s?(?:[^()\[\]]{{0,40}}(?<!\w))?{agency}[^()\[\]]{{0,30}}[)\]]\.?"
            rf"|©[^.©]{{0,40}}|(?:{with_} )?{agency}\.?)$"
        ),
        agency_only=re.compile(
            rf"[(\[©]?\s?(?:(?:19|20)\d\d )?(?:{with_} )?{agency}(?:[/, ]{{1,2}}(?:{with_} )?{agency})?[)\]]?\.?"
        ),
        photo_start=re.compile(
            rf"[\s\[(]{{0,3}}(?:©|(?:{any_of(data['photo']['starts'])})\s{{0,2}}(?:$|[:/©(|–—-])"
            r"|(?-i:PHOTOS? [A-ZÀ-Þ]{2,30} [A-ZÀ-Þ]{2}))",
            insensitive,
        ),
        photo_end=re.compile(
            rf"(?:©[^.]{{0,60}}|[(\[]\s?(?i:{any_of(data['photo']['bracketed'])}|©)[^()]{{0,60}}[)\]]"
            rf"|[(\[–—,./|-]\s{{0,2}}(?i:(?<!\w){any_of(data['photo']['ends'])})"
            rf"(?:\s?[:/,]?\s?{capital}[^.()]{{0,50}})?[)\]]?"
            rf"|(?<=[.!?»])\s(?i:{any_of(data['photo']['credited'])})\s?[:/]\s?[^.]{{1,60}}"
            rf"|[/—–|]\s?{photo_house}[^.()]{{0,30}}|{capital}(?: {capital}){{0,3}}\s?/\s?{photo_house}[^.()]{{0,30}}"
            rf"|(?:AFP|AP|REUTERS|Reuters|EPA)(?: [Pp]hoto| PHOTO)?\s?/\s?[^.()]{{2,50}}"
            rf"|\([^()]{{0,50}}\bvia\b[^()]{{0,30}}\))\.?$"
        ),
        agency_end=re.compile(
            rf"[(\[]\s?(?:[^()\[\]]{{0,40}}(?<!\w))?{photo_house}[^()\[\]]{{0,30}}[)\]]$"
            rf"|[(\[]\s?{capital}(?: {capital}){{0,3}}\s?/\s?{capital}(?: {capital}){{0,3}}\s?[)\]]$"
        ),
        # "À lire aussiMali : ...": links often lose the space behind their label.
        debris=re.compile(
            marked + any_of(data["debris"]["starts"]).removesuffix(r"(?!\w)") + rf"(?:(?!\w)|(?=(?-i:[{_UPPER}])))",
            insensitive,
        ),
        label=re.compile(marked + any_of(data["debris"]["labels"]) + r"\s{0,2}(?:$|[:|»>→])", insensitive),
        correction=opening(data["correction"]["starts"]),
        notice=opening(data["notice"]["starts"]),
        told=re.compile((any_of(labels) if labels else "(?!)") + r"\s?:\s?(?=\S)", insensitive),
        resumes=opening(resumes) if resumes else re.compile("(?!)"),
        embargo=opening(data["notice"]["always"]),
        published=re.compile(rf"(?<!\w){any_of(data['published']['words'])}", insensitive),
        updated=re.compile(rf"(?<!\w){any_of(data['published']['updated'])}", insensitive),
        finite=re.compile(rf"(?<!\w){any_of(data['shape']['finite'])}", insensitive),
    )


def _long_date(dates: dict[str, Any], month: str, weekday: str) -> str:
    """A pattern for a date with its month written out, in the orders the language knows."""
    before = rf"(?:{dates['before']} )?"
    between = rf"(?:{dates['between']} )?" if dates["between"] else ""
    year = r"(?:19|20)\d\d"
    orders = {
        "day": rf"{before}(?P<day>\d{{1,2}})(?:{dates['first']})? {between}(?P<month>{month})\.?"
        rf"(?:,? (?P<year>{year})(?!\d))?",
        "month": rf"(?P<month_first>{month})\.? {before}(?P<day_second>\d{{1,2}})(?:{dates['first']})?(?!\d|:\d)"
        rf"(?:,? (?P<year_last>{year})(?!\d))?",
    }
    return rf"(?:{weekday}\.?,? )?(?:{'|'.join(orders[o] for o in dates['order'])})"


def _datelines(
    agency: str, capital: str, data: dict[str, Any], month: str, weekday: str
) -> tuple[re.Pattern[str], ...]:
    """Patterns for what opens a dispatch, the surest first.

    Groups: `place`, `agency`. What follows the match must look like the start of a sentence.
    """
    words, dates = data["dateline"], data["dates"]
    particles = any_of(words["particles"])
    notices = "|".join(words["notices"])
    small = rf"(?:(?:{particles})[ ']?){{1,3}}"
    # A hyphen before a capital belongs to the word: were it also between words, "Al-Al-Al-..." had very many readings.
    word = rf"[{_UPPER}][\w.'-]{{0,60}}"
    link = rf"(?:(?:, ?| ?/ ?| )(?:{small})?(?:[dl]')?|-{small}(?:[dl]')?)"
    place = (
        rf"(?P<place>(?:{small})?{word}(?:{link}{word}){{0,5}}"
        rf"(?: ?\((?!{agency})[^()\n]{{2,40}}\))?)"
    )
    # "GOMA, République démocratique du Congo": only before an agency in brackets.
    far = rf"(?P<place>{capital}(?:[ -]{capital}){{0,3}}, ?{capital}[^()\n.;:!?«»]{{1,44}}?)"
    day = (
        rf"(?:,? ?(?:{words['on']} )?(?:{weekday}\.?,? )?(?:{words['on']} )?"
        rf"(?:\d{{1,2}}(?:{dates['first']})? (?i:{month})\.?(?:,? (?:19|20)\d\d)?"
        rf"|(?i:{month})\.? \d{{1,2}}(?:{dates['first']})?(?!\d|:\d)(?:,? (?:19|20)\d\d)?"
        rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)(?:,? (?:{words['at']} )?\d{{1,2}} ?[h:] ?\d{{0,2}}(?: ?GMT| ?UTC)?)?)"
    )
    signed = rf"[(\[/|]\s?(?:[^()\[\]/|\n]{{0,30}}[ ,/-])??(?P<agency>{agency})[^()\[\]|\n]{{0,40}}[)\]/|]"
    dash = r"\s?\.?\s?(?:[-–—_|:]|--)\s{1,2}"
    signature = (
        rf"(?:(?P<agency>{agency})(?:-[{_UPPER}]{{2,5}})?(?:\.\s|{dash}|/\s)"
        rf"|(?P<house>[{_UPPER}]{{2,12}}(?:[. ][{_UPPER}]{{2,12}}){{1,2}})\s?(?:[-–—]{{1,2}}|/)\s)"
    )
    bar = r"(?:\s?[-–—_|:]{1,2}\s{0,2}|\s?\.?\s?[-–—]{1,2}\s{1,2}|\.\s{1,2}|\s{1,2})"
    return tuple(
        re.compile(rf"\s{{0,3}}(?:(?:{notices})\s?[-–—:]\s{{0,2}})?" + pattern)
        for pattern in (
            # MOSCOU, 28 fév (AFP) - | KHARKIV (Ukrinform) — | Gaza (Territoires palestiniens), 12 oct 2023 (AFP) -
            rf"{place}{day}?[\s,.]{{0,3}}{signed}{day}?{bar}",
            rf"{far}{day}?[\s,]{{0,2}}{signed}{day}?{bar}",
            # Kiev, Ukraine | AFP | 12 mars 2023 |
            rf"{place}\s?\|\s?(?P<agency>{agency})\s?(?:\|{day}\s?)?[|:–—-]\s{{1,2}}",
            # МОСКВА, 28 фев — РИА Новости.
            rf"{place}{day}?\s?[-–—]{{1,2}}\s?(?P<agency>{agency})\.\s{{1,2}}",
            # Moscou, 28 février 2023 – | Bamako, le 3 mars. | Москва. 5 марта. INTERFAX.RU - | Ереван, 9 мая - ДАН.
            rf"{place}{day}(?:{dash}(?:(?P<stopped>{agency})\.\s{{1,2}})?|\.\s{signature}?)",
            # (Moscou) | (AFP) | (Kiev, AFP) - | [AFP]
            rf"[(\[](?:{place}(?:[,/ -]{{1,3}}(?P<agency>{agency}))?{day}?)[)\]](?:{dash}|\s{{1,2}})",
            rf"[(\[](?P<agency>{agency}){day}?[)\]](?:{dash}|\s?[-–—](?=[{_UPPER}])|\s{{1,2}})",
            # AFP – | Reuters :
            rf"(?P<agency>{agency}){day}?{dash}",
            # Sept 17 (Reuters) -
            rf"{day}[\s,]{{0,2}}{signed}{bar}",
            # 16 avril 2018. –
            rf"{day}{dash}",
            # MOSCOU – | Bamako —
            rf"(?P<place>[{_UPPER}][\w.'-]{{1,30}}(?:(?:, | |-)(?:[a-z]{{1,3}} )?{capital}){{0,3}})"
            r" ?(?:[–—_]|-{1,2}) {1,2}",
            # GOMA, 3 mai (ABC) - : an agency no list has
            rf"{place}{day}?[\s,]{{0,2}}[(\[](?P<unlisted>[{_UPPER}]{{2,12}}(?: [{_UPPER}]{{2,12}}){{0,2}})[)\]]{dash}",
            # ZAPORIZHZHIA, 23 March 2025 (Steppe News) – : an outlet no list has
            rf"{place}{day}[\s,]{{0,2}}[(\[](?P<unlisted>[{_UPPER}«\"“][^()\[\]\n]{{1,40}})[)\]]{dash}",
            # GENEVA (30 January 2025) –
            rf"{place}\s?\({day}\){dash}",
            # KYIV: | PORT SUDAN:
            rf"(?P<place>[{_UPPER}][{_UPPER}.'’-]{{2,20}}(?:,? [{_UPPER}][{_UPPER}.'’-]{{1,20}}){{0,3}}): {{1,2}}",
        )
    )
