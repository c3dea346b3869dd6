"""Who says a claim by a correction: kept beside what was read, so that filters and counts of sources go by it."""

from collections.abc import Iterable, Iterator

import apsw

from dateline.record.batches import among
from dateline.record.corrections import any_at_all, corrected
from dateline.record.rows import source_number
from dateline.record.tellings import load

# A claim's source as it stands, for a query that has `claim AS c` and `LEFT JOIN claim_speaker AS x ON x.claim = c.id`.
STANDING = "CASE WHEN x.claim IS NULL THEN c.source ELSE x.source END"


def settle(base: apsw.Connection, tellings: Iterable[int]) -> None:
    """Writes who says the claims of tellings where that was corrected, and takes away what no longer holds."""
    numbers = sorted(tellings)
    if not any_at_all(base):
        return
    held, wanted = _held(base, numbers), _wanted(base, numbers)
    for claim in held.keys() - wanted.keys():
        base.execute("DELETE FROM claim_speaker WHERE claim = ?", (claim,))
    for claim, source in wanted.items():
        number = None if source is None else source_number(base, source)
        if claim not in held or held[claim] != number:
            base.execute(
                "INSERT INTO claim_speaker VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET source = excluded.source",
                (claim, number),
            )


def settle_all(base: apsw.Connection) -> None:
    """As `settle`, for all tellings of a record."""
    if any_at_all(base):
        settle(base, [number for (number,) in base.execute("SELECT id FROM telling ORDER BY id").fetchall()])


def astray(base: apsw.Connection, tellings: Iterable[int]) -> Iterator[int]:
    """The claims of tellings with which it is not kept who says them by a correction."""
    numbers = sorted(tellings)
    if not any_at_all(base):
        return
    held, wanted = _held(base, numbers), _wanted(base, numbers)
    names = {
        row[0]: row[1:]
        for row in among(base, "SELECT id, name, kind, side FROM source WHERE id IN ({})", filter(None, held.values()))
    }
    for claim in sorted(held.keys() | wanted.keys()):
        said = wanted.get(claim)
        told = None if said is None else (said["name"], said["kind"], said["side"] or "")
        if claim not in held or claim not in wanted or names.get(held[claim] or 0) != told:
            yield claim


def _held(base: apsw.Connection, tellings: list[int]) -> dict[int, int | None]:
    query = "SELECT x.claim, x.source FROM claim_speaker AS x JOIN claim AS c ON c.id = x.claim WHERE c.telling IN ({})"
    return dict(among(base, query, tellings))


def _wanted(base: apsw.Connection, tellings: list[int]) -> dict[int, dict[str, str | None] | None]:
    """The sources that were put in the place of those read, by claim; the last correction holds."""
    last = {}
    for ref, corrections in corrected(base, load(base, tellings).values()).items():
        for correction in sorted(corrections, key=lambda c: c.id):
            if "source" in correction.amends:
                last[ref] = correction.amends["source"]
    if not last:
        return {}
    query = "SELECT c.id, t.key, c.label FROM claim AS c JOIN telling AS t ON t.id = c.telling WHERE c.telling IN ({})"
    return {number: last[key, label] for number, key, label in among(base, query, tellings) if (key, label) in last}
