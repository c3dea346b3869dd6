"""What a second reader is worth, as JSON and for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.second import SecondReport


def second_json(second: "SecondReport") -> dict[str, Any]:
    """The `second_reader` object of a report that a model read."""
    said = second.agreement
    return {
        "model": second.model,
        "claims_told": second.asked,
        "dropped": dict(second.dropped),
        "agreement": {
            "claims_of_rules": said.ours,
            "claims_of_model": said.theirs,
            "claims_in_both": said.paired,
            "fields": {name: {"same": n, "of": said.paired} for name, n in said.fields.items()},
        },
    }


def second_lines(second: "SecondReport") -> Iterator[str]:
    """The same in a few lines."""
    said = second.agreement
    yield f"read by the model {second.model}, its words checked against the text; the rules find {said.ours} claims"
    yield f"  claims told {second.asked}, kept {said.theirs}, also found by the rules {said.paired}"
    if second.dropped:
        yield "  dropped: " + ", ".join(f"{n} {reason}" for reason, n in second.dropped.items())
    if said.paired:
        told = ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in said.fields.items())
        yield f"  of {said.paired} in both, the same: {told}"
