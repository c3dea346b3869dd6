"""A report with its places named in the reader's language."""

from dataclasses import replace

from dateline.gazetteer.display import display_name
from dateline.model import PlaceMention, Report


def named(report: Report, language: str | None = None) -> Report:
    """The report with places under the names of a language; of the dispatch's own where none is given.

    Countries, regions, seas and sites have names in French, English, Russian and Ukrainian; a town is called as the
    dispatch calls it where that is in the reader's language, else as the gazetteer does.
    """
    wanted = language or report.document.language
    own = wanted == report.document.language

    def mention(place: PlaceMention | None) -> PlaceMention | None:
        if place is None or place.place is None:
            return place
        name = display_name(place.place, wanted)
        said = place.name if own and language is not None and place.place.kind in ("city", "village") else None
        return replace(place, place=replace(place.place, name=name or said or place.place.name))

    claims = tuple(replace(c, place=mention(c.place)) for c in report.claims)
    incidents = tuple(replace(i, place=mention(i.place)) for i in report.incidents)
    return replace(report, claims=claims, incidents=incidents)
