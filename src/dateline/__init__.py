"""Reads news dispatches and keeps a sourced record of incidents.

    import dateline

    report = dateline.read(text, published="2023-02-28")
    for claim in report.claims:
        print(claim.event_type, claim.source and claim.source.name)

`import dateline` loads nothing heavy: the parser and its model come with the first text that is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.errors import DataError, DatelineError, InputError, SettingError
    from dateline.model import Article, Claim, Document, Incident, Report
    from dateline.reader import Reader, read
    from dateline.record import open_record
    from dateline.views.report import report_json

__version__ = "0.1.0"

_HOME = {
    "Article": "dateline.model",
    "Claim": "dateline.model",
    "DataError": "dateline.errors",
    "DatelineError": "dateline.errors",
    "Document": "dateline.model",
    "Incident": "dateline.model",
    "InputError": "dateline.errors",
    "Reader": "dateline.reader",
    "Report": "dateline.model",
    "SettingError": "dateline.errors",
    "open_record": "dateline.record",
    "read": "dateline.reader",
    "report_json": "dateline.views.report",
}

__all__ = [
    "Article",
    "Claim",
    "DataError",
    "DatelineError",
    "Document",
    "Incident",
    "InputError",
    "Reader",
    "Report",
    "SettingError",
    "__version__",
    "open_record",
    "read",
    "report_json",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
