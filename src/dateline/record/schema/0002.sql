-- `origin` of a claim names its witness in every row: where the text speaks for itself, the text that it was copied from.
-- A view of witnesses counts them by kind of event, day and place, over all dispatches.

DROP VIEW claims;
CREATE VIEW claims AS
SELECT
    claim.id, claim.event_type, claim.means, claim.quote AS says, source.name AS source, source.kind AS source_kind,
    source.side AS source_side, claim.certainty, claim.polarity, claim.realis, claim.background, claim.place,
    claim.earliest, claim.latest,
    (SELECT group_concat(q.what || ' ' || coalesce(q.low, '') || '..' || coalesce(q.high, ''), '; ')
        FROM quantity AS q WHERE q.claim = claim.id) AS quantities,
    document.title, document.outlet, document.published, document.url, claim.incident, claim.document,
    CASE claim.origin WHEN '' THEN 'text:' || document.origin ELSE claim.origin END AS origin
FROM claim JOIN document ON document.id = claim.document LEFT JOIN source ON source.id = claim.source;

CREATE VIEW witnesses AS
SELECT
    event_type, place, earliest, count(DISTINCT origin) AS witnesses, count(DISTINCT document) AS documents,
    count(*) AS claims, group_concat(DISTINCT origin) AS origins
FROM claims
WHERE place IS NOT NULL AND earliest IS NOT NULL AND polarity = 'affirmed' AND realis = 'actual'
GROUP BY event_type, place, earliest;
