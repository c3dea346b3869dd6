-- Who says a claim by a correction, where that is not who was read (NULL: nobody): filters and counts of sources go by it.
CREATE TABLE claim_speaker (
    claim INTEGER PRIMARY KEY REFERENCES claim,
    source INTEGER REFERENCES source
) STRICT;
CREATE INDEX claim_speaker_source ON claim_speaker (source);
