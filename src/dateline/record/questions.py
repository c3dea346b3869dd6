"""The questions that a record answers, as methods; `answers`, `counting` and `finding` do the work."""

from contextlib import AbstractContextManager
from typing import Any

from dateline.errors import SettingError
from dateline.record import answers, counting
from dateline.record.asking import filters_of, limit_of, sort_of, step_of
from dateline.record.query import (
    SECONDS,
    DocumentInfo,
    Filters,
    IncidentJson,
    Map,
    Page,
    Stats,
    Timeline,
    Tombstone,
)


class Answers:
    """What a record is asked; see `interface.Record` for what each call does."""

    _base: Any

    def _told(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def incidents(
        self,
        filters: Filters | None = None,
        *,
        sort: str = "newest",
        limit: int = 100,
        after: str | None = None,
        whole: bool = True,
        count: bool = True,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Page:
        """A page of the incidents that filters let through, given as Filters or by name; see `interface.Record`."""
        asked = self._filters(filters, named)
        with self._told():
            return answers.page(
                self._base,
                asked,
                sort=sort_of(sort),
                limit=limit_of(limit),
                after=after,
                whole=whole,
                count=count,
                seconds=seconds,
            )

    def incident(self, key: str) -> IncidentJson:
        """The whole incident of an id, or the one that it went into; raises RecordError where there is none."""
        with self._told():
            return answers.incident(self._base, key)

    def tombstones(self, since: str) -> list[Tombstone]:
        """The ids given up since a moment, each with that of the incident that holds their dispatches now."""
        with self._told():
            return answers.tombstones(self._base, since)

    def documents(self, *of: int | str) -> list[DocumentInfo]:
        """The documents of these numbers, uris or addresses, in all versions; unknown ones are left out."""
        with self._told():
            return answers.documents(self._base, of)

    def timeline(
        self,
        filters: Filters | None = None,
        *,
        by: str = "day",
        rough: bool = False,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Timeline:
        """How many incidents began on each day, week or month; a `rough` one without types, maybe of a sample."""
        asked = self._filters(filters, named)
        with self._told():
            return counting.timeline(self._base, asked, by=step_of(by), rough=rough, seconds=seconds)

    def stats(self, filters: Filters | None = None, *, seconds: float | None = SECONDS, **named: Any) -> Stats:
        """How many incidents, claims, documents and sources; of which types, standing, languages, places."""
        asked = self._filters(filters, named)
        with self._told():
            return counting.stats(self._base, asked, seconds=seconds)

    def clusters(
        self,
        filters: Filters | None = None,
        *,
        zoom: int,
        points: int = 0,
        seconds: float | None = SECONDS,
        **named: Any,
    ) -> Map:
        """What a map of the window `bbox` shows at a zoom from 0, the world, to 18; each point of up to `points`."""
        asked = self._filters(filters, named)
        with self._told():
            return counting.clusters(self._base, asked, zoom=zoom, points=points, seconds=seconds)

    def interrupt(self) -> None:
        """Ends the question that another thread is asking: it raises SlowError there."""
        self._base.interrupt()

    @staticmethod
    def _filters(filters: Filters | None, named: dict[str, Any]) -> Filters:
        if filters is not None and named:
            raise SettingError(f"give Filters or {', '.join(named)}, not both")
        return filters or filters_of(named)
