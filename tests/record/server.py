"""A PostgreSQL of the tests' own: a cluster in a folder, reached by a socket alone, ended with the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

MISSING = (
    "no PostgreSQL server with PostGIS here: the record in PostgreSQL is not tested. "
    "Install them (apt-get install postgresql postgresql-postgis)"
)


def programs() -> Path | None:
    """The folder of the newest server's programs, None where there is none or it has no PostGIS."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    for path in reversed(there):
        if Path(f"/usr/share/postgresql/{path.parts[-3]}/extension/postgis.control").exists():
            return path.parent
    return None


@contextmanager
def server(more: str = "-c fsync=off") -> Iterator[str]:
    """The address of a running server; `more` are options for it. A test needs no safety from power cuts."""
    folder = programs()
    assert folder is not None, MISSING
    place = Path(tempfile.mkdtemp(prefix="pg"))
    data, options = place / "data", f"-k {place} -c listen_addresses= -c max_connections=50 {more}"
    postgres = pwd.getpwnam("postgres") if os.getuid() == 0 else None  # the server does not run as root
    if postgres is not None:
        shutil.chown(place, postgres.pw_uid, postgres.pw_gid)

    def call(*command: str) -> None:
        user = postgres.pw_uid if postgres is not None else None
        group = postgres.pw_gid if postgres is not None else None
        others: list[str | int] | None = None if postgres is None else []
        subprocess.run(command, check=True, capture_output=True, cwd=place, user=user, group=group, extra_groups=others)

    try:
        call(str(folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        call(str(folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={place}"
        finally:
            call(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def schema_of(path: Path) -> str:
    """The schema that stands for a file."""
    return "s" + blake2b(str(path).encode(), digest_size=8).hexdigest()


def address(url: str, schema: str) -> str:
    """The address of the record in a schema."""
    return f"{url}&options=-csearch_path%3D{schema},public"


def emptied(url: str, schema: str, *, made: bool) -> None:
    """Makes a schema; where it has tables already, empties them: few rows are deleted sooner than tables truncated."""
    import psycopg

    with psycopg.connect(url) as server:
        server.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        if made:
            server.execute("SET LOCAL session_replication_role = replica")  # also what is never emptied otherwise
            for (table,) in server.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename <> 'dateline_version'", (schema,)
            ).fetchall():
                server.execute(f"DELETE FROM {schema}.{table}")
            named = "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, 1, false)"
            server.execute(f"{named} FROM pg_sequences WHERE schemaname = %s", (schema,))
