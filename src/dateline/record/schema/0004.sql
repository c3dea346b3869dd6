-- What questions need: who is said to have done it, names by their words, and an index for each order and filter.

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    side TEXT NOT NULL DEFAULT '',
    UNIQUE (name, side)
) STRICT;
ALTER TABLE claim ADD COLUMN actor INTEGER REFERENCES actor;
CREATE INDEX claim_actor ON claim (actor, incident) WHERE actor IS NOT NULL;
CREATE INDEX actor_side ON actor (side);
CREATE INDEX source_side ON source (side);

CREATE VIRTUAL TABLE source_search USING fts5 (
    name, content = 'source', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO source_search (source_search, rank) VALUES ('secure-delete', 1);
INSERT INTO source_search (source_search) VALUES ('rebuild');
CREATE TRIGGER source_search_add AFTER INSERT ON source BEGIN
    INSERT INTO source_search (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER source_search_remove AFTER DELETE ON source BEGIN
    INSERT INTO source_search (source_search, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE VIRTUAL TABLE actor_search USING fts5 (
    name, content = 'actor', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO actor_search (actor_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER actor_search_add AFTER INSERT ON actor BEGIN
    INSERT INTO actor_search (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER actor_search_remove AFTER DELETE ON actor BEGIN
    INSERT INTO actor_search (actor_search, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE INDEX incident_means ON incident (means, earliest, id);
CREATE INDEX incident_admin1 ON incident (admin1, earliest, id);
CREATE INDEX incident_origins ON incident (origins, id);
CREATE INDEX incident_claims ON incident (claims, id);
CREATE INDEX incident_last_reported ON incident (last_reported, id);
-- What lasted longer than a week is sought apart from what happened on the days of a question.
CREATE INDEX incident_long ON incident (latest) WHERE date_prec >= 4;
CREATE INDEX incident_place ON incident (place);
-- Rings: what is told of at a distance from a place.
CREATE INDEX incident_ring ON incident (latitude) WHERE relation = 'distance';
CREATE INDEX document_outlet ON document (outlet COLLATE NOCASE);

-- Words of incidents in the order of days: the number of a row there is the day (as julianday() counts, 0 where none is
-- known), moved up by 40 bits, and the number of the incident. So the newest that hold a word are found without sorting.
DROP TRIGGER incident_search_add;
DROP TRIGGER incident_search_remove;
DROP TABLE incident_search;
CREATE VIEW incident_by_day AS
SELECT (coalesce(CAST(julianday(earliest) AS INTEGER), 0) << 40) | id AS position, words FROM incident;
CREATE VIRTUAL TABLE incident_search USING fts5 (
    words, content = 'incident_by_day', content_rowid = 'position', tokenize = "unicode61 remove_diacritics 2",
    prefix = '3 4'
);
INSERT INTO incident_search (incident_search, rank) VALUES ('secure-delete', 1);
INSERT INTO incident_search (incident_search) VALUES ('rebuild');
CREATE TRIGGER incident_search_add AFTER INSERT ON incident BEGIN
    INSERT INTO incident_search (rowid, words) VALUES (
        (coalesce(CAST(julianday(new.earliest) AS INTEGER), 0) << 40) | new.id, new.words
    );
END;
CREATE TRIGGER incident_search_remove AFTER DELETE ON incident BEGIN
    INSERT INTO incident_search (incident_search, rowid, words) VALUES (
        'delete', (coalesce(CAST(julianday(old.earliest) AS INTEGER), 0) << 40) | old.id, old.words
    );
END;

-- Rows of a few dozen bytes for what looks at very many incidents or claims.
CREATE INDEX incident_brief ON incident (
    id, latitude, longitude, relation, event_type, earliest, latest, where_prec, radius_km
);
CREATE INDEX incident_unplaced ON incident (event_type, earliest, latest) WHERE latitude IS NULL;
DROP INDEX claim_source;
CREATE INDEX claim_source ON claim (source, incident);
DROP INDEX claim_incident;
CREATE INDEX claim_incident ON claim (incident, source, actor);
