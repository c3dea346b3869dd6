"""What a web address asks for: the address is the only state there is, and is read here and nowhere else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from dateline.errors import SettingError
from dateline.record.asking import KEYS, asked, filters_of, limit_of, sort_of
from dateline.record.query import Filters

PAGE = 50
_ALIASES = {"q": "text", "place": "in"}
_OWN = ("sort", "after", "limit", "view")  # beside the filters
_LONGEST = 4000  # characters of a query


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Filters, an order, where in it to begin, and the incident whose sources are shown."""

    filters: Filters
    sort: str = "newest"
    after: str | None = None
    limit: int = PAGE
    shown: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()

    def address(self, path: str = "/incidents", **changes: Any) -> str:
        """The address of the same question with changes; None takes something out. The first page, unless said."""
        named = {("in" if key == "in_" else "from" if key == "from_" else key): v for key, v in changes.items()}
        kept = [(k, v) for k, v in self.pairs if k not in named and k != "after"]
        kept += [(k, str(v)) for k, v in named.items() if v is not None and v != ""]
        return f"{path}?{urlencode(kept)}" if kept else path

    @property
    def query(self) -> str:
        """What stands behind the ? of the address."""
        return self.address("").removeprefix("?")

    def values(self, key: str) -> list[str]:
        """What was asked under a name."""
        return [v for k, v in self.pairs if k == key]

    def value(self, key: str) -> str:
        """The one word asked under a name, "" without one."""
        return next(iter(self.values(key)), "")

    @property
    def narrowed(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set, as names and words."""
        return asked(self.filters)


def asked_of(request: Request, *, selects: bool = True, without: Sequence[str] = ()) -> Asked:
    """What a question's address asks; raises SettingError that names what is wrong.

    `selects`: here `id` is the incident that is shown, not a filter. `without` are words that the route reads itself.
    """
    pairs = [(k, v) for k, v in pairs_in(request.url.query) if k not in without]
    known = set(KEYS.values())
    for key, _ in pairs:
        if key not in known and key not in _OWN:
            raise SettingError(f"unknown parameter {key[:40]!r}: there are {', '.join([*KEYS.values(), *_OWN[:3]])}")
    shown = next((v for k, v in pairs if k == "id"), None) if selects else None
    filters = filters_of(_many((k, v) for k, v in pairs if k in known and not (selects and k == "id")))
    own = {k: v for k, v in pairs if k in _OWN}
    return Asked(
        filters=filters,
        sort=sort_of(own.get("sort")),
        after=own.get("after"),
        limit=limit_of(own.get("limit"), default=PAGE),
        shown=shown,
        pairs=tuple(pairs),
    )


def pairs_in(query: str) -> list[tuple[str, str]]:
    """What stands behind the ? of an address, under the names that the filters have; SettingError where too long."""
    if len(query) > _LONGEST:
        raise SettingError(f"an address of more than {_LONGEST} characters; ask for less")
    return [(_ALIASES.get(k, k), v.strip()) for k, v in parse_qsl(query, keep_blank_values=True) if v.strip()]


def _many(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
