"""What people corrected, applied to the tellings of an incident and to what these come to.

Which tellings tell of one incident is decided on what was read, so a correction parts no dispatches. What the incident
then shows is what was corrected: its place and days always, its type and means where it showed those of the claim.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.incidents.across.names import plain_name
from dateline.incidents.across.summary import Summary, summarise
from dateline.incidents.across.telling import Count, Said, Telling, spot_of

Ref = tuple[str, str]  # the key of a telling and the label of a claim in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Values of a claim (by their names in its JSON) that a person put in the place of those read; later ids win."""

    id: int
    amends: Mapping[str, Any]


def summed_up(cluster: Sequence[Telling], corrected: Mapping[Ref, Sequence[Correction]]) -> Summary:
    """What a cluster of tellings comes to with what was corrected in it; its name stays what it was."""
    read = summarise(cluster)
    mine = [
        (telling, claim, correction)
        for telling in cluster
        for claim in telling.claims
        for correction in corrected.get((telling.key.split("/")[0], claim.label), ())
    ]
    if not mine:
        return read
    made = replace(summarise([_telling(t, corrected) for t in cluster]), key=read.key, founder=read.founder)
    for _, claim, correction in sorted(mine, key=lambda row: row[2].id):
        made = _shown(made, read, claim, correction.amends)
    return made


def _shown(summary: Summary, read: Summary, claim: Said, amends: Mapping[str, Any]) -> Summary:
    """The summary with one correction of a claim."""
    if "place" in amends:
        summary = replace(summary, place=spot_of(amends["place"]))
    if "time" in amends:
        time = amends["time"] or {}
        summary = replace(
            summary, earliest=time.get("earliest"), latest=time.get("latest"), date_prec=time.get("date_prec")
        )
    if "event_type" in amends and claim.event_type == read.event_type:
        summary = replace(summary, event_type=amends["event_type"])
    if "means" in amends and claim.means == read.means:
        summary = replace(summary, means=amends["means"])
    return summary


def _telling(telling: Telling, corrected: Mapping[Ref, Sequence[Correction]]) -> Telling:
    """A telling with its claims as they were corrected."""
    key = telling.key.split("/")[0]
    claims = tuple(_claim(c, corrected.get((key, c.label), ())) for c in telling.claims)
    return telling if claims == telling.claims else replace(telling, claims=claims)


def _claim(claim: Said, corrections: Sequence[Correction]) -> Said:
    for correction in sorted(corrections, key=lambda c: c.id):
        amends = correction.amends
        if "event_type" in amends:
            claim = replace(claim, event_type=amends["event_type"])
        if "means" in amends:
            claim = replace(claim, means=amends["means"])
        if "quantities" in amends:
            claim = replace(claim, counts=tuple(_counts(claim.counts, amends["quantities"])))
        if "source" in amends:
            source = amends["source"] or {}
            origin = f"{source['kind']}:{source['side'] or ''}:{plain_name(source['name'])}" if source else ""
            claim = replace(
                claim,
                source=source.get("name"),
                kind=source.get("kind"),
                side=source.get("side"),
                origin=origin,
                person=False,
            )
    return claim


def _counts(read: Sequence[Count], said: Sequence[Mapping[str, Any]]) -> list[Count]:
    """The numbers of a claim, those of what was corrected replaced."""
    kept = [c for c in read if c.what not in {q["what"] for q in said}]
    units = {c.what: c.unit for c in read}
    return kept + [
        Count(what=q["what"], unit=q["unit"] or units.get(q["what"]), low=q["low"], best=q["best"], high=q["high"])
        for q in said
        if q["said"]
    ]
