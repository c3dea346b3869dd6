-- What one dispatch tells of an incident is a telling; an incident is made of the tellings of all dispatches about it.
-- Incidents, links and cells are derived: they follow from the tellings and from what people decided.

DROP VIEW claims;
DROP VIEW incidents;
DROP VIEW map;
DROP VIEW witnesses;
DROP TRIGGER incident_search_add;
DROP TRIGGER incident_search_remove;
DROP TRIGGER incident_where_add;
DROP TRIGGER incident_where_remove;
DROP TABLE incident_search;
DROP TABLE incident_where;
DROP INDEX incident_when;
DROP INDEX incident_type;
DROP INDEX incident_country;
DROP INDEX incident_status;
DROP INDEX claim_incident;
ALTER TABLE incident RENAME TO telling;
ALTER TABLE claim RENAME COLUMN incident TO telling;
CREATE INDEX claim_telling ON claim (telling);

-- One incident. `key` is its name for people and programs: readable, and the same for the same tellings.
-- `founder` is the telling (its key) that it is named after, `sha256` the hash of what it says.
-- `claims`, `documents` and `origins` are counts; `languages` and `sides` are lists with a blank between.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    event_type TEXT NOT NULL,
    means TEXT,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    geonameid INTEGER,
    latitude REAL,
    longitude REAL,
    radius_km REAL,
    distance_km REAL,
    relation TEXT,
    where_prec INTEGER,
    earliest TEXT,
    latest TEXT,
    date_prec INTEGER,
    origins INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    languages TEXT NOT NULL,
    sides TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('reported', 'corroborated', 'disputed', 'denied', 'retracted')),
    words TEXT NOT NULL,
    first_reported TEXT,
    last_reported TEXT,
    changed TEXT NOT NULL,
    background INTEGER NOT NULL CHECK (background IN (0, 1)),
    founder TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX incident_when ON incident (earliest, id);
CREATE INDEX incident_type ON incident (event_type, earliest, id);
CREATE INDEX incident_country ON incident (country, earliest, id);
CREATE INDEX incident_status ON incident (status, earliest, id);
CREATE INDEX incident_changed ON incident (changed, id);
CREATE INDEX incident_reported ON incident (first_reported, id);

-- A name that an incident once had: `merged_into` is the one that holds its tellings now, null where nothing is left.
CREATE TABLE incident_tombstone (
    key TEXT PRIMARY KEY,
    merged_into TEXT,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_tombstone_into ON incident_tombstone (merged_into);
CREATE INDEX incident_tombstone_at ON incident_tombstone (at);

-- Numbers over all claims: `unit` is one word for all languages, '' where none is said.
CREATE TABLE incident_quantity (
    incident INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    unit TEXT NOT NULL,
    low REAL,
    best REAL,
    high REAL,
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    PRIMARY KEY (incident, what, unit)
) STRICT, WITHOUT ROWID;

-- A total and the incidents that it counts too: never add a whole to its parts.
CREATE TABLE incident_part (
    whole INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
    part INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,
    PRIMARY KEY (whole, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_part_part ON incident_part (part);

-- `key` names a telling in every record that has its dispatch, `facts` is what decides on its incident, as JSON.
ALTER TABLE telling ADD COLUMN key TEXT;
ALTER TABLE telling ADD COLUMN facts TEXT;
ALTER TABLE telling ADD COLUMN background INTEGER NOT NULL DEFAULT 0;
ALTER TABLE telling ADD COLUMN incident INTEGER REFERENCES incident DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX telling_key ON telling (key);
CREATE INDEX telling_incident ON telling (incident);

-- The incident that a claim is of: that of its telling, unless somebody moved it. `superseded_by` is a later claim
-- of the same voice that says otherwise; the older one stays.
ALTER TABLE claim ADD COLUMN incident INTEGER REFERENCES incident DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claim ADD COLUMN superseded_by INTEGER REFERENCES claim DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claim ADD COLUMN geonameid INTEGER;
CREATE INDEX claim_incident ON claim (incident);
CREATE INDEX claim_superseded ON claim (superseded_by) WHERE superseded_by IS NOT NULL;

-- Where tellings of one event may meet: a place and a day, or a wording.
CREATE TABLE cell (
    cell TEXT NOT NULL,
    telling INTEGER NOT NULL REFERENCES telling,
    PRIMARY KEY (cell, telling)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_telling ON cell (telling);

-- What was decided on two tellings that met, and why; `a` is the one with the lower key.
CREATE TABLE link (
    a INTEGER NOT NULL REFERENCES telling,
    b INTEGER NOT NULL REFERENCES telling,
    score REAL NOT NULL,
    joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
    words TEXT NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_b ON link (b);

-- What people decided. `anchors` name claims by their dispatch and words, so that they hold when it is read again.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    act TEXT NOT NULL CHECK (act IN ('merge', 'split', 'move')),
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    anchors TEXT NOT NULL CHECK (json_valid(anchors)),
    undone_at TEXT,
    undone_by TEXT,
    undone_why TEXT
) STRICT;
-- The dispatches that a decision names: channel and uri with a blank between, whatever their version.
CREATE TABLE decision_series (
    series TEXT NOT NULL,
    decision INTEGER NOT NULL REFERENCES decision,
    uri TEXT NOT NULL,
    PRIMARY KEY (series, decision)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_series_decision ON decision_series (decision);
CREATE VIEW decision_document AS
SELECT document.id AS document, decision_series.decision
FROM document JOIN decision_series ON decision_series.series = document.channel || ' ' || document.uri;
CREATE TRIGGER decision_is_not_removed BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions stay; undo them'); END;

CREATE VIRTUAL TABLE incident_search USING fts5 (
    words, content = 'incident', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO incident_search (incident_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER incident_search_add AFTER INSERT ON incident BEGIN
    INSERT INTO incident_search (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER incident_search_remove AFTER DELETE ON incident BEGIN
    INSERT INTO incident_search (incident_search, rowid, words) VALUES ('delete', old.id, old.words);
END;

-- Where and when at once: days are counted as julianday() does, cut to whole numbers; 0 where no day is known.
CREATE VIRTUAL TABLE incident_where USING rtree (id, west, east, south, north, first_day, last_day);
-- The anchor of a ring ('distance') is no place of an event and is left out.
CREATE TRIGGER incident_where_add AFTER INSERT ON incident
WHEN new.latitude IS NOT NULL AND new.relation IS NOT 'distance' BEGIN
    INSERT INTO incident_where VALUES (
        new.id, new.longitude, new.longitude, new.latitude, new.latitude,
        coalesce(CAST(julianday(new.earliest) AS INTEGER), 0), coalesce(CAST(julianday(new.latest) AS INTEGER), 0)
    );
END;
CREATE TRIGGER incident_where_remove AFTER DELETE ON incident BEGIN
    DELETE FROM incident_where WHERE id = old.id;
END;
-- A changed incident is removed and added: no index of it is left behind.
CREATE TRIGGER incident_is_not_changed BEFORE UPDATE ON incident BEGIN
    SELECT raise(ABORT, 'incidents are removed and added again');
END;

CREATE VIEW claims AS
SELECT
    claim.id, claim.event_type, claim.means, claim.quote AS says, source.name AS source, source.kind AS source_kind,
    source.side AS source_side, claim.certainty, claim.polarity, claim.realis, claim.background, claim.place,
    claim.earliest, claim.latest,
    (SELECT group_concat(q.what || ' ' || coalesce(q.low, '') || '..' || coalesce(q.high, ''), '; ')
        FROM quantity AS q WHERE q.claim = claim.id) AS quantities,
    document.title, document.outlet, document.published, document.url, incident.key AS incident, claim.document,
    CASE claim.origin WHEN '' THEN 'text:' || document.origin ELSE claim.origin END AS origin, claim.superseded_by
FROM claim JOIN document ON document.id = claim.document LEFT JOIN source ON source.id = claim.source
LEFT JOIN incident ON incident.id = claim.incident;

CREATE VIEW incidents AS
SELECT
    incident.id, incident.key, incident.event_type, incident.means, incident.status, incident.place, incident.country,
    incident.earliest, incident.latest, incident.date_prec, incident.where_prec, incident.origins,
    incident.documents, incident.claims, incident.first_reported, incident.last_reported,
    (SELECT group_concat(DISTINCT source.name) FROM claim JOIN source ON source.id = claim.source
        WHERE claim.incident = incident.id) AS sources,
    (SELECT group_concat(q.what || ' ' || coalesce(q.low, '') || '..' || coalesce(q.high, ''), '; ')
        FROM incident_quantity AS q WHERE q.incident = incident.id) AS quantities,
    incident.words AS says
FROM incident;

-- For maps: what has a place of its own. A ring around a far-off town (relation 'distance') has no pin.
CREATE VIEW map AS
SELECT
    id, key, event_type, means, status, place, where_prec, radius_km, earliest, latest, latitude, longitude,
    'POINT(' || longitude || ' ' || latitude || ')' AS wkt
FROM incident WHERE latitude IS NOT NULL AND (relation IS NULL OR relation <> 'distance');

CREATE VIEW witnesses AS
SELECT
    event_type, place, earliest, count(DISTINCT origin) AS witnesses, count(DISTINCT document) AS documents,
    count(*) AS claims, group_concat(DISTINCT origin) AS origins
FROM claims
WHERE place IS NOT NULL AND earliest IS NOT NULL AND polarity = 'affirmed' AND realis = 'actual'
GROUP BY event_type, place, earliest;
