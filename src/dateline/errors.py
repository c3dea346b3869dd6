"""What can go wrong, as exceptions.

DatelineError
├── InputError        a file or text that can't be read (missing, binary, empty, wrong language)
├── SettingError      an option or setting with a bad value
└── DataError         the installation lacks data or a model, or it is damaged
"""


class DatelineError(Exception):
    """Anything Dateline raises on purpose; the message says what, which object and what to do."""


class InputError(DatelineError):
    """A file or text that can't be read."""


class SettingError(DatelineError):
    """An option or setting with a bad value."""


class DataError(DatelineError):
    """The installation lacks data or a model, or it is damaged."""
