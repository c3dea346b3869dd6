"""What a frame is: a trigger with its voice, the doer, what it is done to, other arguments, and what qualifies it."""

from dataclasses import dataclass, field

from dateline.mentions.grammar.triggers import Trigger

# Families of verbs without an object: a noun in the genitive of quantity is their subject.
WITHOUT_OBJECT = frozenset({"fall", "crash", "explode", "die", "missing", "lost", "move", "lose_control", "suffer"})


@dataclass(slots=True, kw_only=True)
class Frame:
    """A trigger in its clause. `subject` does it, `object` undergoes it (the subject of a passive); token indices.

    `obliques` are (preposition or case, token); `determiner` is that of an event noun; `governor` the verb above it;
    `absence` the word that says that there is none.
    """

    trigger: Trigger
    voice: str
    subject: int | None = None
    object: int | None = None
    obliques: list[tuple[str, int]] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    habitual: bool = False
    absence: int | None = None
    determiner: str = ""
    governor: int | None = None

    @property
    def token(self) -> int:
        """The head word of the trigger."""
        return self.trigger.token

    def turn(self) -> None:
        """Makes the subject the object, as in a passive; nothing is left as the subject."""
        self.object = self.subject
        self.subject = None

    def arguments(self) -> list[int]:
        """All arguments, the subject first."""
        return [i for i in (self.subject, self.object, *(i for _, i in self.obliques)) if i is not None]
