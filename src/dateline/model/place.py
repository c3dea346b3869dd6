"""A place of the gazetteer."""

from dataclasses import dataclass

from dateline.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the gazetteer.

    `kind` is country, region (first level), district (second level), city, village, facility, sea or
    area. `country` is the de jure country (ISO 3166-1 alpha-3), `administered_by` who runs it where
    that is disputed. `radius_km` is the rough radius of the thing itself (city 10, region 150).
    """

    id: str
    name: str
    kind: str
    latitude: float
    longitude: float
    radius_km: float
    country: str | None = None
    admin1: str | None = None
    administered_by: str | None = None
    geonameid: int | None = None
    population: int = 0
