"""Records are frozen, compared by value and copied as any dataclass is, however they are made."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import dataclass, field

import pytest

from dateline.model.quick import quick, replace


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Train:
    number: int
    name: str = "?"
    stops: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Pair:
    first: int
    second: int | None = None


@dataclass(frozen=True)
class Slow:
    first: int


TRAIN = Train(number=3, stops=("Lille", "Arras"))


def test_what_a_frozen_dataclass_promises() -> None:
    assert Train(number=3, name="?", stops=("Lille", "Arras")) == TRAIN != Train(number=3)
    assert hash(TRAIN) == hash(Train(number=3, stops=("Lille", "Arras")))
    assert type(TRAIN) is Train
    assert repr(TRAIN) == "Train(number=3, name='?', stops=('Lille', 'Arras'))"
    assert (Pair(1).second, Pair(1, 2).second) == (None, 2)
    for change in (lambda: setattr(TRAIN, "name", "x"), lambda: delattr(TRAIN, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    with pytest.raises(TypeError, match=r"missing 1 required keyword-only argument: 'number'"):
        Train()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Train(3)  # type: ignore[misc]
    assert list(inspect.signature(Train).parameters) == ["number", "name", "stops"]


@pytest.mark.parametrize("copied", [lambda t: pickle.loads(pickle.dumps(t)), copy.copy, copy.deepcopy, replace])
def test_copies(copied: object) -> None:
    other = copied(TRAIN)  # type: ignore[operator]
    assert (other, type(other)) == (TRAIN, Train)


def test_some_fields_changed() -> None:
    assert replace(TRAIN, name="Étoile") == dataclasses.replace(TRAIN, name="Étoile") != TRAIN
    assert replace(Slow(1), first=2) == Slow(2)
    with pytest.raises(AttributeError):
        replace(TRAIN, colour="red")  # type: ignore[call-arg]


def test_a_class_with_more_to_do_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listing:
        all: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listing"):
        quick(Listing)
    with pytest.raises(TypeError, match="Derived"):
        quick(dataclass(frozen=True, slots=True)(type("Derived", (Slow,), {})))
