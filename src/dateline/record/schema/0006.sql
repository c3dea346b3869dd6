-- What comes in from feeds and wires goes before archives that are queued in one go.
ALTER TABLE job ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));
DROP INDEX job_open;
CREATE INDEX job_open ON job (urgent DESC, id) WHERE state <> 'dead';
