-- Work that waits for readers: inputs whose bytes are kept (see capture) and that have not been read to their end.
-- A job that is done is removed: what came of it is in `input` and `document`. One that is `dead` waits for a person.
-- Jobs of one `series` are read one after the other, in the order of their numbers: versions stay in their order.
-- `due` is when it may be read, `until` how long `worker` has it; after that anybody may take it.
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    capture INTEGER NOT NULL REFERENCES capture,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    series TEXT NOT NULL,
    added TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'dead')),
    due TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    worker TEXT,
    until TEXT,
    error TEXT,
    CHECK ((state = 'leased') = (worker IS NOT NULL) AND (worker IS NULL) = (until IS NULL))
) STRICT;
CREATE INDEX job_open ON job (id) WHERE state <> 'dead';
CREATE INDEX job_series ON job (series, id) WHERE state <> 'dead';
CREATE INDEX job_worker ON job (worker) WHERE worker IS NOT NULL;
CREATE INDEX job_dead ON job (id) WHERE state = 'dead';
