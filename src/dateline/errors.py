"""What can go wrong, as exceptions.

DatelineError
├── InputError        a file or text that can't be read (missing, binary, empty, wrong language)
│   ├── LimitError    an input that would take more memory, time or room than it is worth (a bomb, most likely)
│   └── FetchError    an address that can't be fetched, or must not be
├── SettingError      an option or setting with a bad value
├── DataError         the installation lacks data or a model, or it is damaged
└── RecordError       the record can't be opened, written or trusted
    ├── SlowError     a question to the record takes longer than a question may
    └── FullQueueError  as much as may waits for workers already
"""


class DatelineError(Exception):
    """Anything Dateline raises on purpose; the message says what, which object and what to do."""


class InputError(DatelineError):
    """A file or text that can't be read."""


class LimitError(InputError):
    """An input that would take more memory, time or room than it is worth (a bomb, most likely)."""


class FetchError(InputError):
    """An address that can't be fetched, or must not be.

    `status` is the HTTP status where there was an answer, `wait` the seconds the server asked to be left alone.
    """

    def __init__(self, message: str, *, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(message)
        self.status, self.wait = status, wait


class SettingError(DatelineError):
    """An option or setting with a bad value."""


class DataError(DatelineError):
    """The installation lacks data or a model, or it is damaged."""


class RecordError(DatelineError):
    """The record can't be opened, written or trusted."""


class SlowError(RecordError):
    """A question to the record takes longer than a question may."""


class FullQueueError(RecordError):
    """As much as may waits for workers already."""
