"""The 25 slots of a MUC-4 template: number, name, kind, what they refer to and the trees of their set fills."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["id", "template", "date", "location", "set", "string", "number"]
Tree = Mapping[str, str | None]  # a value and the wider value above it


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot: `row` is what the score report calls it, `refers` the slots whose strings its fills may name."""

    number: int
    name: str
    row: str
    kind: Kind
    refers: tuple[str, ...] = ()
    tree: Tree = field(default_factory=dict)


_TYPE: Tree = {
    "ATTACK": None,
    **dict.fromkeys(("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), "ATTACK"),
}
_INSTRUMENT: Tree = {
    "GUN": None,
    **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
    "EXPLOSIVE": None,
    **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
    **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
    "PROJECTILE": None,
    **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    **dict.fromkeys(("CUTTING DEVICE", "FIRE", "STONE", "TORTURE"), None),
}
_CONFIDENCE: Tree = {
    **dict.fromkeys(("REPORTED AS FACT", "ACQUITTED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "POSSIBLE"), None),
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED",
}
_PLACE: Tree = {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"}
_PHYSICAL_EFFECT: Tree = {"SOME DAMAGE": "DESTROYED"}
_PERSON: Tree = {
    "GOVERNMENT OFFICIAL": "POLITICAL FIGURE",
    "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
    "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
}
_HUMAN_EFFECT: Tree = {"NO DEATH": "NO INJURY", "NO INJURY OR DEATH": "NO DEATH"}

_PHYSICAL, _HUMAN = ("phys-tgt-id",), ("hum-tgt-name", "hum-tgt-desc")
SLOTS = (
    Slot(number=0, name="MESSAGE: ID", row="message-id", kind="id"),
    Slot(number=1, name="MESSAGE: TEMPLATE", row="template-id", kind="template"),
    Slot(number=2, name="INCIDENT: DATE", row="inc-date", kind="date"),
    Slot(number=3, name="INCIDENT: LOCATION", row="inc-loc", kind="location"),
    Slot(number=4, name="INCIDENT: TYPE", row="inc-type", kind="set", tree=_TYPE),
    Slot(number=5, name="INCIDENT: STAGE OF EXECUTION", row="inc-stage", kind="set"),
    Slot(number=6, name="INCIDENT: INSTRUMENT ID", row="inc-instr-id", kind="string"),
    Slot(
        number=7,
        name="INCIDENT: INSTRUMENT TYPE",
        row="inc-instr-type",
        kind="set",
        refers=("inc-instr-id",),
        tree=_INSTRUMENT,
    ),
    Slot(number=8, name="PERP: INCIDENT CATEGORY", row="perp-inc-cat", kind="set"),
    Slot(number=9, name="PERP: INDIVIDUAL ID", row="perp-ind-id", kind="string"),
    Slot(number=10, name="PERP: ORGANIZATION ID", row="perp-org-id", kind="string", refers=("perp-ind-id",)),
    Slot(
        number=11,
        name="PERP: ORGANIZATION CONFIDENCE",
        row="perp-org-conf",
        kind="set",
        refers=("perp-org-id",),
        tree=_CONFIDENCE,
    ),
    Slot(number=12, name="PHYS TGT: ID", row="phys-tgt-id", kind="string"),
    Slot(number=13, name="PHYS TGT: TYPE", row="phys-tgt-type", kind="set", refers=_PHYSICAL, tree=_PLACE),
    Slot(number=14, name="PHYS TGT: NUMBER", row="phys-tgt-num", kind="number", refers=_PHYSICAL),
    Slot(number=15, name="PHYS TGT: FOREIGN NATION", row="phys-tgt-nation", kind="set", refers=_PHYSICAL),
    Slot(
        number=16,
        name="PHYS TGT: EFFECT OF INCIDENT",
        row="phys-tgt-effect",
        kind="set",
        refers=_PHYSICAL,
        tree=_PHYSICAL_EFFECT,
    ),
    Slot(number=17, name="PHYS TGT: TOTAL NUMBER", row="phys-tgt-total-num", kind="number"),
    Slot(number=18, name="HUM TGT: NAME", row="hum-tgt-name", kind="string"),
    Slot(number=19, name="HUM TGT: DESCRIPTION", row="hum-tgt-desc", kind="string", refers=("hum-tgt-name",)),
    Slot(number=20, name="HUM TGT: TYPE", row="hum-tgt-type", kind="set", refers=_HUMAN, tree=_PERSON),
    Slot(number=21, name="HUM TGT: NUMBER", row="hum-tgt-num", kind="number", refers=_HUMAN),
    Slot(number=22, name="HUM TGT: FOREIGN NATION", row="hum-tgt-nation", kind="set", refers=_HUMAN),
    Slot(
        number=23,
        name="HUM TGT: EFFECT OF INCIDENT",
        row="hum-tgt-effect",
        kind="set",
        refers=_HUMAN,
        tree=_HUMAN_EFFECT,
    ),
    Slot(number=24, name="HUM TGT: TOTAL NUMBER", row="hum-tgt-total-num", kind="number"),
)
FILLED = SLOTS[2:]  # the first two only say which template it is
BY_NAME = {slot.name: slot for slot in SLOTS}
BY_NUMBER = {slot.number: slot for slot in SLOTS}

MAPPING_TYPE = "inc-type"
MAPPING_CONTENT = (
    "phys-tgt-id",
    "phys-tgt-type",
    "hum-tgt-name",
    "hum-tgt-desc",
    "hum-tgt-type",
    "perp-ind-id",
    "perp-org-id",
)
"""A response maps to a key on the type and on at least one of these, each at least partly right."""

SUBTOTALS = {
    "inc-total": tuple(slot.row for slot in SLOTS[2:8]),
    "perp-total": tuple(slot.row for slot in SLOTS[8:12]),
    "phys-tgt-total": tuple(slot.row for slot in SLOTS[12:18]),
    "hum-tgt-total": tuple(slot.row for slot in SLOTS[18:25]),
}


def above(value: str, tree: Tree) -> tuple[str, ...]:
    """The wider values over one in its tree, nearest first."""
    found = []
    parent = tree.get(value)
    while parent is not None:
        found.append(parent)
        parent = tree.get(parent)
    return tuple(found)
