-- The record: what came in, what was read out of it, and the history of both.
-- Texts, dates (ISO 8601, times in UTC with a final Z) and hashes (SHA-256, hex) are plain text, so that any SQLite tool shows them.

-- ---------------------------------------------------------------- what came in

-- The bytes as they came, once, whatever they are called. `body` is null only after a forget.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL,
    body BLOB
) STRICT;

-- How and when bytes came: from which file or address, with which headers, by which version of the program.
CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    evidence INTEGER NOT NULL REFERENCES evidence,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    media TEXT,
    fetched TEXT NOT NULL,
    headers TEXT NOT NULL CHECK (json_valid(headers)),
    tool TEXT NOT NULL
) STRICT;
CREATE INDEX capture_evidence ON capture (evidence);

-- One line for each input that has been dealt with to the end: an input that is not here is taken up again.
CREATE TABLE input (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'refused', 'quarantined')),
    reason TEXT,
    tries INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- One version of one dispatch. A changed text under the same `uri` and `channel` is a new version; the old one stays.
-- `origin` is the document that this one shares its text with, itself where it stands alone.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL,
    channel TEXT NOT NULL,
    version INTEGER NOT NULL,
    supersedes INTEGER REFERENCES document,
    capture INTEGER NOT NULL REFERENCES capture,
    received TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('read', 'copy', 'out of domain', 'unread', 'forgotten')),
    reason TEXT,
    language TEXT,
    published TEXT,
    title TEXT,
    agency TEXT,
    authors TEXT,
    outlet TEXT,
    url TEXT,
    dateline_place TEXT,
    text TEXT,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    origin INTEGER REFERENCES document,
    UNIQUE (channel, uri, text_sha256)
) STRICT;
CREATE INDEX document_text ON document (text_sha256);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_uri ON document (uri);
CREATE INDEX document_published ON document (published);
CREATE INDEX document_origin ON document (origin);
CREATE INDEX document_capture ON document (capture);

-- The anatomy of a dispatch: headline, dateline, byline, caption, body, correction.
CREATE TABLE document_part (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX document_part_document ON document_part (document);

-- ---------------------------------------------------------------- copies

-- Sampled shingles of each text: where two documents share enough of them, their texts are compared.
CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX shingle_document ON shingle (document);

-- Pairs of documents with one text, whole or in part; `a` was received before `b`.
CREATE TABLE overlap (
    a INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('same', 'near', 'part')),
    resemblance REAL NOT NULL,
    containment REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX overlap_b ON overlap (b);

-- ---------------------------------------------------------------- what was read

-- A reader as it was: two readings are comparable where they have one reader.
CREATE TABLE reader (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    lexicon_sha256 TEXT NOT NULL,
    gazetteer_sha256 TEXT NOT NULL,
    UNIQUE (name, version, lexicon_sha256, gazetteer_sha256)
) STRICT;

-- Each report ever made of a document, whole; `report` is null only after a forget. The rows below repeat the current one.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document,
    reader INTEGER NOT NULL REFERENCES reader,
    at TEXT NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    report TEXT CHECK (report IS NULL OR json_valid(report))
) STRICT;
CREATE INDEX reading_document ON reading (document);
CREATE INDEX reading_reader ON reading (reader);
CREATE UNIQUE INDEX reading_current ON reading (document) WHERE current = 1;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    side TEXT NOT NULL DEFAULT '',
    UNIQUE (name, kind, side)
) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document,
    label TEXT NOT NULL,
    event_type TEXT NOT NULL,
    means TEXT,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    geonameid INTEGER,
    latitude REAL,
    longitude REAL,
    radius_km REAL,
    relation TEXT,
    where_prec INTEGER,
    earliest TEXT,
    latest TEXT,
    date_prec INTEGER,
    origins INTEGER NOT NULL,
    status TEXT NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (document, label)
) STRICT;
CREATE INDEX incident_when ON incident (earliest, id);
CREATE INDEX incident_type ON incident (event_type, earliest, id);
CREATE INDEX incident_country ON incident (country, earliest, id);
CREATE INDEX incident_status ON incident (status, earliest, id);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document,
    incident INTEGER NOT NULL REFERENCES incident,
    label TEXT NOT NULL,
    event_type TEXT NOT NULL,
    means TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    source INTEGER REFERENCES source,
    origin TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    realis TEXT NOT NULL,
    background INTEGER NOT NULL CHECK (background IN (0, 1)),
    place TEXT,
    latitude REAL,
    longitude REAL,
    where_prec INTEGER,
    earliest TEXT,
    latest TEXT,
    extractor TEXT NOT NULL,
    UNIQUE (document, label)
) STRICT;
CREATE INDEX claim_incident ON claim (incident);
CREATE INDEX claim_source ON claim (source);

CREATE TABLE quantity (
    claim INTEGER NOT NULL REFERENCES claim,
    what TEXT NOT NULL,
    unit TEXT,
    low REAL,
    best REAL,
    high REAL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX quantity_claim ON quantity (claim);

-- Who passed a claim on.
CREATE TABLE relay (
    claim INTEGER NOT NULL REFERENCES claim,
    source INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (claim, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX relay_source ON relay (source);

-- A total and the claims that break it down: never add a whole to its parts.
CREATE TABLE claim_part (
    whole INTEGER NOT NULL REFERENCES claim,
    part INTEGER NOT NULL REFERENCES claim,
    PRIMARY KEY (whole, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_part_part ON claim_part (part);

-- ---------------------------------------------------------------- search

CREATE VIRTUAL TABLE document_search USING fts5 (
    title, text, content = 'document', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO document_search (document_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER document_search_add AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER document_search_change AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO document_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

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

-- ---------------------------------------------------------------- feeds

CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT,
    added TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    polled TEXT,
    next_poll TEXT,
    last_good TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    items INTEGER NOT NULL DEFAULT 0
) STRICT;

-- ---------------------------------------------------------------- history

-- What was forgotten, when and why: the text does not come back by the next ingest.
CREATE TABLE tombstone (
    document INTEGER PRIMARY KEY REFERENCES document,
    uri TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    evidence_sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_text ON tombstone (text_sha256);
CREATE INDEX tombstone_uri ON tombstone (uri);

-- Each act on the record, in its order; `hash` covers the row and the hash before it. Rows are only ever added.
CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_object ON audit (object);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit rows are never removed'); END;
CREATE TRIGGER audit_is_not_rewritten BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE n = new.n) BEGIN
    SELECT raise(ABORT, 'audit rows are never changed');
END;
CREATE TRIGGER evidence_is_written_once BEFORE UPDATE ON evidence
WHEN new.body IS NOT NULL OR new.sha256 IS NOT old.sha256 OR new.size IS NOT old.size OR new.id IS NOT old.id BEGIN
    SELECT raise(ABORT, 'evidence is written once');
END;
CREATE TRIGGER evidence_is_not_removed BEFORE DELETE ON evidence BEGIN SELECT raise(ABORT, 'evidence stays'); END;
CREATE TRIGGER capture_is_written_once BEFORE UPDATE ON capture BEGIN SELECT raise(ABORT, 'captures are written once'); END;
CREATE TRIGGER capture_is_not_removed BEFORE DELETE ON capture BEGIN SELECT raise(ABORT, 'captures stay'); END;
CREATE TRIGGER document_text_is_written_once BEFORE UPDATE ON document
WHEN (new.text IS NOT old.text AND new.text IS NOT NULL) OR new.text_sha256 IS NOT old.text_sha256
    OR new.received IS NOT old.received OR new.uri IS NOT old.uri OR new.channel IS NOT old.channel BEGIN
    SELECT raise(ABORT, 'the text of a document is written once; a changed text is a new version');
END;
CREATE TRIGGER document_is_not_removed BEFORE DELETE ON document BEGIN SELECT raise(ABORT, 'documents stay; forget them'); END;
CREATE TRIGGER reading_is_written_once BEFORE UPDATE ON reading
WHEN (new.report IS NOT old.report AND new.report IS NOT NULL) OR new.sha256 IS NOT old.sha256 BEGIN
    SELECT raise(ABORT, 'readings are written once');
END;
CREATE TRIGGER reading_is_not_removed BEFORE DELETE ON reading BEGIN SELECT raise(ABORT, 'readings stay'); END;

-- ---------------------------------------------------------------- views for people (Datasette, QGIS)

CREATE VIEW claims AS
SELECT
    claim.id, claim.event_type, claim.means, claim.quote AS says, source.name AS source, source.kind AS source_kind,
    source.side AS source_side, claim.certainty, claim.polarity, claim.realis, claim.background, claim.place,
    claim.earliest, claim.latest,
    (SELECT group_concat(q.what || ' ' || coalesce(q.low, '') || '..' || coalesce(q.high, ''), '; ')
        FROM quantity AS q WHERE q.claim = claim.id) AS quantities,
    document.title, document.outlet, document.published, document.url, claim.incident, claim.document, claim.origin
FROM claim JOIN document ON document.id = claim.document LEFT JOIN source ON source.id = claim.source;

CREATE VIEW incidents AS
SELECT
    incident.id, incident.event_type, incident.means, incident.status, incident.place, incident.country,
    incident.earliest, incident.latest, incident.date_prec, incident.where_prec, incident.origins,
    (SELECT group_concat(DISTINCT source.name) FROM claim JOIN source ON source.id = claim.source
        WHERE claim.incident = incident.id) AS sources,
    incident.words AS says, document.title, document.outlet, document.url, incident.document
FROM incident JOIN document ON document.id = incident.document;

-- For maps: what has a place of its own. A ring around a far-off town (relation 'distance') has no pin.
CREATE VIEW map AS
SELECT
    id, event_type, means, status, place, where_prec, radius_km, earliest, latest, latitude, longitude,
    'POINT(' || longitude || ' ' || latitude || ')' AS wkt
FROM incident WHERE latitude IS NOT NULL AND (relation IS NULL OR relation <> 'distance');

CREATE VIEW documents AS
SELECT
    document.id, document.title, document.outlet, document.agency, document.published, document.language,
    document.status, document.reason, document.version, document.url, document.uri,
    nullif(document.origin, document.id) AS copy_of,
    (SELECT count(*) FROM claim WHERE claim.document = document.id) AS claims,
    capture.fetched, evidence.sha256
FROM document JOIN capture ON capture.id = document.capture JOIN evidence ON evidence.id = capture.evidence;

CREATE VIEW copies AS
SELECT
    overlap.kind, round(overlap.resemblance, 2) AS resemblance, round(overlap.containment, 2) AS containment,
    a.title AS title, a.outlet AS outlet, b.title AS other_title, b.outlet AS other_outlet, overlap.a, overlap.b
FROM overlap JOIN document AS a ON a.id = overlap.a JOIN document AS b ON b.id = overlap.b;
