"""What holds a name: the regions, districts and countries said with it or before it, or told of last."""

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.gazetteer import Gazetteer
from dateline.lang import table
from dateline.mentions.place_anaphora import Trail
from dateline.mentions.place_evidence import Evidence
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_relations import read_relation
from dateline.mentions.place_resolve import Resolved, Resolver
from dateline.mentions.place_roles import RoleReader
from dateline.mentions.tree import Tree
from dateline.model import Document, Place, Span

AROUND_KM = 40.0  # what a dispatch calls a town's district, where it tells of it as a place
_DISTRICT_KM = 80.0  # how far from its seat a district reaches where the gazetteer has no more than the seat
_METROPOLIS = 500_000  # people
_TOLD_REGIONS = 3  # regions that most of a text's places lie in: namesakes elsewhere are not meant
_LOCAL = frozenset({"city", "village", "district", "facility"})
_WELL_KNOWN = 100_000  # people: a town that a governor may name beyond his region


class Holders:
    """Finds what holds a name, by the names around it; the reader of a document goes through them in text order."""

    document: Document
    tree: Tree
    gazetteer: Gazetteer
    roles: RoleReader
    by_sentence: dict[int, list[NameHit]]
    resolver: Resolver
    evidence: Evidence
    trail: Trail
    here: int
    countries_here: dict[int, set[str]]
    compass: frozenset[str]
    bordering: frozenset[str]
    owners: frozenset[str]
    gaps: frozenset[str]

    def containers(self, hit: NameHit) -> list[Place]:
        """The regions and countries said to hold a name: "X, dans la région de Y", "X (Y)", nearest first."""
        text = self.document.text
        out: list[Place] = []
        end, owned = hit.span.end, False
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        for other in row[bisect_left(row, end, key=lambda h: h.span.start) :][:4]:
            if other.span.start - end > 60:
                break
            if self.owned(other):
                if self.resolver.country(other) is not None and text[end : other.span.start].strip() == ",":
                    end = self.tree.tokens[other.last].end  # "X, Ukraine's Kharkiv region"
                    owned = True
                    continue
                break
            gap = [w.lower() for w in re.findall(r"\w+|[^\w\s]", text[end : other.span.start])]
            gap = [","] if owned and not gap else gap
            if not gap or any(w not in self.gaps for w in gap) or other.listed:
                break
            if gap[0] in self.evidence.clues["glue"] or (other.nature is None and gap == [","]):
                break
            if other.nature is None and gap[-1] in self.evidence.clues.get("relatives", ()):
                break  # "in Dnipro, which Kyiv denied"
            if gap[0] in self.evidence.clues["strictly_at"] and self.resolver.country(other) is not None:
                break  # "la route qui relie X à la Libye"
            if self.beside(other, gap) or self.next_to(other, gap):
                break
            at = other.nature is None and gap[-1] in self.evidence.clues["strictly_at"] and hit.nature is None
            place = self.container(other, town=hit.nature in ("quarter", "facility") or at)
            if place is None and end == hit.span.end and len(gap) == 1 and gap[0] in self.evidence.clues["of"]:
                end = other.span.end  # "la paroisse X de Y": what holds Y holds X
                continue
            if place is None and not out and other.nature in ("region", "district"):
                end = other.span.end  # "X, dans la zone de Y (Z)": what holds an unknown Y holds X
                continue
            if place is None:
                break
            out.append(place)
            end = other.span.end
        return out or self.containers_before(hit, row)

    def next_to(self, other: NameHit, gap: list[str]) -> bool:
        """Whether a place is only said to lie by another: "à Belgorod, non loin de l'Ukraine"."""
        if other.nature is None and gap[0] == "," and gap[1:] and self.bordering & set(gap[2:]):
            return True  # "Belgorod, région frontalière de Kharkiv"
        if self.resolver.country(other) is None:
            return False
        if self.bordering & set(gap):
            return True
        relation = read_relation(self.evidence.prefix(other), self.document.language)
        return relation is not None and relation.kind in ("near", "border", "distance")

    def owned(self, hit: NameHit) -> bool:
        """Whether a possessive follows a name: "X, the largest town Y's army held"."""
        k = hit.last
        return bool(self.owners) and k < len(self.tree.tokens) and self.tree.lows[k] in self.owners

    def containers_before(self, hit: NameHit, row: list[NameHit]) -> list[Place]:
        """What leads to a name and holds it: "Ukraine's X region", "the Y region town of X"."""
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start) - 1
        if k < 0 or not self.owners or hit.span.start - row[k].span.end > 40:
            return []
        gap = [w.lower() for w in re.findall(r"'s|\w+|[^\w\s]", self.document.text[row[k].span.end : hit.span.start])]
        owned = bool(gap) and gap[0] in self.owners
        if not owned and (row[k].nature not in ("region", "district") or len(gap) < 2 or "," in gap or "and" in gap):
            return []
        if any(w not in self.gaps for w in gap[owned:]) or (not owned and gap[-1] not in self.evidence.clues["of"]):
            return []
        place = self.container(row[k], town=hit.nature in ("quarter", "facility", "district"))
        return [place] if place is not None else []

    def led_by(self, hit: NameHit) -> Place | None:
        """The region or country said right before "à Y": "dans la région de X, à Y", or None."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start)
        before = next((h for h in reversed(row[:k]) if h.span.end <= hit.span.start), None)
        if before is None or before.nature not in ("region", "area", "district"):
            return None
        gap = self.document.text[before.span.end : hit.span.start].lower().split()
        if gap[:1] != [","] or gap[1:] and gap[-1] not in self.evidence.clues["strictly_at"] or len(gap) > 4:
            return None
        return self.resolver.resolve(before).place

    def ruled_here(self, hit: NameHit) -> Place | None:
        """The region the speaker of a sentence governs, for a town named in it: "..., a dit le gouverneur de X"."""
        if hit.nature not in (None, "city", "district"):
            return None
        for other in self.by_sentence[self.tree.tokens[hit.lead].sentence]:
            if other is not hit and other.nature == "region":
                if self.roles.role(other, "region").rule.endswith(".governs"):
                    return self.resolver.resolve(other).place
        return None

    def of_territory(self, hit: NameHit, region: Place, found: Resolved) -> Resolved:
        """What a name means in the words of who governs a region: a place there before its namesakes elsewhere."""
        place = found.place
        if place is not None and (place.kind not in _LOCAL or self.gazetteer.contains(region, place)):
            return found
        inside = self.resolver.resolve(hit, [region])
        if inside.place is not None and inside.place.kind in _LOCAL:
            return inside
        if hit.nature is None or place is None or place.population > _WELL_KNOWN:
            return found
        return Resolved(place=None, reason=f"{hit.name}: none in {region.name}", within=region)

    def beside(self, other: NameHit, gap: list[str]) -> bool:
        """Whether "au sud-est de Moscou" only tells the way to another town."""
        outside = (
            gap[1] in self.evidence.clues["outside"]
            if len(gap) > 2 and gap[0] in (",", "(")
            else gap[0] in self.evidence.clues["beside"]
        )
        if len(gap) > 1 and gap[-1] in self.evidence.clues.get("bearing_of", ()) and gap[-2] in self.compass:
            outside = len(gap) < 3 or gap[-3] not in ("the", "in")  # "northeast of", not "in the north of"
        return outside and other.nature is None and self.compass & set(gap) != set() and self.is_town(other)

    def is_town(self, hit: NameHit) -> bool:
        """Whether a bare name is best known as a town."""
        found = self.gazetteer.candidates(hit.name)
        return bool(found) and found[0].place.kind in ("city", "village", "facility")

    def container(self, hit: NameHit, *, town: bool) -> Place | None:
        """The place of a name as something that may hold others: a region, district or country, `town`: or a town."""
        if hit.nature in ("region", "area"):
            return self.resolver.resolve(hit).place
        place = self.resolver.resolve(hit).place if hit.nature in (None, "district", "city") else None
        if place is not None and hit.nature == "district" and place.kind in ("city", "village"):
            return replace(place, kind="district", radius_km=max(_DISTRICT_KM, place.radius_km))  # around its seat
        if place is not None and place.kind in ("city", "village") and not town:
            return self.gazetteer.resolve(hit.name, countries=self.resolver.countries, kind="region")[0]
        return place

    def neighbours(self, hit: NameHit) -> list[Place]:
        """Regions and countries elsewhere in the sentence and the last ones named: they only break ties."""
        row = self.by_sentence[self.tree.tokens[hit.lead].sentence]
        k = bisect_left(row, hit.span.start, key=lambda h: h.span.start)
        out = []
        for other in row[max(0, k - 6) : k + 7]:
            if other is not hit and other.nature in ("region", "area"):
                if (place := self.resolver.resolve(other).place) is not None:
                    out.append(place)
        kinds = ("region", "area", "country", "city", "district")
        out += [p for k in kinds if (p := self.trail.last.get(k)) is not None]
        most = (self.gazetteer.region(code) for code, _ in self.trail.regions.most_common(_TOLD_REGIONS))
        return out + [region for region in most if region is not None and region not in out]

    def pronoun_nature(self, hit: NameHit) -> NameHit:
        """The hit of "celle de Briansk" with the nature of the noun the pronoun stands for."""
        tokens, words = self.tree.tokens, table(self.document.language, "places")
        if (
            hit.nature is not None
            or hit.first < 2
            or tokens[hit.first - 1].text.lower() not in self.evidence.clues["of"]
        ):
            return hit
        if tokens[hit.first - 2].text.lower() not in words["names"]["demonstratives"]:
            return hit
        for k in range(hit.first - 3, max(-1, hit.first - 40), -1):
            for nature in ("region", "district", "city", "facility"):
                if tokens[k].text.lower() in words["natures"][nature]["words"]:
                    start = tokens[hit.first - 2].start
                    return replace(
                        hit, lead=hit.first - 2, span=Span(start, hit.span.end), nature=nature, noun=tokens[k].text
                    )
        return hit

    def holder(self, hit: NameHit, within: list[Place]) -> Place | None:
        """What an unknown name is said to lie in, else the town or region the text was in last."""
        last = self.trail.last
        if within:
            return within[0]
        town = last.get("city") or (self.filed_from() if (hit.noun or "").lower() in self.evidence.local else None)
        if hit.nature in ("facility", "quarter"):
            return town
        if hit.nature == "district" and town is not None and town.population >= _METROPOLIS:
            return town  # its districts are quarters
        if not hit.known and (hit.nature in ("district", "city") or hit.entity == "LOC"):
            region = last.get("region") or last.get("area")
            near = town is not None and town is not self.trail.anchor
            if region is None and hit.nature is not None and near and town is not None and town.admin1:
                region = self.gazetteer.region(town.admin1)
            code = self.home() if region is None and hit.nature is not None else None
            return region if region is not None or code is None else self.gazetteer.country(code)
        return None

    def filed_from(self) -> Place | None:
        """The town that the dispatch is filed from, or None."""
        name = self.document.dateline_place
        if not name:
            return None
        return self.gazetteer.resolve(name, countries=self.resolver.countries, kind="city")[0]

    def home(self) -> str | None:
        """The country the text is in at this point: of its paragraph, of the places so far, else the one most named."""
        if len(own := self.countries_here.get(self.here, set())) == 1:
            return next(iter(own))
        if (code := self.trail.country()) is not None:
            return code
        return self.resolver.countries[0] if self.resolver.countries else None
