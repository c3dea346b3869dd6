"""What a claim is called in ACLED, PLOVER, CAMEO, VIINA and UCDP, and what is lost on the way there."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.model import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes of one kind of claim; None where that system has no such event.

    `loses` says what the mapping leaves out or adds: these codes are for joining data sets, the claim
    itself says more.
    """

    event_type: str
    means: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    acled: str | None = None
    plover: str | None = None
    cameo: str | None = None
    viina: str | None = None
    ucdp: str | None = None
    loses: str = ""

    def agrees(self, event_type: str, means: str | None, act: str | None) -> int:
        """How many keys of this row agree; 0 where one does not."""
        if self.event_type != event_type:
            return 0
        if (self.means and means not in self.means) or (self.act and act not in self.act):
            return 0
        return 1 + bool(self.means) + bool(self.act)


@cache
def table() -> tuple[Codes, ...]:
    """All rows of `codes.toml`."""
    rows = tomllib.loads((resources.files("dateline.claims") / "codes.toml").read_text(encoding="utf-8"))["code"]
    return tuple(
        Codes(
            event_type=row["event_type"],
            means=tuple(row.get("means", ())),
            act=tuple(row.get("act", ())),
            loses=row["loses"],
            **{system: row[system] or None for system in ("acled", "plover", "cameo", "viina", "ucdp")},
        )
        for row in rows
    )


@cache
def codes(event_type: str, means: str | None = None, act: str | None = None) -> Codes:
    """The row that agrees on the most; the row of "other" for an event type the table does not know."""
    best = max(table(), key=lambda row: row.agrees(event_type, means, act))
    return best if best.agrees(event_type, means, act) else codes("other")


def codes_of(claim: Claim) -> Codes | None:
    """The codes of a claim; None for a deed that the source denies or only fears.

    Who counts codes counts events: what did not happen must not be among them. A denial or threat that is
    itself the news is a statement and has the codes of one.
    """
    if claim.event_type != "statement" and (claim.denied or claim.hypothetical):
        return None
    return codes(claim.event_type, claim.means, claim.act)
