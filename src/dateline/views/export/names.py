"""Exports without the names of those who were killed, wounded, are missing, were taken or held.

The record holds such a name only in the words of a claim. In the words of claims that count people, two or more
capitalised words in a row are taken out unless they name a source, a place, an actor or an agency of the incident.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dateline.gazetteer import fold
from dateline.record.query import IncidentJson

LEFT_OUT = "[name]"
_OF_PEOPLE = frozenset({"killed", "wounded", "missing", "arrested", "evacuated"})
_TYPES = frozenset({"casualties", "abduction", "arrest"})
_WORD = r"(?<![\w’'ʼ-])(?:[^\W\d_a-zà-ÿа-яёіїєґ][\w’'ʼ-]*\.?)"
_RUN = re.compile(rf"{_WORD}(?:\s{{1,3}}(?:(?:de|du|des|la|le|van|von|al|ben|bin|el)\s{{1,3}})?{_WORD})+")
_KEPT = ("source", "cue", "relayed_by", "place", "time", "announced", "document", "corrected")


def without_names(incident: IncidentJson) -> IncidentJson:
    """The incident with the names of victims taken out of the words of its claims."""
    if not any(_counts_people(claim) for claim in incident["claims"]):
        return incident
    known = _known(incident)
    claims = [_bare(claim, known) if _counts_people(claim) else claim for claim in incident["claims"]]
    return incident | {"claims": claims, "words": _out(incident["words"], known)}


def _counts_people(claim: Mapping[str, Any]) -> bool:
    return claim["event_type"] in _TYPES or any(q["what"] in _OF_PEOPLE for q in claim["quantities"])


def _known(incident: IncidentJson) -> frozenset[str]:
    """The words of names that may stay: sources, relays, places, actors, outlets."""
    names = [source["name"] for source in incident["sources"]] + [(incident["place"] or {}).get("name")]
    for claim in incident["claims"]:
        source, place, actor, document = claim["source"] or {}, claim["place"] or {}, claim["actor"], claim["document"]
        names += [source.get("name"), source.get("person"), source.get("quote"), place.get("name"), place.get("quote")]
        names += [relay["name"] for relay in claim["relayed_by"]] + [document["agency"], document["outlet"]]
        names.append(actor["name"] if actor and actor["side"] else None)
    return frozenset(word for name in names if name for word in _words(name))


def _bare(claim: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {name: value if name in _KEPT else _walk(value, known) for name, value in claim.items()}


def _walk(value: Any, known: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {
            k: _out(v, known) if k in ("quote", "name") and isinstance(v, str) else _walk(v, known)
            for k, v in value.items()
        }
    return [_walk(one, known) for one in value] if isinstance(value, list) else value


def _out(text: str, known: frozenset[str]) -> str:
    def shown(match: re.Match[str]) -> str:
        return match[0] if all(word in known for word in _words(match[0])) else LEFT_OUT

    return _RUN.sub(shown, text)


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; the same few names come in most incidents."""
    return tuple(fold(name).split())
