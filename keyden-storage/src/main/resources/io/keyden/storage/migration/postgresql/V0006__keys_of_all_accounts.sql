-- The keys of all accounts, newest first or by their end. The second one holds the moment a key was made as well, so that
-- the newest of those that end in some span are found in it alone.
CREATE INDEX api_keys_by_created ON api_keys (created DESC, id);
CREATE INDEX api_keys_by_expires ON api_keys (expires, id, created);
