"""Writes src/dateline/gazetteer/data/departements.tsv: the French départements. Run by maintainers only.

    npm pack @etalab/decoupage-administratif && tar xzf etalab-decoupage-administratif-*.tgz
    python tools/departements.py package/data CLDR_DIRECTORY

The list and which commune lies where are INSEE's (Code officiel géographique), the names in other languages those of
Unicode CLDR 41 (Debian: unicode-cldr-core), the middle that of the towns of GeoNames in each, found by their names.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from gazetteer_data import OUT, cities, cldr_names, middle

from dateline.gazetteer.names import fold

# These names alone are words, towns or rivers better known: they are known by "département de ..." only.
_OTHERWISE = frozenset(
    "Ain Aude Cher Creuse Eure Indre Jura Landes Lot Manche Nord Orne Paris Var Vienne Loire Rhône".split()
)
_LINKS = ("de ", "d'", "du ", "de la ", "des ", "de l'", "des ", "de las ", "de los ")
_SOURCE = "INSEE: Code officiel géographique, département"


def points(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """The towns of each département: those whose name and number of people only one commune of the region has."""
    homes: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for commune in json.loads((folder / "communes.json").read_bytes()):
        if commune["type"] == "commune-actuelle":
            known = homes[commune["region"], fold(commune["nom"])]
            known.append((commune.get("population", 0), commune["departement"]))
    found = defaultdict(list)
    for town in cities():
        known = homes.get((town["admin1code"], fold(town["name"])), []) if town["countrycode"] == "FR" else []
        people = town["population"]
        home = [code for count, code in known if abs(count - people) < 0.15 * people]
        if len(home) == 1:
            found[home[0]].append((town["latitude"], town["longitude"]))
    return found


def main(folder: Path, cldr: Path) -> None:
    """Writes the table."""
    named, towns = cldr_names(cldr), points(folder)
    regions = dict(
        line.split("\t")[:2] for line in (OUT / "regions.tsv").read_text("utf-8").splitlines() if line.startswith("FR.")
    )
    lines = []
    for row in json.loads((folder / "departements.json").read_bytes()):
        code, name = row["code"], row["nom"]
        if code not in towns or name == "Paris":
            continue
        lat, lon, radius = middle(towns[code])
        slavic = dict.fromkeys(filter(None, (named[k].get(f"fr{code.lower()}", "") for k in ("ru", "uk"))))
        names = [f"{name} (département)"] if name in _OTHERWISE else [f"département {_LINKS[row['typeLiaison']]}{name}"]
        names += [
            f"{n} (department)" if name in _OTHERWISE else n for n in (named["en"].get(f"fr{code.lower()}"),) if n
        ]
        names += [f"департамент {n}" if name in _OTHERWISE or len(n) < 5 else n for n in slavic]
        first = f"département {_LINKS[row['typeLiaison']]}{name}" if name in _OTHERWISE else name
        cells = (first, "|".join(n for n in dict.fromkeys(names) if n != first), "area", "FRA")
        admin1 = regions[f"FR.{row['region']}"]
        where = (admin1, f"{lat:.2f}", f"{lon:.2f}", max(8, round(radius * 1.05)), f"{_SOURCE} {code}", 48)
        lines.append("\t".join(str(cell) for cell in (*cells, *where)))
    header = "name\tnames\tkind\tcountry\tadmin1\tlat\tlon\tradius_km\tsource\tweight"
    (OUT / "departements.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    print(len(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
