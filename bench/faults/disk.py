"""A disk that fills up while dispatches are taken in, and is then given room. Needs the right to mount."""

import subprocess
import tempfile
from pathlib import Path

from dateline.errors import RecordError
from dateline.record import open_record
from record.making import incoming


def run(folder: Path, *, size: str = "3m") -> tuple[int, int]:
    """How many dispatches fitted, and how many there were in the end."""
    place = folder / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True, capture_output=True)
    try:
        return fill(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(place: Path) -> tuple[int, int]:
    """As `run`, on a disk that is small already."""
    path, fitted = place / "r.sqlite", 0
    with open_record(path, create=True) as record:
        try:
            while True:
                record.add(incoming(fitted), last=True)
                fitted += 1
        except RecordError as error:
            assert "the disk is full" in str(error), error
    with open_record(path) as record:
        assert record.base.execute("SELECT count(*) FROM document").get == fitted
        assert not list(record.verify())
    subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
    with open_record(path) as record:
        for k in range(fitted + 20):
            record.add(incoming(k), last=True)
        assert record.base.execute("SELECT count(*) FROM document").get == fitted + 20
        assert not list(record.verify())
    return fitted, fitted + 20


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        fitted, after = run(Path(place))
        print(f"{fitted} dispatches fitted on 3 MB; with room again, {after}")
