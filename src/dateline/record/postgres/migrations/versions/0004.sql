-- Who says a claim by a correction, where that is not who was read (NULL: nobody): filters and counts of sources go by it.
CREATE TABLE claim_speaker (
    claim BIGINT PRIMARY KEY REFERENCES claim DEFERRABLE,
    source BIGINT REFERENCES source DEFERRABLE
);
CREATE INDEX claim_speaker_source ON claim_speaker (source);
