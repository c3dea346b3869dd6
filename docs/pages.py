"""Pages of the site that are made from the program and from the documents beside it: a hook of MkDocs."""

import argparse
import importlib
import inspect
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import dateline
from dateline import plugins
from dateline.settings import SETTINGS
from dateline.views.cli.arguments import parser

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "src" / "dateline" / "views" / "schema"
_DOCUMENTS = {"METHODOLOGY.md": "methodology.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
_FRENCH = {"METHODOLOGY.md": "methodologie.md", "methodologie.md": "methodologie.md", "tutoriel.md": "tutoriel.md"}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files of the site with those that are made."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    reliability = str(ROOT / "docs" / "reliability.svg")
    files.append(File.generated(config, "reference/reliability.svg", abs_src_path=reliability))
    files.append(File.generated(config, "read.svg", abs_src_path=str(ROOT / "docs" / "read.svg")))
    return files


def pages() -> dict[str, str]:
    """The text of each page that is made, by its path."""
    made = {path: _beside((ROOT / name).read_text("utf-8")) for name, path in _DOCUMENTS.items()}
    for name in ("promises", "quality", "speed"):
        made[f"reference/{name}.md"] = _beside((ROOT / "docs" / f"{name}.md").read_text("utf-8"), up="../")
    french = (ROOT / "README.fr.md").read_text("utf-8").replace("docs/read.svg", "../read.svg")
    made["fr/index.md"] = _beside(french, up="../", pages=_FRENCH)
    made["reference/commands.md"] = commands()
    made["reference/settings.md"] = settings()
    made["reference/report.md"] = report()
    made["reference/python.md"] = python()
    made["reference/plugins.md"] = groups()
    return made


def commands() -> str:
    """Every command with its help."""
    os.environ["COLUMNS"] = "100"
    lines = ["# Commands", "", "Each command prints the same with `--help`.", ""]
    for name, command in _commands():
        lines += [f"## dateline {name}", "", "```text", command.format_help().strip(), "```", ""]
    return "\n".join(lines)


def _commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command, and those below it."""

    def below(above: argparse.ArgumentParser, path: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
        for action in above._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, command in action.choices.items():
                    yield f"{path}{name}", command
                    yield from below(command, f"{path}{name} ")

    yield from below(parser(), "")


def settings() -> str:
    """Every setting."""
    lines = [
        "# Settings",
        "",
        "A flag goes before the environment, the environment before `settings.toml` in your settings folder;",
        "`dateline settings --origin` shows what holds and why. `DATELINE_CONFIG` names another settings folder,",
        "`DATELINE_DATA_DIR` another folder for the index of place names.",
        "",
        "| name | flag | environment | what | commands |",
        "|---|---|---|---|---|",
    ]
    for s in SETTINGS:
        choices = f" ({', '.join(s.choices)})" if s.choices else ""
        lines.append(f"| `{s.name}` | `{s.written}` | `{s.env}` | {s.help}{choices} | {', '.join(s.commands)} |")
    return "\n".join(lines) + "\n"


def report() -> str:
    """Every field of the JSON that is printed, schema by schema."""
    lines = ["# What comes out, field by field", ""]
    for path in sorted(SCHEMAS.glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        lines += [f"## {schema.get('title', path.stem)}", "", schema.get("description", ""), ""]
        lines += ["| field | type | what |", "|---|---|---|"]
        lines += [f"| `{name}` | {kind} | {what} |" for name, kind, what in _fields(schema, schema, "")]
        lines.append("")
    return "\n".join(lines)


def _fields(schema: dict[str, Any], whole: dict[str, Any], path: str, depth: int = 0) -> Iterator[tuple[str, str, str]]:
    for name, field in schema.get("properties", {}).items():
        resolved = _resolved(field, whole)
        here = f"{path}{name}"
        yield here, _kind(resolved), str(field.get("description", resolved.get("description", ""))).replace("|", "\\|")
        inner, mark = resolved, ""
        if "items" in resolved:
            inner, mark = _resolved(resolved["items"], whole), "[]"
        if depth < 3:
            yield from _fields(inner, whole, f"{here}{mark}.", depth + 1)


def _resolved(field: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A field with what it refers to; of alternatives the one that is not null; parts put together."""
    if "$ref" in field and field["$ref"].startswith("#/"):
        found: Any = whole
        for key in field["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        return _resolved(found, whole) | {k: v for k, v in field.items() if k != "$ref"}
    for key in ("anyOf", "oneOf"):
        if key in field:
            others = [f for f in field[key] if f.get("type") != "null"]
            return _resolved(others[0], whole) | {"nullable": True} if others else field
    if "allOf" in field:
        parts = [_resolved(f, whole) for f in field["allOf"]]
        merged = {k: v for part in (*parts, field) for k, v in part.items() if k not in ("allOf", "properties")}
        properties = {k: v for part in (*parts, field) for k, v in part.get("properties", {}).items()}
        return merged | {"properties": properties}
    return field


def _kind(field: dict[str, Any]) -> str:
    if "enum" in field:
        return ", ".join("null" if v is None else f"`{v}`" for v in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    kind = field.get("type", "")
    told = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{told} or null" if field.get("nullable") and "null" not in told else told


def python() -> str:
    """Everything `import dateline` offers."""
    lines = ["# Python", "", "`import dateline` loads nothing heavy: what it offers comes with the first use.", ""]
    for name in dateline.__all__:
        if name.startswith("__"):
            continue
        thing = getattr(dateline, name)
        signature = _signature(thing)
        lines += [f"## dateline.{name}", "", f"```python\n{name}{signature}\n```", "", inspect.getdoc(thing) or "", ""]
        if inspect.isclass(thing) and not issubclass(thing, BaseException):
            for member, function in inspect.getmembers(thing, inspect.isfunction):
                if not member.startswith("_") and inspect.getdoc(function):
                    lines += [f"### {name}.{member}", "", f"```python\n{member}{_signature(function)}\n```", ""]
                    lines += [inspect.getdoc(function) or "", ""]
    return "\n".join(lines)


def _signature(thing: Callable[..., Any]) -> str:
    try:
        return str(inspect.signature(thing))
    except (TypeError, ValueError):
        return ""


def groups() -> str:
    """Every group of plugins with what is in it."""
    lines = ["# Plugin groups", "", inspect.getdoc(plugins) or "", ""]
    for group, ours in plugins.OURS.items():
        lines += [f"## {group}", "", "| name | object | what |", "|---|---|---|"]
        for name, where in ours.items():
            module, _, attribute = where.partition(":")
            thing = getattr(importlib.import_module(module), attribute)
            told = inspect.getdoc(thing) if inspect.isfunction(thing) else importlib.import_module(module).__doc__
            what = (told or "").strip().split("\n")[0]
            lines.append(f"| `{name}` | `{where}` | {what} |")
        lines.append("")
    return "\n".join(lines)


def _beside(text: str, *, up: str = "", pages: Mapping[str, str] = _DOCUMENTS) -> str:
    """A document of the repository as a page: links to pages lead there, links to sources become their names."""

    def link(match: re.Match[str]) -> str:
        words, target = match[1], match[2]
        if target.startswith(("http", "#")):
            return match[0]
        name = Path(target.split("#")[0]).name
        if name in pages:
            return f"[{words}]({up if pages is _DOCUMENTS else ''}{pages[name]})"
        return f"{words} (`{target}`)"

    return re.sub(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)", link, text)
