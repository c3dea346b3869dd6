"""Who holds a place whose country is disputed."""

from dataclasses import replace

from dateline.gazetteer.entries import Entry, data


class Disputes:
    """The rows of disputes.tsv, applied to an entry: the de jure country as the UN draws it, and who runs the place."""

    def __init__(self) -> None:
        self._rows = [
            (row, [_point(pair) for pair in row["outline"].split(" ") if pair], set(row["admin1"].split(",")) - {""})
            for row in data("disputes.tsv")
        ]

    def settle(self, entry: Entry) -> Entry:
        """The entry with `country` and `administered_by` set where a row covers it."""
        if entry.kind == "country":
            return entry
        for row, outline, codes in self._rows:
            if row["of"] and entry.country not in row["of"].split(","):
                continue
            if codes and not _covered(entry, codes):
                continue
            if outline and (entry.kind in {"region", "area", "sea"} or not _inside(entry, outline)):
                continue
            return replace(entry, country=row["country"], administered_by=row["administered_by"] or None)
        return entry


def _covered(entry: Entry, codes: set[str]) -> bool:
    """Whether an entry lies in these regions, or is an area made of nothing else."""
    return entry.admin1 in codes or (bool(entry.parts) and codes.issuperset(entry.parts))


def _point(pair: str) -> tuple[float, float]:
    """Latitude and longitude of "48.1,37.8"."""
    latitude, longitude = pair.split(",")
    return float(latitude), float(longitude)


def _inside(entry: Entry, outline: list[tuple[float, float]]) -> bool:
    """Whether a place lies inside an outline (ray casting)."""
    inside = False
    y, x = entry.latitude, entry.longitude
    for (y1, x1), (y2, x2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
