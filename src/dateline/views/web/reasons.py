"""Why two dispatches are taken to tell of one incident or not, in the reader's language.

The record keeps the reasons in English, one behind another (`incidents.across.decide`). Here each is known again by its
form and said anew; names in it stay as they were. What is not known stays as it is.
"""

import re
from datetime import date, timedelta

from babel.support import NullTranslations

from dateline.views.vocabulary import Words
from dateline.views.web.strings import N_, days

_DAYS = r"\d{4}-\d\d-\d\d(?:/\d\d)?"
_N = r"\d[\d.e+]*(?: or more)?|up to \d[\d.e+]*|some"
_KINDS = (
    "strike|interception|crash|debris|explosion|fire|damage|casualties|attack|clash|control|abduction|arrest|alert|"
    "closure|outage|statement|other"
)
_MEANS = "drone|missile|aircraft|artillery|rocket|naval_drone|bomb|small_arms|mixed"
_WHATS = {
    "launched": N_("launched"),
    "downed": N_("downed"),
    "crashed": N_("crashed"),
    "found": N_("found"),
    "hit": N_("hit"),
    "damaged": N_("damaged"),
    "killed": N_("killed"),
    "wounded": N_("wounded"),
    "missing": N_("missing"),
    "arrested": N_("arrested"),
    "evacuated": N_("evacuated"),
    "other": N_("of something else"),
}
# What a reason looks like, by the groups in it, and how it is said; the longer forms first.
_FORMS = tuple(
    (re.compile(f"(?:{form})(?=, |$)"), phrase)
    for form, phrase in (
        (r"the same sentence", N_("the same sentence")),
        (r"told apart in one dispatch", N_("told apart in one dispatch")),
        (r"a place is not said", N_("a place is not said")),
        (r"a place is not known", N_("a place is not known")),
        (r"same place \((?P<a>.+?)\)", N_("same place (%(a)s)")),
        (r"same district \((?P<a>.+?)\)", N_("same district (%(a)s)")),
        (r"same region \((?P<a>.+?)\)", N_("same region (%(a)s)")),
        (r"same area \((?P<a>.+?)\)", N_("same area (%(a)s)")),
        (r"same country \((?P<a>.+?)\)", N_("same country (%(a)s)")),
        (r"same name \((?P<a>.+?)\)", N_("same name (%(a)s)")),
        (r"two parts of (?P<a>.+?)", N_("two parts of %(a)s")),
        (r"(?P<a>.+?) lies in or beside (?P<b>.+?)", N_("%(a)s lies in or beside %(b)s")),
        (r"(?P<a>.+?) is a site of (?P<b>.+?)", N_("%(a)s is a site of %(b)s")),
        (r"(?P<a>.+?) does not lie in (?P<b>.+?)", N_("%(a)s does not lie in %(b)s")),
        (r"(?P<a>.+?) may lie in (?P<b>.+?)", N_("%(a)s may lie in %(b)s")),
        (r"(?P<a>.+?) lies in (?P<b>.+?)", N_("%(a)s lies in %(b)s")),
        (r"(?P<a>.+?) and (?P<b>.+?) lie in two countries", N_("%(a)s and %(b)s lie in two countries")),
        (r"(?P<a>.+?) and (?P<b>.+?) may overlap", N_("%(a)s and %(b)s may overlap")),
        (r"(?P<a>.+?) and (?P<b>.+?) are two places", N_("%(a)s and %(b)s are two places")),
        (r"(?P<a>.+?) and (?P<b>.+?) are (?P<n>\d+) km apart", N_("%(a)s and %(b)s are %(n)s km apart")),
        (r"(?P<a>.+?) is about (?P<n>[\d.]+) km from (?P<b>.+?)", N_("%(a)s is about %(n)s km from %(b)s")),
        (r"(?P<a>.+?) is not (?P<n>[\d.]+) km from (?P<b>.+?)", N_("%(a)s is not %(n)s km from %(b)s")),
        (r"(?P<n>[\d.]+) and (?P<m>[\d.]+) km from (?P<a>.+?)", N_("%(n)s and %(m)s km from %(a)s")),
        (r"(?P<n>[\d.]+) km from (?P<a>.+?)", N_("%(n)s km from %(a)s")),
        (r"a day is not known", N_("a day is not known")),
        (r"told before the other happened", N_("told before the other happened")),
        (rf"(?P<days>{_DAYS}) is not (?P<other>{_DAYS})", N_("%(days)s is not %(other)s")),
        (
            r"the day of one is not said, it is told in those days",
            N_("the day of one is not said, it is told in those days"),
        ),
        (r"no day is said, both are news of those days", N_("no day is said, both are news of those days")),
        (r"one night and the next", N_("one night and the next")),
        (rf"same night \((?P<days>{_DAYS})\)", N_("same night (%(days)s)")),
        (rf"same day \((?P<days>{_DAYS})\), other hours", N_("same day (%(days)s), other hours")),
        (rf"same day \((?P<days>{_DAYS})\)", N_("same day (%(days)s)")),
        (rf"night and day overlap \((?P<days>{_DAYS})\)", N_("night and day overlap (%(days)s)")),
        (rf"days overlap \((?P<days>{_DAYS}), (?P<other>{_DAYS})\)", N_("days overlap (%(days)s, %(other)s)")),
        (rf"both (?P<means>{_MEANS}) (?P<kind>{_KINDS})", N_("both: %(kind)s, %(means)s")),
        (rf"both (?P<kind>{_KINDS})", N_("both: %(kind)s")),
        (
            rf"(?P<means>{_MEANS}) (?P<kind>{_KINDS}) and (?P<kind2>{_KINDS})",
            N_("%(kind)s and %(kind2)s, both: %(means)s"),
        ),
        (rf"(?P<kind>{_KINDS}) and (?P<kind2>{_KINDS})", N_("%(kind)s and %(kind2)s")),
        (rf"(?P<means>{_MEANS}) and (?P<means2>{_MEANS})", N_("%(means)s and %(means2)s")),
        (rf"both say none (?P<what>{'|'.join(_WHATS)})", N_("both say none %(what)s")),
        (rf"both say (?P<n>{_N}) (?P<what>{'|'.join(_WHATS)})", N_("both say %(n)s %(what)s")),
        (
            rf"counts (?P<n>{_N}) and (?P<m>{_N}) (?P<what>{'|'.join(_WHATS)}) agree",
            N_("%(n)s and %(m)s %(what)s agree"),
        ),
        (
            rf"counts (?P<n>{_N}) and (?P<m>{_N}) (?P<what>{'|'.join(_WHATS)}) differ",
            N_("%(n)s and %(m)s %(what)s differ"),
        ),
        (
            rf"counts (?P<n>{_N}) and (?P<m>{_N}) (?P<what>{'|'.join(_WHATS)}), the later is higher",
            N_("%(n)s and %(m)s %(what)s, the later is higher"),
        ),
        (r"both quote (?P<a>.+?)", N_("both quote %(a)s")),
        (r"each names another side", N_("each names another side")),
    )
)
_MORE, _UP_TO, _SOME = N_("%(n)s or more"), N_("up to %(n)s"), N_("some")
_LONGEST = 2000  # characters of reasons that are looked at


def reasons(text: str, *, known: NullTranslations, said: Words, language: str) -> str:
    """The reasons of a link, said in a language."""
    made, left = [], text[:_LONGEST]
    while left:
        phrase, values, end = _first(left)
        told = {key: _value(key, value, known, said, language) for key, value in values.items()}
        made.append(known.gettext(phrase) % told if phrase else left[:end])
        left = left[end:].removeprefix(", ")
    return " · ".join(made)


def _first(left: str) -> tuple[str, dict[str, str], int]:
    """The form of the reason that stands first, its values and where it ends; "" where none is known."""
    for form, phrase in _FORMS:
        found = form.match(left)
        if found and ", " not in found.groupdict().get("a", ""):
            return phrase, found.groupdict(), found.end()
    end = left.find(", ")
    return "", {}, end if end > 0 else len(left)


def _value(key: str, value: str, known: NullTranslations, said: Words, language: str) -> str:
    """A value of a reason: a kind, weapon, number or days in the reader's words; a name as it is."""
    if key.startswith("kind"):
        return said.say("types", value)
    if key.startswith("means"):
        return said.form("means", value, 2)
    if key in ("days", "other"):
        first, _, last = value.partition("/")
        return days(first, _later(first, int(last)) if last else first, language)
    if key == "what":
        return known.gettext(_WHATS[value])
    if key in ("n", "m"):
        return _number(value, known)
    return value


def _later(first: str, day: int) -> str:
    """The first day on or after another that is the so-and-so-manieth of its month."""
    start = date.fromisoformat(first)
    later = (start + timedelta(days=n) for n in range(62))
    return next((d for d in later if d.day == day), start).isoformat()


def _number(value: str, known: NullTranslations) -> str:
    if value == "some":
        return known.gettext(_SOME)
    if value.endswith(" or more"):
        return known.gettext(_MORE) % {"n": value.removesuffix(" or more")}
    if value.startswith("up to "):
        return known.gettext(_UP_TO) % {"n": value.removeprefix("up to ")}
    return value
