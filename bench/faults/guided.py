"""Inputs of every format mutated towards code not yet reached (atheris): at most refused, soon and in little memory.

python -m faults.guided 600      ten minutes for each format
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from faults.fuzz import SEEDS

_MEMORY = 400  # MB that inputs may add to what the libraries and the instruments take, which differs by machine


def one(name: str, folder: Path, seconds: int) -> None:
    """Mutates inputs of one format; ends with another status where one of them does harm."""
    import atheris  # what is imported after it is instrumented, so only here

    with atheris.instrument_imports(include=["dateline.articles", "feedparser", "newsmlg2", "fastwarc"]):
        for module in [m for m in sys.modules if m.startswith(("dateline.", "feedparser"))]:
            del sys.modules[module]
        from dateline.articles.parse import parse
        from dateline.articles.raw import Raw
        from dateline.articles.units import unpacked
    from dateline.errors import InputError

    def look(body: bytes) -> None:
        for found in unpacked(io.BytesIO(body), name=f"x.{name}"):
            if isinstance(found, Raw):
                try:
                    parse(found)
                except InputError as error:
                    assert str(error)

    (folder / "corpus").mkdir()
    (folder / "corpus" / "seed").write_bytes(SEEDS[name])
    look(SEEDS[name])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + _MEMORY
    options = [f"-max_total_time={seconds}", "-timeout=2", f"-rss_limit_mb={memory}", "-print_final_stats=1"]
    options += [f"-artifact_prefix={folder}/", "-max_len=20000", "-seed=1"]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], look)
    atheris.Fuzz()


def run(seconds: int, names: tuple[str, ...] = tuple(SEEDS)) -> dict[str, int]:
    """How many inputs were tried in each format; AssertionError for one that does harm."""
    told = {}
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, "-m", "faults.guided", name, place, str(seconds)]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=env)
            assert done.returncode == 0, (name, done.stderr[-3000:])
            told[name] = int(done.stderr.rpartition("stat::number_of_executed_units:")[2].split()[0])
    return told


if __name__ == "__main__":
    if len(sys.argv) == 4:
        one(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        for kind, tries in run(int(sys.argv[1]) if len(sys.argv) > 1 else 60).items():
            print(f"{kind}: {tries} inputs")
