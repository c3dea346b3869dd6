"""The settings a user may give: one table for command-line flags, environment variables and the docs."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from platformdirs import user_config_path

from dateline.errors import SettingError

LANGUAGES = ("fr", "en", "ru", "uk")
WORDS = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its flag, its environment variable and what it does; `choices` empty: any value.

    A `secret` one is never shown.
    """

    name: str
    flag: str
    env: str
    metavar: str
    help: str
    choices: tuple[str, ...] = ()
    commands: tuple[str, ...] = ("read", "explain")
    secret: bool = False


ASKING_COMMANDS = ("incidents", "show", "timeline", "stats", "export", "import")
DECISION_COMMANDS = ("merge", "split", "move", "undo")
DESK_COMMANDS = ("serve", "demo", "users")
RECORD_COMMANDS = (
    *("ingest", "feeds", "watch", "doctor", "reread", "forget", "scale"),
    *DESK_COMMANDS,
    *ASKING_COMMANDS,
    *DECISION_COMMANDS,
)
SETTINGS = (
    Setting(
        name="published",
        flag="--published",
        env="DATELINE_PUBLISHED",
        metavar="DATE",
        help="day of publication, YYYY-MM-DD; without it only what the text itself dates has a date",
    ),
    Setting(
        name="title",
        flag="--title",
        env="DATELINE_TITLE",
        metavar="TEXT",
        help="headline, where it does not stand in the text",
    ),
    Setting(
        name="lang",
        flag="--lang",
        env="DATELINE_LANG",
        metavar="CODE",
        help="language of the text; identified where not given",
        choices=LANGUAGES,
        commands=("read", "explain", "ingest", "watch", "reread", "scale"),
    ),
    Setting(
        name="names",
        flag="--names",
        env="DATELINE_NAMES",
        metavar="CODE",
        help="language in which places are named; where not given the dispatch's, for people that of --words",
        choices=LANGUAGES,
        commands=("read",),
    ),
    Setting(
        name="words",
        flag="--words",
        env="DATELINE_WORDS",
        metavar="CODE",
        help="language of the report's own words, for people; your locale's where not given",
        choices=WORDS,
        commands=("read", "incidents", "show"),
    ),
    Setting(
        name="reader",
        flag="--reader",
        env="DATELINE_READER",
        metavar="NAME",
        help="what reads: rules (default), llm (a language model, its quotes checked) or a reader of another package",
        commands=("read",),
    ),
    Setting(
        name="llm_url",
        flag="--llm-url",
        env="DATELINE_LLM_URL",
        metavar="URL",
        help="with --reader llm: the OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1",
        commands=("read",),
    ),
    Setting(
        name="llm_model",
        flag="--llm-model",
        env="DATELINE_LLM_MODEL",
        metavar="NAME",
        help="with --reader llm: the model's name there",
        commands=("read",),
    ),
    Setting(
        name="llm_key",
        flag="--llm-key",
        env="DATELINE_LLM_KEY",
        metavar="KEY",
        help="with --reader llm: the key, where the endpoint asks for one; better in the environment than in a flag",
        secret=True,
        commands=("read",),
    ),
    Setting(
        name="record",
        flag="--record",
        env="DATELINE_RECORD",
        metavar="FILE",
        help="the file that keeps the record, or postgresql://user@host/database; without it, one in your data folder",
        commands=RECORD_COMMANDS,
    ),
    Setting(
        name="workers",
        flag="--workers",
        env="DATELINE_WORKERS",
        metavar="N",
        help="processes that read at once; without it, one for each processor",
        commands=("ingest", "feeds", "watch", "reread", "scale", "demo"),
    ),
    Setting(
        name="trusted",
        flag="--trust",
        env="DATELINE_TRUST",
        metavar="HOSTS",
        help="hosts in your own network that may be fetched from, with commas: wire.intern,10.1.2.3:8080",
        commands=("ingest", "feeds", "watch"),
    ),
)


def as_date(value: str) -> date:
    """The date of "YYYY-MM-DD"; raises SettingError for anything else."""
    try:
        if len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise SettingError(f"{value!r} is not a date: write it as YYYY-MM-DD, e.g. 2023-02-28") from None


def as_count(value: str) -> int:
    """The number of processes, 1 to 64; raises SettingError for anything else."""
    if not value.isdigit() or not 1 <= int(value) <= 64:
        raise SettingError(f"{value!r} is not a number of processes: give 1 to 64")
    return int(value)


def as_hosts(value: str) -> frozenset[str]:
    """The hosts of a list with commas."""
    return frozenset(host.strip() for host in value.split(",") if host.strip())


def as_names(value: str) -> str:
    """The code of a language that places have names in; raises SettingError with the list of those."""
    if value not in LANGUAGES:
        raise SettingError(f"unknown language {value!r}: places are named in {', '.join(LANGUAGES)}")
    return value


def as_language(value: str) -> str:
    """The language code, if Dateline reads it; raises SettingError with the list of those it does."""
    if value not in LANGUAGES:
        raise SettingError(f"unknown language {value!r}: Dateline reads {', '.join(LANGUAGES)}")
    return value


def as_words(value: str) -> str:
    """The language of a report's own words; raises SettingError with the list of those there are."""
    if value not in WORDS:
        raise SettingError(f"no report is worded in {value!r}: choose one of {', '.join(WORDS)}")
    return value


def user_folder() -> Path:
    """The folder of the user's settings, lexicons and places: DATELINE_CONFIG, else one in the user's settings."""
    folder = os.environ.get("DATELINE_CONFIG")
    return Path(folder) if folder else user_config_path("dateline")


def from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings that environment variables give, by name; an empty variable gives none."""
    return {s.name: environment[s.env] for s in SETTINGS if environment.get(s.env)}


def from_file(path: Path) -> dict[str, str]:
    """The settings that a TOML file gives, by name; none where there is no file. SettingError names what is wrong."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingError(f"{path}: {error}; mend the file or move it away") from None
    known = [s.name for s in SETTINGS]
    for name, value in told.items():
        if name not in known:
            raise SettingError(f"{path}: unknown setting {name!r}; there are {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise SettingError(f"{path}: {name} must be a text or a whole number")
    return {name: str(value) for name, value in told.items()}


def origins(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The value of each setting that is set, with where it comes from: the environment first, then the user's file."""
    path = user_folder() / "settings.toml"
    told = {name: (value, str(path)) for name, value in from_file(path).items()}
    told |= {name: (value, by_name(name).env) for name, value in from_environment(environment).items()}
    return told


def by_name(name: str) -> Setting:
    """The setting of that name."""
    return next(s for s in SETTINGS if s.name == name)
