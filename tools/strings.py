"""Brings `locale/fr.po` up to date with the phrases of the templates and the code of the desk; lists what lacks French.

    python tools/strings.py

New phrases are added without a translation, those that no template has any more are taken out.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).resolve().parent.parent / "src" / "dateline" / "views" / "web"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]


def phrases() -> dict[str | tuple[str, ...], None]:
    """The phrases that the desk says, in the order of the files; one and many are a pair."""
    found: dict[str | tuple[str, ...], None] = {}
    rows = extract_from_dir(
        WEB,
        METHODS,
        {"templates/**.html": {"newstyle_gettext": "true", "trimmed": "true"}},
        keywords={"_": None, "ngettext": (1, 2), "N_": None},
    )
    for _, _, message, _, _ in sorted(rows, key=lambda row: (row[0], row[1])):
        found.setdefault(message, None)
    return found


def updated(old: Catalog) -> Catalog:
    """The catalogue of the phrases there are, with the translations there were."""
    new = Catalog(locale="fr", project="Dateline", header_comment="# The words of the desk in French.", fuzzy=False)
    for message in phrases():
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, known.string if known else ("" if isinstance(message, str) else ("",) * new.num_plurals))
    return new


def lacking(catalog: Catalog) -> list[str]:
    """The phrases without a translation."""
    return [str(m.id) for m in catalog if m.id and not (m.string if isinstance(m.string, str) else all(m.string))]


def main() -> int:
    target = WEB / "locale" / "fr.po"
    catalog = updated(read_po(io.BytesIO(target.read_bytes()), locale="fr"))
    out = io.BytesIO()
    write_po(out, catalog, width=110, no_location=True, omit_header=False, sort_output=True)
    kept = [
        line for line in out.getvalue().decode().splitlines() if "-Date:" not in line and "Generated-By" not in line
    ]
    target.write_text("\n".join(kept).rstrip() + "\n", "utf-8")
    for one in lacking(catalog):
        print(one)
    return 1 if lacking(catalog) else 0


if __name__ == "__main__":
    sys.exit(main())
