"""Place names to places: lookup, resolve, and what holds what."""

from dateline.gazetteer.build import Progress
from dateline.gazetteer.index import Gazetteer, index_path, open_gazetteer
from dateline.gazetteer.names import fold
from dateline.gazetteer.resolve import Candidate, distance_km

__all__ = ["Candidate", "Gazetteer", "Progress", "distance_km", "fold", "index_path", "open_gazetteer"]
