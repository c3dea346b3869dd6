"""What an export may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`hxl` adds a row of tags to CSV, `names` keeps the names of people killed, wounded, missing, taken or held."""

    hxl: bool = False
    names: bool = False
