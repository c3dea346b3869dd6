"""What Dateline is made of: requirements.lock, sbom.json (CycloneDX) and LICENCES.md.

python tools/supply.py lock     the newest releases that pyproject.toml allows, by their hashes (needs uv, a network)
python tools/supply.py make     sbom.json and LICENCES.md from requirements.lock and tools/licences.toml
python tools/supply.py check    whether the three agree, and hold what they should
"""

import json
import re
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK, SBOM, LICENCES = ROOT / "requirements.lock", ROOT / "sbom.json", ROOT / "LICENCES.md"
_HEAD = """# Runtime dependencies of Dateline on Linux, Python 3.11 to 3.13, by their hashes; by tools/supply.py.
# pip install --require-hashes -r requirements.lock && pip install --no-deps .
"""
_COMPILE = ("uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11")
_PLAIN = ("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--upgrade")
# What [tool.uv] of pyproject.toml says of all of them.
_EVERYWHERE = re.compile(r" ; python_full_version < '3\.14' and sys_platform == 'linux' (?=\\$)", re.MULTILINE)
_COPYLEFT = re.compile(r"\b(?:[AL]?GPL|LGPLLR|MPL|CC-BY-SA)")


def known() -> dict[str, Any]:
    """tools/licences.toml."""
    return tomllib.loads((ROOT / "tools" / "licences.toml").read_text("utf-8"))


def locked(text: str) -> list["Locked"]:
    """The entries of a lock, in its order."""
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return [_entry(entry) for entry in entries]


def _entry(text: str) -> "Locked":
    """One entry, from its name to the last package that asks for it."""
    head = re.match(r"([a-z0-9-]+)==([^\s;]+)(?:\s*;\s*([^\\\n]*))?", text)
    if head is None:
        raise SystemExit(f"requirements.lock: not an entry: {text.splitlines()[0]}")
    asked = re.findall(r"^\s+#\s+(?:via\s+)?([a-zA-Z0-9_.-]+)(?: \(.*\))?$", text, flags=re.MULTILINE)
    return Locked(
        name=head[1],
        version=head[2],
        marker=(head[3] or "").strip(),
        hashes=tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", text)),
        asked_by=tuple(name for name in asked if name != "via"),
    )


def faults(entries: Sequence["Locked"]) -> list[str]:
    """What is wrong with a lock: one line each."""
    table = known()
    names = {entry.name for entry in entries}
    found = [f"{name}: not in tools/licences.toml" for name in sorted(names - table["packages"].keys())]
    found += [f"{name}: in tools/licences.toml, not locked" for name in sorted(table["packages"].keys() - names)]
    for entry in entries:
        if re.match(r"(?:\d+!)?9{3,}", entry.version):
            found.append(f"{entry.name}: {entry.version} is no version that its makers gave it")
        if not entry.hashes:
            found.append(f"{entry.name}: no hash")
        pinned = table["models"].get(entry.name)
        if pinned and entry.hashes != (pinned,):
            found.append(f"{entry.name}: not the model whose hash is pinned")
    for requirement in declared():
        fitting = [e for e in entries if e.name == canonicalize_name(requirement.name)]
        if not any(requirement.specifier.contains(e.version, prereleases=True) for e in fitting):
            found.append(f"{requirement}: the lock does not have it")
    reached = closure(entries)
    found += [f"{name}: nothing that is declared asks for it" for name in sorted(names - reached)]
    return found


def declared() -> list[Requirement]:
    """What pyproject.toml asks for at run time."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(text) for text in project["dependencies"]]


def closure(entries: Iterable["Locked"]) -> set[str]:
    """The names that can be reached from what is declared."""
    asks: dict[str, set[str]] = {}
    for entry in entries:
        for name in entry.asked_by:
            asks.setdefault(str(canonicalize_name(name)), set()).add(entry.name)
    reached: set[str] = set()
    left = [str(canonicalize_name(requirement.name)) for requirement in declared()]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += asks.get(name, ())
    return reached


def sbom(entries: Sequence["Locked"]) -> dict[str, Any]:
    """The bill of materials, CycloneDX 1.6, the same for the same lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/dateline@{project['version']}"
    licences: Mapping[str, str] = known()["packages"]
    asks: dict[str, set[str]] = {own: set()} | {entry.purl: set() for entry in entries}
    of_name: dict[str, list[str]] = {"dateline": [own]}
    for entry in entries:
        of_name.setdefault(entry.name, []).append(entry.purl)
    for entry in entries:
        for name in entry.asked_by:
            for asking in of_name[str(canonicalize_name(name))]:
                asks[asking].add(entry.purl)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + ''.join(sorted(asks)))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "dateline",
                "version": project["version"],
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "purl": own,
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": entry.purl,
                "name": entry.name,
                "version": entry.version,
                "licenses": [_licence(licences[entry.name])],
                "purl": entry.purl,
            }
            | ({"hashes": [{"alg": "SHA-256", "content": entry.hashes[0]}]} if len(entry.hashes) == 1 else {})
            for entry in entries
        ],
        "dependencies": [{"ref": ref, "dependsOn": sorted(on)} for ref, on in sorted(asks.items())],
    }


def _licence(expression: str) -> dict[str, Any]:
    """A licence as CycloneDX writes it."""
    return (
        {"license": {"id": expression}}
        if re.fullmatch(r"(?!LicenseRef)[\w.-]+", expression)
        else {"expression": expression}
    )


def licences(entries: Iterable["Locked"]) -> str:
    """LICENCES.md."""
    table = known()
    lines = [
        "# Licences",
        "",
        "Dateline itself is under the Apache License 2.0 ([LICENSE](LICENSE), [NOTICE](NOTICE)). What it installs and",
        "builds on, by `tools/supply.py`; hashes are in `requirements.lock`, the same for programs in `sbom.json`.",
        "The packages are installed beside Dateline and are no part of its own. Licences in bold ask something of",
        "those who pass the whole on. What the extras (`postgres`, `tables`, `ray`) bring besides is not in it.",
        "",
        "| package | version | licence | |",
        "|---|---|---|---|",
    ]
    versions: dict[str, list[str]] = {}
    for entry in entries:
        versions.setdefault(entry.name, []).append(entry.version)
    for name, numbers in versions.items():
        note = table["notes"].get(name, "")
        lines.append(f"| {name} | {', '.join(numbers)} | {_marked(table['packages'][name])} | {note} |")
    lines += ["", "| data | licence | where |", "|---|---|---|"]
    lines += [f"| {row['name']} | {_marked(row['licence'])} | {row['where']} |" for row in table["data"]]
    return "\n".join(lines) + "\n"


def _marked(licence: str) -> str:
    """A licence, in bold if it is a copyleft and no other may be chosen."""
    return f"**{licence}**" if _COPYLEFT.search(licence) else licence


def main(words: Sequence[str]) -> int:
    """0 if all went well; `check` has no effect but what it prints."""
    if list(words) not in (["lock"], ["make"], ["check"]):
        raise SystemExit(__doc__)
    if words[0] == "lock":
        done = subprocess.run((*_COMPILE, *_PLAIN), cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        LOCK.write_text(_HEAD + _EVERYWHERE.sub(" ", done.stdout), "utf-8")
    entries = locked(LOCK.read_text("utf-8"))
    found = faults(entries)
    if not found:
        made = {SBOM: json.dumps(sbom(entries), indent=1) + "\n", LICENCES: licences(entries)}
        if words[0] == "check":
            found = [f"{p.name}: not what the lock makes" for p, text in made.items() if p.read_text("utf-8") != text]
        else:
            for path, text in made.items():
                path.write_text(text, "utf-8")
    print("\n".join(found) or f"{len(entries)} packages, all as they should be")
    return bool(found)


@dataclass(frozen=True, kw_only=True)
class Locked:
    """One package of requirements.lock."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its address as a package of PyPI."""
        return f"pkg:pypi/{self.name}@{self.version}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
