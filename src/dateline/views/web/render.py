"""Pages out of templates: the words, numbers and days of the reader's language, and nothing that is not escaped."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from babel.support import NullTranslations
from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline import __version__
from dateline.views.place_names import country_name, place_name, usual_case
from dateline.views.placing import joined
from dateline.views.vocabulary import Words, words
from dateline.views.web import strings
from dateline.views.web.highlight import ref_of
from dateline.views.web.reasons import reasons
from dateline.views.web.strings import N_
from dateline.views.wording import clean, counted

STATUS_SIGNS = {"reported": "○", "corroborated": "◉", "disputed": "≠", "denied": "⊘", "retracted": "✕"}


@cache
def environment(language: str) -> Environment:
    """The templates, speaking a language."""
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    known = strings.translations(language)
    made.install_gettext_callables(known.gettext, known.ngettext, newstyle=True)  # type: ignore[attr-defined]
    said = words(language)
    filters: dict[str, Any] = {
        "number": lambda value: strings.number(value, language),
        "percent": lambda value: strings.percent(value, language),
        "day": lambda value, shape="d MMM y": strings.day(value, language, shape=shape),
        "days": lambda time: strings.days(time["earliest"], time["latest"], language),
        "language_name": lambda code: strings.language_name(code, language),
        "country": lambda code: country_name(code, language),
        "type": lambda key: said.say("types", key),
        "means": lambda key: said.form("means", key, 2),
        "place": lambda place: place_words(place, said, language),
        "ref": ref_of,
        "web": web_address,
        "line": clean,
        "reasons": lambda text: clean(reasons(text, known=known, said=said, language=language)),
        "usual": usual_case,
        "query_words": lambda query: ", ".join(f"{key}: {clean(value)}" for key, value in parse_qsl(query)),
    }
    made.filters |= filters
    made.globals |= {
        "language": language,
        "languages": strings.LANGUAGES,
        "version": __version__,
        "signs": STATUS_SIGNS,
        "say": said.say,
        "source_kind": lambda kind: _source_kind(kind, known),
        "drawn": _Rows(made),
        "amount": lambda q, claim, spoken="en": amount_words(q, claim, said, spoken),
    }
    return made


class _Rows:
    """The words of the rows of lists: templates take longer than all else of a page, and rows come again and again."""

    def __init__(self, environment: Environment, *, most: int = 4000) -> None:
        self._environment, self._most = environment, most
        self._kept: dict[bytes, Markup] = {}

    def __call__(self, incident: Mapping[str, Any], mark: str) -> Markup:
        """What a row says of an incident; drawn anew only where something of it is another than before."""
        key = blake2b(json.dumps([incident, mark]).encode(), digest_size=16).digest()
        found = self._kept.get(key)
        if found is None:
            module: Any = self._environment.get_template("incidents.html").module
            found = module.row_words(incident, mark)
            if len(self._kept) >= self._most:
                self._kept.clear()
            self._kept[key] = found
        return found


_KINDS = {
    "military": N_("armed forces"),
    "ministry": N_("ministry"),
    "head_of_state": N_("head of state"),
    "governor": N_("governor"),
    "local_authority": N_("local authority"),
    "emergency_service": N_("emergency service"),
    "official": N_("official"),
    "agency": N_("agency"),
    "media": N_("media"),
    "witness": N_("witness"),
    "company": N_("company"),
    "intelligence": N_("intelligence"),
    "international_org": N_("international organisation"),
    "unnamed": N_("unnamed"),
}


def _source_kind(kind: str, known: NullTranslations) -> str:
    """What kind of source speaks."""
    return known.gettext(_KINDS[kind]) if kind in _KINDS else kind


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of that template."""
    language = request.state.language
    context = {"request": request, "path": request.url.path, "user": request.state.user, "csrf": request.state.csrf}
    query = f"?{request.url.query}" if request.url.query else ""
    context["back"] = request.url.path + query
    html = environment(language).get_template(name).render(context | values)
    return HTMLResponse(html, status_code=status, headers={"content-language": language, "vary": "Cookie"})


def amount_words(quantity: Mapping[str, Any], claim: Mapping[str, Any], said: Words, spoken: str) -> str:
    """A quantity as people say it: "3 drones", "at least 2 killed"."""
    return counted(
        quantity["what"],
        quantity["unit"],
        quantity["low"],
        quantity["best"],
        quantity["high"],
        event_type=claim["event_type"],
        means=claim["means"],
        spoken=spoken,
        words=said,
    )


def place_words(place: Mapping[str, Any] | None, said: Words, language: str) -> str:
    """A place as people say it: "near Kursk", "~100 km from Moscow", "Bryansk region"."""
    text = _related(place, said, language)
    return joined(text) if language == "fr" else text


def _related(place: Mapping[str, Any] | None, said: Words, language: str) -> str:
    """The name of a place with how the event lies to it."""
    if place is None or not place["name"]:
        return said.say("place", "unsaid")
    name = clean(place_name(place, language))
    relation, km, bearing = place["relation"], place["distance_km"], place["bearing"]
    if relation == "distance":
        if km is None:
            return said.say("place", "some_way", name)
        if bearing and bearing != "C":
            return said.say("place", "distance_toward", f"{km:g}", said.say("place", bearing), name)
        return said.say("place", "distance", f"{km:g}", name)
    if relation == "direction" and bearing:
        return said.say("place", "direction", said.say("place", bearing), name)
    if relation in ("near", "over"):
        name = said.say("place", relation, name)
    return name


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https and nothing else."""
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _template(name: str) -> str | None:
    found = resources.files("dateline.views.web") / "templates" / name
    return found.read_text(encoding="utf-8") if found.is_file() else None
