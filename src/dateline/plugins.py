"""What other packages add, by entry points, and our own of the same kinds.

A package names, in the group of a kind, objects that can be imported:

    [project.entry-points."dateline.formats"]
    bulletin = "my_package.bulletin:BULLETIN"

formats    `Format` of dateline.articles.formats: inputs of one kind as articles
readers    a function of the settings that returns a reader: dateline.views.cli.readers
exporters  a function that writes incidents to a stream: `Write` of dateline.views.export
views      a router of FastAPI with pages of the desk: served below /x/NAME, GET to readers, the rest to reviewers

Names that Dateline uses itself can't be taken.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline.errors import SettingError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

# As in pyproject.toml; here so that nothing has to be looked up for them.
OURS: Mapping[str, Mapping[str, str]] = {
    "dateline.formats": {
        "feed": "dateline.articles.formats:FEED",
        "newsml": "dateline.articles.formats:NEWSML",
        "html": "dateline.articles.formats:HTML",
        "opml": "dateline.articles.formats:OPML",
        "json": "dateline.articles.formats:JSON",
        "text": "dateline.articles.formats:TEXT",
    },
    "dateline.readers": {
        "rules": "dateline.views.cli.readers:rules",
        "llm": "dateline.views.cli.readers:llm",
    },
    "dateline.exporters": {
        "csv": "dateline.views.export.csv:write",
        "geojson": "dateline.views.export.geojson:write",
        "parquet": "dateline.views.export.parquet:write",
        "jsonl": "dateline.views.export.jsonl:write",
        "acled": "dateline.views.export.acled:write",
        "ucdp": "dateline.views.export.ucdp:write",
        "plover": "dateline.views.export.plover:write",
        "atom": "dateline.views.export.atom:write",
        "timemap": "dateline.views.export.timemap:write",
        "annotations": "dateline.views.export.annotations:write",
    },
    "dateline.views": {
        "assets": "dateline.views.web.routes.assets:router",
        "incidents": "dateline.views.web.routes.incidents:router",
        "language": "dateline.views.web.routes.language:router",
        "paste": "dateline.views.web.routes.paste:router",
        "session": "dateline.views.web.routes.session:router",
        "searches": "dateline.views.web.routes.searches:router",
        "review": "dateline.views.web.routes.review:router",
        "health": "dateline.views.web.routes.health:router",
        "api": "dateline.views.web.routes.api:router",
    },
}


def names(group: str) -> list[str]:
    """The names in a group: ours in their order, then those of other packages."""
    return [*OURS.get(group, {}), *_others(group)]


def load(group: str, name: str) -> Any:
    """The object of that name; SettingError lists the names there are, or says which package can't be loaded."""
    if name in OURS.get(group, {}):
        module, _, attribute = OURS[group][name].partition(":")
        return getattr(import_module(module), attribute)
    others = _others(group)
    if name not in others:
        kind = group.rpartition(".")[2].removesuffix("s")
        raise SettingError(f"unknown {kind} {name!r}: there are {', '.join(names(group))}")
    try:
        return others[name].load()
    except Exception as error:  # whatever a package of others comes to
        package = getattr(others[name].dist, "name", "?")
        told = f"{type(error).__name__}: {error}"
        raise SettingError(f"{name!r} of the package {package} can't be loaded ({told}); mend or remove it") from None


@cache
def _others(group: str) -> "dict[str, EntryPoint]":
    """What other packages name in a group."""
    from importlib.metadata import entry_points  # takes a while, and few commands need it

    ours = OURS.get(group, {})
    return {e.name: e for e in sorted(entry_points(group=group), key=lambda e: e.name) if e.name not in ours}
