"""The speed page is made of what was measured."""

import re
from datetime import date

import speed_page


def test_every_row_has_its_figures() -> None:
    names = {ratio for _, ratio, _ in speed_page.ROWS}
    names |= {name for _, _, words in speed_page.ROWS for name in re.findall(r"\{([^}]+)\}", words)}
    names |= {"memory: MB", "help: seconds"}
    names |= {"parts: us/token, parsed in batches without names", "parts: us/token, read from documents"}
    figures = dict.fromkeys(names, 2.0) | {"reading: ratio": 0.71, "parts: us/token, read from documents": 8.0}
    page = "".join(speed_page.lines(figures, {"mentions": 0.5, "claims": 0.5}, date(2026, 1, 2), 48))
    assert "Measured on 2026-01-02 over 48 French dispatches" in page
    assert (
        "| reading in full : spaCy's own pipeline on the same texts | 0.71 | 2 dispatches a second against 2 |" in page
    )
    assert "| mentions | 50% |" in page and "take 25% of the time of reading" in page
    assert page.count("\n| ") >= len(speed_page.ROWS) + 2
