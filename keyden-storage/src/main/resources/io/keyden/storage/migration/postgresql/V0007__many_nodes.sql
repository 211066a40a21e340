-- Taken by each group of writes, so that on all nodes together one runs after the other.
CREATE TABLE write_lock (
  singleton BIGINT NOT NULL PRIMARY KEY CHECK (singleton = 1)
);

INSERT INTO write_lock (singleton) VALUES (1);

-- What nodes must hear of, written in the transaction of the change. There is always a row, so that a node that follows
-- finds the one it read last, or knows that it missed something.
CREATE TABLE changes (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node TEXT COLLATE "C" NOT NULL,
  written BIGINT NOT NULL,
  changes TEXT COLLATE "C" NOT NULL
);

INSERT INTO changes (node, written, changes) VALUES ('', 0, '');
