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
LEASE, LONGEST, ATTEMPTS, DEPTH = 60, 3600, 5, 10_000  # of the queue: seconds, seconds, tries, inputs
WORDS = ("en", "fr")
FULL = ("wait", "refuse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its flag, its environment variable and what it does; `choices` empty: any value.

    A `secret` one is never shown. A `switch` takes nothing on the command line, and yes or no elsewhere.
    """

    name: str
    flag: str
    env: str
    metavar: str
    help: str
    choices: tuple[str, ...] = ()
    commands: tuple[str, ...] = ("read", "explain")
    secret: bool = False
    switch: bool = False

    @property
    def written(self) -> str:
        """The flag as it is written on a command line, with what it takes."""
        return self.flag if self.switch else f"{self.flag} {self.metavar}"


ASKING_COMMANDS = ("incidents", "show", "timeline", "stats", "export", "import")
DECISION_COMMANDS = ("merge", "split", "move", "undo")
DESK_COMMANDS = ("serve", "demo", "users", "webhooks")
TAKING_COMMANDS = ("ingest", "feeds", "watch")
QUEUE_COMMANDS = ("workers", "queue")
RECORD_COMMANDS = (
    *("ingest", "feeds", "watch", "doctor", "reread", "forget", "scale"),
    *QUEUE_COMMANDS,
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
        commands=("read", "explain", "ingest", "watch", "workers", "reread", "scale"),
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
        commands=("ingest", "feeds", "watch", "workers", "reread", "scale", "demo"),
    ),
    Setting(
        name="trusted",
        flag="--trust",
        env="DATELINE_TRUST",
        metavar="HOSTS",
        help="hosts in your own network that may be fetched from or told, with commas: wire.intern,10.1.2.3:8080",
        commands=(*TAKING_COMMANDS, "webhooks"),
    ),
    Setting(
        name="queue_depth",
        flag="--queue-depth",
        env="DATELINE_QUEUE_DEPTH",
        metavar="N",
        help="with --queue: how many inputs may wait for workers before no more are taken; without it, 10000",
        commands=TAKING_COMMANDS,
    ),
    Setting(
        name="queue_full",
        flag="--queue-full",
        env="DATELINE_QUEUE_FULL",
        metavar="WHAT",
        help="with --queue: what to do when that many wait; without it, wait for room",
        choices=FULL,
        commands=TAKING_COMMANDS,
    ),
    Setting(
        name="lease",
        flag="--lease",
        env="DATELINE_LEASE",
        metavar="SECONDS",
        help="for how long a worker that falls silent keeps what it took from the queue; without it, 60",
        commands=("workers",),
    ),
    Setting(
        name="attempts",
        flag="--attempts",
        env="DATELINE_ATTEMPTS",
        metavar="N",
        help="how often an input is tried before it becomes a dead letter; without it, 5",
        commands=("workers",),
    ),
    Setting(
        name="metrics_port",
        flag="--metrics-port",
        env="DATELINE_METRICS_PORT",
        metavar="N",
        help="port of this machine that answers /metrics (Prometheus), /healthz and /readyz; without it, none",
        commands=("workers",),
    ),
    Setting(
        name="log_json",
        flag="--log-json",
        env="DATELINE_LOG_JSON",
        metavar="yes or no",
        help="log one JSON object a line instead of words; no text, title or name of a dispatch is logged either way",
        switch=True,
        commands=("workers", "serve"),
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


def as_whole(value: str, *, least: int, most: int, what: str) -> int:
    """The whole number from `least` to `most` that a text says; raises SettingError, which names `what` it is."""
    if not value.isdecimal() or not value.isascii() or not least <= int(value) <= most:
        raise SettingError(f"{value!r} is not {what}: give {least} to {most}")
    return int(value)


def as_switch(value: str, name: str) -> bool:
    """Whether a switch is on; raises SettingError for anything but yes and no."""
    told = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(value.lower())
    if told is None:
        raise SettingError(f"{name} is yes or no, not {value!r}")
    return told


def as_full(value: str) -> str:
    """What to do when the queue is full; raises SettingError with the list of what there is."""
    if value not in FULL:
        raise SettingError(f"{value!r} is nothing to do when the queue is full: choose one of {', '.join(FULL)}")
    return value


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
