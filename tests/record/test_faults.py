"""The record stands kills, power cuts, failing disks and changed bytes: shortened runs of bench/faults."""

import subprocess
from pathlib import Path

import apsw
import pytest
from faults import backup, disk, errors, flips, kill, power, stream, system

from dateline.errors import RecordError
from dateline.record import open_record
from record.making import incoming

pytestmark = pytest.mark.one_kind("the file of SQLite and what befalls it; a server looks after its own")


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    acknowledged, _ = kill.run(25, tmp_path)
    assert acknowledged > 30


def test_killed_inside_a_migration_it_is_done_or_not(tmp_path: Path) -> None:
    assert kill.migration(5, tmp_path) == 5


def test_workers_killed_at_any_moment_leave_the_record_that_one_process_makes(tmp_path: Path) -> None:
    told = stream.run(4, tmp_path, each=5)
    assert sum(told.values()) == 4


def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    told = power.run(40, tmp_path, documents=6)
    assert told == {"whole": 40, "corrupt": 0, "lost": 0}


def test_the_power_cuts_are_real(tmp_path: Path) -> None:
    """The control: without synchronisation the same cuts do harm."""
    told = power.run(20, tmp_path, documents=6, synchronous="OFF")
    assert told["corrupt"] + told["lost"] >= 10, told


def test_a_failing_call_is_told_and_does_no_harm(tmp_path: Path) -> None:
    assert errors.run(tmp_path, documents=2, step=17) > 8


@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "ftruncate"])
def test_a_call_of_the_system_that_fails_is_told_and_does_no_harm(tmp_path: Path, call: str) -> None:
    """The control is in it: the first of each kind must have come to pass."""
    if not system.works():
        pytest.skip("no strace that may trace here; install it (apt-get install strace)")
    cases = {
        "pwrite64": ["EIO 4", "ENOSPC 23+", "EINTR 9"],
        "fdatasync": ["EIO 3", "ENOSPC 2+"],
        "ftruncate": ["EIO 1"],
    }
    for case in cases[call]:
        assert system.once(tmp_path, call, *case.split()), case


def test_a_full_disk_and_then_room(tmp_path: Path) -> None:
    try:
        fitted, after = disk.run(tmp_path)
    except (subprocess.CalledProcessError, FileNotFoundError):
        pytest.skip("no right to mount here; the next test fills a file instead")
    assert 0 < fitted < after


def test_a_full_file_and_then_room(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.base.execute("PRAGMA max_page_count = 120").fetchall()
        k = 0
        with pytest.raises(RecordError, match="disk is full"):
            for k in range(1000):
                record.add(incoming(k), last=True)
    with open_record(tmp_path / "r.sqlite") as record:
        assert record.base.execute("SELECT count(*) FROM document").get == k > 0
        assert list(record.verify()) == []
        assert record.add(incoming(k), last=True).outcome == "new"


def test_a_changed_byte_is_found_or_without_effect(tmp_path: Path) -> None:
    told = flips.run(60, tmp_path, documents=12)
    assert told["verify"] + told["opening"] >= 10, told


def test_backups_while_another_process_writes(tmp_path: Path) -> None:
    sizes = backup.run(4, tmp_path)
    assert sizes == sorted(sizes) and sizes[-1] > sizes[0]


def test_a_backup_is_whole_or_not_there(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(1))
        (tmp_path / "there.sqlite").write_text("mine")
        with pytest.raises(RecordError, match="is there already"):
            record.backup(tmp_path / "there.sqlite")
        with pytest.raises(RecordError):
            record.backup(tmp_path / "no folder" / "x.sqlite")
        assert (tmp_path / "there.sqlite").read_text() == "mine"
        record.backup(tmp_path / "copy.sqlite")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.sqlite", "r.sqlite", "there.sqlite"]


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_record(path, create=True).close()
    base = apsw.Connection(str(path))
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(RecordError, match="update Dateline"):
        open_record(path)
