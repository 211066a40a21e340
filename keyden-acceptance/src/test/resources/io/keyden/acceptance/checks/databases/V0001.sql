BEGIN TRANSACTION;
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "counters" VALUES('scoped_user_roles',3);
INSERT INTO "counters" VALUES('spaces',1);
INSERT INTO "counters" VALUES('teams',1);
INSERT INTO "counters" VALUES('users',2);
CREATE TABLE event_differences (
  event_number INTEGER NOT NULL REFERENCES events (number),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  value_before TEXT,
  value_after TEXT,
  PRIMARY KEY (event_number, position)
) WITHOUT ROWID;
INSERT INTO "event_differences" VALUES(6,0,'/DisplayName','Deploy bot','Deploy robot');
CREATE TABLE event_documents (
  event_number INTEGER NOT NULL REFERENCES events (number),
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  document_type TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (event_number, position)
) WITHOUT ROWID;
INSERT INTO "event_documents" VALUES(1,0,'Users-1','users',5,5);
INSERT INTO "event_documents" VALUES(2,0,'apikeys-xanj3qb2rz3xhfcz0v82ar2be0','apikeys',13,30);
INSERT INTO "event_documents" VALUES(2,1,'Users-1','users',48,5);
INSERT INTO "event_documents" VALUES(3,0,'Users-2','users',16,10);
INSERT INTO "event_documents" VALUES(4,0,'apikeys-jbphm1ax3eu22moxtgcf9riqnq','apikeys',13,24);
INSERT INTO "event_documents" VALUES(4,1,'Users-2','users',42,10);
INSERT INTO "event_documents" VALUES(5,0,'Teams-1','teams',5,8);
INSERT INTO "event_documents" VALUES(6,0,'Users-2','users',16,12);
CREATE TABLE events (
  number INTEGER NOT NULL PRIMARY KEY,
  occurred INTEGER NOT NULL,
  category TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  is_service INTEGER NOT NULL,
  identity_established_with TEXT NOT NULL,
  api_key_id TEXT,
  api_key_hint TEXT NOT NULL,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  message TEXT NOT NULL,
  details TEXT NOT NULL,
  space_id TEXT,
  previous_digest BLOB NOT NULL,
  digest BLOB NOT NULL
);
INSERT INTO "events" VALUES(1,1795829136855,'Created','users-system','system',0,'',NULL,'','','Server','User admin was created','',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'225B393CDF8CB858E41CA59421129B85604EC5B2E4BA3D29D767F87DEABEC4ED');
INSERT INTO "events" VALUES(2,1795829136875,'Created','users-system','system',0,'',NULL,'','','Server','User API key First API key (API-OLD•••••••) for admin was generated with expiry date 2027-11-29T01:25:36.863Z.','',NULL,X'225B393CDF8CB858E41CA59421129B85604EC5B2E4BA3D29D767F87DEABEC4ED',X'1BC2F3CF94F167C5BE6BB05253A46D9417B4A13F729E171B45E4A0A806EBB1CD');
INSERT INTO "events" VALUES(3,1795829137738,'Created','Users-1','admin',0,'API key ''First API key'' created Sat, 28 Nov 2026 01:25:36 GMT','apikeys-xanj3qb2rz3xhfcz0v82ar2be0','API-OLD','127.0.0.1','curl/7.88.1','Service account Deploy bot was created','',NULL,X'1BC2F3CF94F167C5BE6BB05253A46D9417B4A13F729E171B45E4A0A806EBB1CD',X'6BD6DFFF24AA205D05E5A66B17977336ACA8DCB3B3F39E680673891B3BE3F1E9');
INSERT INTO "events" VALUES(4,1795829137783,'Created','Users-1','admin',0,'API key ''First API key'' created Sat, 28 Nov 2026 01:25:36 GMT','apikeys-xanj3qb2rz3xhfcz0v82ar2be0','API-OLD','127.0.0.1','curl/7.88.1','User API key nightly (API-ADE•••••••) for Deploy bot was generated with expiry date 2027-05-27T01:25:37.781Z.','',NULL,X'6BD6DFFF24AA205D05E5A66B17977336ACA8DCB3B3F39E680673891B3BE3F1E9',X'DD2430B85E96ABACB28250618394E87AA1DB16287FCE72B859C776B697A6AC5F');
INSERT INTO "events" VALUES(5,1795829137812,'Created','Users-1','admin',0,'API key ''First API key'' created Sat, 28 Nov 2026 01:25:36 GMT','apikeys-xanj3qb2rz3xhfcz0v82ar2be0','API-OLD','127.0.0.1','curl/7.88.1','Team Builders was created','',NULL,X'DD2430B85E96ABACB28250618394E87AA1DB16287FCE72B859C776B697A6AC5F',X'6188FF7355ACF1E911F4708B5F5C2DC1C61E2040FE5D77C61164182D1ACB1D89');
INSERT INTO "events" VALUES(6,1795829137857,'Modified','Users-1','admin',0,'API key ''First API key'' created Sat, 28 Nov 2026 01:25:36 GMT','apikeys-xanj3qb2rz3xhfcz0v82ar2be0','API-OLD','127.0.0.1','curl/7.88.1','Service account Deploy robot was changed','',NULL,X'6188FF7355ACF1E911F4708B5F5C2DC1C61E2040FE5D77C61164182D1ACB1D89',X'08A263B6CB1A4E67D956429B3944E9B87FE3DC0DC7DAC9FA01A47252AFF01951');
CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "flyway_schema_history" VALUES(1,'0001','audit and settings','SQL','V0001__audit_and_settings.sql',929703282,'','2026-11-28 01:25:36.237',6,1);
CREATE TABLE installation (
  singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL
);
INSERT INTO "installation" VALUES(1,'201692d8-426e-4edb-aa8b-f481d311bebc');
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX events_by_time ON events (occurred, number);
CREATE INDEX events_by_user ON events (user_id, number);
CREATE INDEX events_by_category ON events (category, number);
CREATE INDEX event_documents_by_document ON event_documents (document_id, event_number);
CREATE INDEX event_documents_by_type ON event_documents (document_type, event_number);
COMMIT;
