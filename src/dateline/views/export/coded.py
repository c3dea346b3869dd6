"""What an incident is called in other data sets, and which have no room for it."""

from collections.abc import Mapping
from typing import Any

from dateline.claims.codes import Codes, codes
from dateline.record.query import IncidentJson

DATASET = "derived by Dateline; not {name} data, not reviewed by {name}"
_GONE = ("denied", "retracted")


def coded(incident: IncidentJson) -> Codes | None:
    """The row of the table of codes; None where nothing is said to have happened: denied, retracted, only feared."""
    happened = [c for c in incident["claims"] if c["polarity"] == "affirmed" and c["realis"] == "actual"]
    if incident["status"] in _GONE or not happened:
        return None
    act = next((c["cue"]["act"] for c in happened if c["cue"] and c["event_type"] == "statement"), None)
    return codes(incident["event_type"], incident["means"], act)


def counts_for_ucdp(incident: IncidentJson) -> bool:
    """Whether any claim of it, that is neither denied nor feared, is of a kind that UCDP records when somebody died."""
    return any(
        codes(c["event_type"], c["means"], None).ucdp is not None
        for c in incident["claims"]
        if c["polarity"] == "affirmed" and c["realis"] == "actual"
    )


def toll(incident: IncidentJson) -> Mapping[str, Any] | None:
    """The number of people killed over all claims; None where none is said."""
    return next((q for q in incident["quantities"] if q["what"] == "killed"), None)


def sides(incident: IncidentJson) -> list[str]:
    """Who is said to have acted, by side: the words where no side is known."""
    acted = (c["actor"] for c in incident["claims"] if c["actor"] and c["polarity"] == "affirmed")
    return list(dict.fromkeys(actor["side"] or actor["name"] for actor in acted))
