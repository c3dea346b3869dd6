"""The commands that ask a record: their options and help."""

import argparse
from collections.abc import Callable

FORMATS = ("csv", "geojson", "parquet", "jsonl", "acled", "ucdp", "plover", "atom", "timemap", "annotations")

INCIDENTS_EXAMPLES = """An incident is listed once, whatever number of dispatches tell of it; `dateline show ID` puts
their claims side by side. A place stands for all that lies in it, under its name in French, English, Russian or
Ukrainian. Lists take commas.

examples:
  dateline incidents --type strike,interception --in "région de Koursk" --from 2024-05-01
  dateline incidents --near 51.73,36.19,50 --status disputed
  dateline incidents --text 'dépôt OR "fuel depot"' --source gouverneur --json | jq '.incidents[].id'
"""
SHOW_EXAMPLES = """examples:
  dateline show 2024-05-13-interception-koursk-3f9a20
"""
TIMELINE_EXAMPLES = """examples:
  dateline timeline --by week --in Mali
"""
STATS_EXAMPLES = """examples:
  dateline stats --from 2024-05-01 --to 2024-05-31
"""
EXPORT_EXAMPLES = """What `dateline incidents` shows with the same filters is what goes out, all of it. acled and ucdp
write columns like those of these data sets: it is not their data, and nobody there has seen it. METHODOLOGY says what
is lost.

examples:
  dateline export --format csv -o mai.csv --from 2024-05-01 --to 2024-05-31
  dateline export --format geojson -o koursk.geojson --in Koursk
  dateline export --format gold -o reviewed          what was reviewed, for `dateline evaluate claims`
  dateline export --format csv --hxl -o hxl.csv --changed-since 2024-05-14T06:00:00Z
"""
IMPORT_EXAMPLES = """MAP says which column holds what; a row becomes a claim whose source is the spreadsheet:

  source = "Desk spreadsheet 2024"
  language = "fr"
  id = "id"              # a column, or several: a row that is there already is passed over
  date = "date"
  date_format = "%d/%m/%Y"
  text = "notes"
  place = "town"
  latitude = "lat"
  longitude = "lon"
  country = "iso3"
  url = "link"
  [type]
  column = "kind"
  values = { "frappe" = "strike", "drone abattu" = "interception" }
  [means]
  value = "drone"
  [quantities]
  killed = "dead"
  wounded = "injured"

examples:
  dateline import desk.csv --mapping desk.toml --dry-run
  dateline import desk.csv --mapping desk.toml --record desk.sqlite
"""

Command = Callable[[str, str, str], argparse.ArgumentParser]


def asking_commands(command: Command) -> dict[str, argparse.ArgumentParser]:
    """The parsers of these commands, by name; `command` makes one of a name, a help line and examples."""
    incidents = command("incidents", "list the incidents of the record", INCIDENTS_EXAMPLES)
    filters(incidents)
    incidents.add_argument("--sort", metavar="ORDER", help="newest, oldest, changed, reported, sources or size")
    incidents.add_argument("--limit", metavar="N", help="how many at most, up to 1000; 20 where not given, 100 as JSON")
    incidents.add_argument("--after", metavar="CURSOR", help="go on after a page: the `next` of its JSON")
    incidents.add_argument("--json", action="store_true", help="one JSON object, each incident with its claims")

    show = command("show", "show one incident: who says what, side by side", SHOW_EXAMPLES)
    show.add_argument("id", metavar="ID", help="the id of an incident, as `dateline incidents` lists it")
    show.add_argument("--json", action="store_true", help="one JSON object")

    timeline = command("timeline", "count incidents by the day, week or month on which they began", TIMELINE_EXAMPLES)
    filters(timeline)
    timeline.add_argument("--by", metavar="STEP", help="day, week or month; day where not given")
    timeline.add_argument("--json", action="store_true", help="one JSON object")

    stats = command("stats", "count what the record holds: types, places, sources, disagreements", STATS_EXAMPLES)
    filters(stats)
    stats.add_argument("--json", action="store_true", help="one JSON object")

    export = command("export", "write incidents to a file for other tools", EXPORT_EXAMPLES)
    filters(export)
    known = f"{', '.join(FORMATS)}, gold (what was reviewed, as annotations), or an exporter of another package"
    export.add_argument("--format", required=True, metavar="FORMAT", help=known)
    export.add_argument("-o", "--output", required=True, metavar="FILE", help="the file to write; - is standard output")
    export.add_argument("--partly", action="store_true", help="with gold: also dispatches with claims nobody judged")
    export.add_argument("--hxl", action="store_true", help="with csv: a row of HXL tags under the header")
    export.add_argument("--with-names", action="store_true", help="keep the names of people killed, wounded or missing")

    importing = command("import", "bring a spreadsheet of incidents into the record", IMPORT_EXAMPLES)
    importing.add_argument("file", metavar="FILE.csv", help="the spreadsheet, with a row of column names")
    importing.add_argument("--mapping", required=True, metavar="MAP.toml", help="which column holds what")
    importing.add_argument("--dry-run", action="store_true", help="only tell what would come in and what is wrong")
    importing.add_argument("--json", action="store_true", help="one JSON object")
    return {
        "incidents": incidents, "show": show, "timeline": timeline, "stats": stats, "export": export,
        "import": importing,
    }  # fmt: skip


def filters(to: argparse.ArgumentParser) -> None:
    """Adds the options that choose incidents."""
    group = to.add_argument_group("which incidents")
    for flag, metavar, told in (
        ("--type", "TYPE", "strike, interception, crash, ...; an unknown one lists all"),
        ("--means", "MEANS", "drone, missile, artillery, ..."),
        ("--from", "DATE", "that go on on this day or later"),
        ("--to", "DATE", "that began on this day or before"),
        ("--in", "PLACE", "in a town, region, country or area; a name or an id of the gazetteer"),
        ("--near", "LAT,LON,KM", "placed within so many kilometres"),
        ("--bbox", "W,S,E,N", "placed in a window of the map, in degrees"),
        ("--actor", "NAME", "done, as is said, by this name, part of it, or side (RUS, UKR, MLI)"),
        ("--source", "NAME", "told by this name, part of it, or side"),
        ("--outlet", "NAME", "printed by this outlet"),
        ("--status", "STATUS", "reported, corroborated, disputed, denied or retracted"),
        ("--text", "WORDS", 'with these words; "words side by side", OR, NOT, beginning*'),
        ("--lang", "CODE", "told in this language: fr, en, ru, uk"),
        ("--changed-since", "MOMENT", "changed in the record since then (UTC)"),
    ):
        name = flag.removeprefix("--").replace("-", "_")
        group.add_argument(flag, dest=f"filter_{name}", metavar=metavar, help=told)
    background = group.add_mutually_exclusive_group()
    background.add_argument(
        "--background", dest="filter_background", action="store_const", const="yes", help="only older context"
    )
    background.add_argument(
        "--no-background", dest="filter_background", action="store_const", const="no", help="without older context"
    )
