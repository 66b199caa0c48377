-- Siblings by address, so that a watched article is found among them.
ALTER TABLE siblings ADD COLUMN address TEXT;  -- `url` in canonical form
CREATE INDEX siblings_address ON siblings (address) WHERE address IS NOT NULL;
