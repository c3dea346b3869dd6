"""Events in the making: a candidate gathers the frames that tell one event."""

from dataclasses import dataclass, field

from dateline.mentions.grammar.frames import Frame


@dataclass(slots=True, kw_only=True)
class Candidate:
    """An event in the making: its frames, the first the main one, and what was decided of it."""

    frame: Frame
    event_type: str
    means: str | None
    anaphoric: bool = False
    takes_up: bool = False
    dropped: str | None = None
    frames: list[Frame] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    @property
    def token(self) -> int:
        """The head word of its main trigger."""
        return self.frame.token

    @property
    def nature(self) -> str:
        """cause, harm, effect, interception, clash, control, side or other, by its type."""
        return NATURES.get(self.event_type, "other")


NATURES = {
    "strike": "cause",
    "attack": "cause",
    "crash": "cause",
    "debris": "cause",
    "explosion": "cause",
    "clash": "cause",
    "interception": "interception",
    "fire": "effect",
    "damage": "harm",
    "casualties": "harm",
    "closure": "side",
    "alert": "side",
    "outage": "side",
}
