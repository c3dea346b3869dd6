"""A wheel whose rules are compiled by mypyc: the same reports, byte for byte, in about two thirds of the time.

    python tools/compile.py [--into dist]      then: pip install --force-reinstall --no-deps dist/dateline-*.whl

Wants the development tools (pip install -e '.[dev]'), a C compiler and Python's headers (Debian: gcc python3-dev), and
three to five minutes. The tree itself stays as it is: a copy is built, so that no module is read in a stale form.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_KEPT = ("pyproject.toml", "README.md", "LICENSE", "NOTICE")
_COMPILERS = ("cc", "gcc", "clang")


class CannotCompile(Exception):
    """No compiler, or it failed: the message says what to do."""


def compile_wheel(into: Path) -> Path:
    """The path of the compiled wheel, put into a folder.

    Raises:
        CannotCompile: there is no C compiler, or the build failed; the message ends with what it printed last.
    """
    if not any(map(shutil.which, _COMPILERS)):
        raise CannotCompile("no C compiler found; on Debian or Ubuntu: sudo apt install gcc python3-dev")
    with tempfile.TemporaryDirectory() as folder:
        copy, out = Path(folder, "tree"), Path(folder, "out")
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        for name in _KEPT:
            shutil.copy(ROOT / name, copy)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
        switched = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "true"}
        run = subprocess.run(
            command,
            cwd=copy,
            env=switched,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        built = sorted(out.glob("*.whl"))
        if run.returncode or not built:
            told = [line for line in run.stdout.splitlines() if "error" in line.lower() and not line.startswith("gcc")]
            last = "\n".join(told[-10:] or run.stdout.splitlines()[-10:])
            raise CannotCompile(f"the build failed; the headers of Python may be missing (python3-dev):\n{last}")
        into.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(built[0], into / built[0].name))


def unpacked() -> Path:
    """A folder that holds the compiled package, for PYTHONPATH; built once for each state of the source.

    Raises:
        CannotCompile: as compile_wheel.
    """
    digest = hashlib.sha256(sys.version.encode())
    for path in (ROOT / "pyproject.toml", *sorted((ROOT / "src").rglob("*.py"))):
        digest.update(path.read_bytes())
    folder = ROOT / "build" / f"compiled-{digest.hexdigest()[:12]}"
    if not folder.is_dir():
        with tempfile.TemporaryDirectory() as wheels:
            wheel = compile_wheel(Path(wheels))
            folder.parent.mkdir(exist_ok=True)
            half = Path(tempfile.mkdtemp(dir=folder.parent))
            zipfile.ZipFile(wheel).extractall(half)
            try:
                half.rename(folder)
            except OSError:  # another run was done first, with the same
                shutil.rmtree(half)
    return folder


def main(argv: Sequence[str] | None = None) -> int:
    """0; 1 where nothing could be built."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER")
    options = arguments.parse_args(argv)
    print("compiling, three to five minutes ...", file=sys.stderr)
    try:
        print(compile_wheel(options.into))
    except CannotCompile as error:
        print(f"compile: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
