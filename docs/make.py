"""Makes what the documents show of the program itself: run after a change, `tests/test_docs.py` compares.

python docs/make.py          the tables in README.md and METHODOLOGY.md
python docs/make.py picture  also docs/read.svg, the picture of real output in README.md
"""

import re
import sys
from pathlib import Path

from dateline.claims.codes import Codes
from dateline.claims.codes import table as codes
from dateline.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
SAMPLE, PUBLISHED = "belgorod.txt", "2024-05-14"


def codes_table() -> str:
    """Every kind of claim with its code elsewhere, as Markdown."""

    def kind(row: Codes) -> str:
        narrower = ", ".join((*row.means, *row.act))
        return f"{row.event_type}{f' ({narrower})' if narrower else ''}"

    lines = ["| claim | ACLED | PLOVER | CAMEO | VIINA | what is lost |", "|---|---|---|---|---|---|"]
    for row in codes():
        cells = [kind(row), row.acled, row.plover, row.cameo, row.viina, row.loses]
        lines.append(f"| {' | '.join(cell or '-' for cell in cells)} |")
    return "\n".join(lines)


def settings_table() -> str:
    """Every setting with its flag and environment variable, as Markdown."""
    lines = ["| flag | environment | what |", "|---|---|---|"]
    for s in SETTINGS:
        choices = f" ({', '.join(s.choices)})" if s.choices else ""
        lines.append(f"| `{s.written}` | `{s.env}` | {s.help}{choices} |")
    return "\n".join(lines)


def quality_table() -> str:
    """What the quality gate last wrote to quality/QUALITY.md, without its head."""
    text = (ROOT / "quality" / "QUALITY.md").read_text("utf-8")
    return text[text.index("###") :].strip()


TABLES = {"METHODOLOGY.md": {"codes": codes_table, "quality": quality_table}, "README.md": {"settings": settings_table}}


def filled(document: str) -> str:
    """A document with its tables made anew between their marks."""
    text = (ROOT / document).read_text("utf-8")
    for name, make in TABLES[document].items():
        begin, end = f"<!-- {name}: written by docs/make.py -->", f"<!-- end of {name} -->"
        start, stop = text.index(begin) + len(begin), text.index(end)
        text = f"{text[:start]}\n{make()}\n{text[stop:]}"
    return text


def picture() -> str:
    """What `dateline read` prints of the sample dispatch, as SVG."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    from dateline import Article, Reader
    from dateline.settings import as_date
    from dateline.views.people import Page

    text = (ROOT / "samples" / SAMPLE).read_bytes().decode("utf-8")
    article = Article(text, id=SAMPLE, published=as_date(PUBLISHED))
    (report,) = Reader(language="fr").read_many([article])
    console = Console(
        record=True, width=112, file=sys.stderr, force_terminal=True, highlight=False, color_system="truecolor"
    )
    console.print(Text(f"$ dateline read samples/{SAMPLE} --published {PUBLISHED}", style="bright_black"))
    console.print(Page(report))
    # No fonts from elsewhere: a picture must not tell a third party who looks at it.
    frame = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title="dateline", code_format=frame, unique_id="dateline")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write the tables, and the picture when asked for."""
    for document in TABLES:
        (ROOT / document).write_text(filled(document), "utf-8")
    if "picture" in sys.argv[1:]:
        (ROOT / "docs" / "read.svg").write_text(picture(), "utf-8")


if __name__ == "__main__":
    main()
