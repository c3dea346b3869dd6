"""One construction of attribution as found in a sentence."""

from dataclasses import dataclass

from dateline.mentions.grammar.namings import Naming
from dateline.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One construction found: cue and region (source, cue and adjuncts) as word ranges.

    `mode` says on which side the content stands: after (from `content` on), before, around, previous or
    following (whole sentences), block (the paragraphs around), signed (those above) or none. `naming` None
    with `same`: the speaker of the saying that governs it ("..., adding that"); with `latest`: who spoke last.
    """

    rule: str
    act: str
    cue: tuple[int, int]
    region: tuple[int, int]
    mode: str
    sentence: int
    naming: Naming | None = None
    same: bool = False
    latest: bool = False
    content: int | None = None
    relays: tuple[Naming, ...] = ()
    hedged: bool = False
