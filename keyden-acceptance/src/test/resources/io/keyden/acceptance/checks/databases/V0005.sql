BEGIN TRANSACTION;
CREATE TABLE access_tokens (
  id INTEGER NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  made_with_key_id TEXT
);
CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES users (id),
  digest BLOB NOT NULL,
  purpose TEXT NOT NULL,
  purpose_folded TEXT NOT NULL,
  hint TEXT NOT NULL,
  hint_folded TEXT NOT NULL,
  actor_type TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER,
  last_used INTEGER
) WITHOUT ROWID;
INSERT INTO "api_keys" VALUES('apikeys-jbphm1ax3eu22moxtgcf9riqnq','Users-2',X'4D4B425E0389A7E44AFBEB77C7ED43F345583AC2B6A0DAB2FF53F8F43F520FD4','nightly','nightly','API-ADE','api-ade','USER',1795829137781,NULL,NULL);
INSERT INTO "api_keys" VALUES('apikeys-xanj3qb2rz3xhfcz0v82ar2be0','Users-1',X'7006FC89CE6AD8BCB5656704FCDD8653273D7AF94F312F9A7E52F355D13FC08D','First API key','first api key','API-OLD','api-old','USER',1795829136863,NULL,1795829137844);
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
INSERT INTO "flyway_schema_history" VALUES(2,'0002','users and keys','SQL','V0002__users_and_keys.sql',-877798158,'','2026-11-28 01:25:36.252',0,1);
INSERT INTO "flyway_schema_history" VALUES(3,'0003','sign in','SQL','V0003__sign_in.sql',-472356183,'','2026-11-28 01:25:36.266',5,1);
INSERT INTO "flyway_schema_history" VALUES(4,'0004','access','SQL','V0004__access.sql',-2134111188,'','2026-11-28 01:25:36.279',6,1);
INSERT INTO "flyway_schema_history" VALUES(5,'0005','events by space and health','SQL','V0005__events_by_space_and_health.sql',776739622,'','2026-11-28 01:25:36.284',0,1);
CREATE TABLE health (
  singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
  touched INTEGER NOT NULL
);
CREATE TABLE installation (
  singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL
);
INSERT INTO "installation" VALUES(1,'201692d8-426e-4edb-aa8b-f481d311bebc');
CREATE TABLE invitation_teams (
  invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  team_id TEXT NOT NULL,
  PRIMARY KEY (invitation_id, position)
) WITHOUT ROWID;
CREATE TABLE invitations (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  space_id TEXT,
  invited_by TEXT NOT NULL REFERENCES users (id),
  expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE scoped_user_role_restrictions (
  scoped_user_role_id TEXT NOT NULL REFERENCES scoped_user_roles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  PRIMARY KEY (scoped_user_role_id, kind, position)
) WITHOUT ROWID;
CREATE TABLE scoped_user_roles (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  team_id TEXT NOT NULL REFERENCES teams (id),
  role_id TEXT NOT NULL REFERENCES user_roles (id),
  space_id TEXT REFERENCES spaces (id)
);
INSERT INTO "scoped_user_roles" VALUES('ScopedUserRoles-1',1,'teams-administrators','userroles-systemadministrator',NULL);
INSERT INTO "scoped_user_roles" VALUES('ScopedUserRoles-2',2,'teams-managers','userroles-systemmanager',NULL);
INSERT INTO "scoped_user_roles" VALUES('ScopedUserRoles-3',3,'teams-spacemanagers-Spaces-1','userroles-spacemanager','Spaces-1');
CREATE TABLE sessions (
  id INTEGER NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  is_remembered INTEGER NOT NULL,
  made_with_key_id TEXT
);
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;
CREATE TABLE spaces (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  slug TEXT NOT NULL,
  slug_folded TEXT NOT NULL,
  description TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  is_private INTEGER NOT NULL,
  task_queue_stopped INTEGER NOT NULL
);
INSERT INTO "spaces" VALUES('Spaces-1','Default','default','default','default','',1,0,0);
CREATE TABLE team_external_groups (
  team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_id TEXT NOT NULL,
  display_name TEXT NOT NULL,
  display_id_and_name INTEGER NOT NULL,
  PRIMARY KEY (team_id, position)
) WITHOUT ROWID;
CREATE TABLE team_members (
  team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (team_id, user_id)
) WITHOUT ROWID;
INSERT INTO "team_members" VALUES('Teams-1','Users-2',1);
INSERT INTO "team_members" VALUES('teams-administrators','Users-1',1);
CREATE TABLE teams (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  slug TEXT NOT NULL,
  description TEXT NOT NULL,
  space_id TEXT REFERENCES spaces (id)
);
INSERT INTO "teams" VALUES('teams-everyone','Everyone','everyone','everyone','Everybody who has an account',NULL);
INSERT INTO "teams" VALUES('teams-administrators','Octopus Administrators','octopus administrators','octopus-administrators','Those who may do everything at the system level',NULL);
INSERT INTO "teams" VALUES('teams-managers','Octopus Managers','octopus managers','octopus-managers','Those who run the server from day to day',NULL);
INSERT INTO "teams" VALUES('teams-spacemanagers-Spaces-1','Space Managers','space managers','space-managers','Those who manage the space','Spaces-1');
INSERT INTO "teams" VALUES('Teams-1','Builders','builders','builders','',NULL);
CREATE TABLE user_identity_claims (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  provider TEXT NOT NULL,
  claim TEXT,
  value TEXT,
  value_folded TEXT,
  is_identifying INTEGER NOT NULL,
  PRIMARY KEY (user_id, position)
) WITHOUT ROWID;
CREATE TABLE user_passwords (
  user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  hash TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "user_passwords" VALUES('Users-1','$argon2id$v=19$m=47104,t=1,p=1$bAK3B3Jbgz8Log49Y1fJSw$xnWGoIY6vHAtfFowknj9qHogoZjczMDocGaWNPBNfFQ');
CREATE TABLE user_role_parts (
  role_id TEXT NOT NULL REFERENCES user_roles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (role_id, kind, position)
) WITHOUT ROWID;
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',1,'BuildInformationAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',2,'BuildInformationPush');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',3,'BuiltInFeedAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',4,'BuiltInFeedDownload');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',5,'BuiltInFeedPush');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',6,'DeploymentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',7,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',8,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',9,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',10,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',11,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',12,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',13,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',14,'ReleaseCreate');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',15,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',16,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',17,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',18,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',19,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',20,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-buildserver','SPACE',21,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','RESTRICTION',1,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','RESTRICTION',2,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',1,'CertificateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',2,'CertificateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',3,'CertificateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',4,'CertificateExportPrivateKey');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',5,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',6,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-certificatemanager','SPACE',7,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',1,'DeploymentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',2,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',3,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',4,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',5,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',6,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',7,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',8,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',9,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',10,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',11,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',12,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-deploymentcreator','SPACE',13,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',1,'AccountCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',2,'AccountDelete');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',3,'AccountEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',4,'AccountView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',5,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',6,'EnvironmentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',7,'EnvironmentDelete');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',8,'EnvironmentEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',9,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',10,'MachineCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',11,'MachineDelete');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',12,'MachineEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',13,'MachinePolicyCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',14,'MachinePolicyDelete');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',15,'MachinePolicyEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',16,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',17,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',18,'ProxyCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',19,'ProxyDelete');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',20,'ProxyEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',21,'ProxyView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',22,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',23,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',24,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',25,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',26,'WorkerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SPACE',27,'WorkerView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentmanager','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',1,'AccountView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',2,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',3,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',4,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',5,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',6,'ProxyView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',7,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',8,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SPACE',9,'WorkerView');
INSERT INTO "user_role_parts" VALUES('userroles-environmentviewer','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','SPACE',1,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','SPACE',2,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','SPACE',3,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','SPACE',4,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-insightsreportmanager','SPACE',5,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',1,'BuildInformationAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',2,'BuildInformationPush');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',3,'BuiltInFeedAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',4,'BuiltInFeedDownload');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',5,'BuiltInFeedPush');
INSERT INTO "user_role_parts" VALUES('userroles-packagepublisher','SPACE',6,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',1,'ActionTemplateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',2,'ActionTemplateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',3,'ActionTemplateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',4,'ActionTemplateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',5,'ArtifactCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',6,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',7,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',8,'DefectReport');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',9,'DefectResolve');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',10,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',11,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',12,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',13,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',14,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',15,'InterruptionViewSubmitResponsible');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',16,'LibraryVariableSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',17,'LibraryVariableSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',18,'LibraryVariableSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',19,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',20,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',21,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',22,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',23,'ProcessEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',24,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',25,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',26,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',27,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',28,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',29,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',30,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',31,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',32,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',33,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',34,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',35,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',36,'TriggerCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',37,'TriggerDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',38,'TriggerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',39,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',40,'VariableEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SPACE',41,'VariableView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectcontributor','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',1,'ActionTemplateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',2,'ActionTemplateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',3,'ActionTemplateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',4,'ActionTemplateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',5,'ArtifactCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',6,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',7,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',8,'DefectReport');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',9,'DefectResolve');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',10,'DeploymentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',11,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',12,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',13,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',14,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',15,'InterruptionSubmit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',16,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',17,'InterruptionViewSubmitResponsible');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',18,'LibraryVariableSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',19,'LibraryVariableSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',20,'LibraryVariableSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',21,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',22,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',23,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',24,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',25,'ProcessEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',26,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',27,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',28,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',29,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',30,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',31,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',32,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',33,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',34,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',35,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',36,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',37,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',38,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',39,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',40,'TriggerCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',41,'TriggerDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',42,'TriggerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',43,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',44,'VariableEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SPACE',45,'VariableView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectdeployer','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',1,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',2,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',3,'DefectReport');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',4,'DefectResolve');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',5,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',6,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',7,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',8,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',9,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',10,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',11,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',12,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',13,'ProjectCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',14,'ProjectDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',15,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',16,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',17,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',18,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',19,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',20,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',21,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',22,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',23,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SPACE',24,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectinitiator','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',1,'ActionTemplateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',2,'ActionTemplateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',3,'ActionTemplateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',4,'ActionTemplateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',5,'ArtifactCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',6,'ArtifactDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',7,'ArtifactEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',8,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',9,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',10,'DefectReport');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',11,'DefectResolve');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',12,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',13,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',14,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',15,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',16,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',17,'InterruptionViewSubmitResponsible');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',18,'LibraryVariableSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',19,'LibraryVariableSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',20,'LibraryVariableSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',21,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',22,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',23,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',24,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',25,'ProcessEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',26,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',27,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',28,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',29,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',30,'ReleaseCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',31,'ReleaseDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',32,'ReleaseEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',33,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',34,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',35,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',36,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',37,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',38,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',39,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',40,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',41,'TriggerCreate');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',42,'TriggerDelete');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',43,'TriggerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',44,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',45,'VariableEdit');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SPACE',46,'VariableView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectlead','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',1,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',2,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',3,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',4,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',5,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',6,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',7,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',8,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',9,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',10,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',11,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',12,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',13,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',14,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',15,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',16,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',17,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',18,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SPACE',19,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-projectviewer','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',1,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',2,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',3,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',4,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',5,'ReleaseCreate');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',6,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',7,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-releasecreator','SPACE',8,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',1,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',2,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',3,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',4,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',5,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',6,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',7,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',8,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',9,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',10,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',11,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',12,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',13,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',14,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',15,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',16,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',17,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookconsumer','SPACE',18,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',1,'ActionTemplateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',2,'ActionTemplateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',3,'ActionTemplateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',4,'ActionTemplateView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',5,'ArtifactCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',6,'ArtifactDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',7,'ArtifactEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',8,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',9,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',10,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',11,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',12,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',13,'InterruptionSubmit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',14,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',15,'InterruptionViewSubmitResponsible');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',16,'LibraryVariableSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',17,'LibraryVariableSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',18,'LibraryVariableSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',19,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',20,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',21,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',22,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',23,'ProjectCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',24,'ProjectDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',25,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',26,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',27,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',28,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',29,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',30,'RunbookRunDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',31,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',32,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',33,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',34,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',35,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',36,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',37,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',38,'TriggerCreate');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',39,'TriggerDelete');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',40,'TriggerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',41,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',42,'VariableEdit');
INSERT INTO "user_role_parts" VALUES('userroles-runbookproducer','SPACE',43,'VariableView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','RESTRICTION',1,'PROJECTS');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','RESTRICTION',2,'ENVIRONMENTS');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','RESTRICTION',3,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','RESTRICTION',4,'PROJECT_GROUPS');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',1,'AccountCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',2,'AccountDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',3,'AccountEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',4,'AccountView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',5,'ActionTemplateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',6,'ActionTemplateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',7,'ActionTemplateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',8,'ActionTemplateView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',9,'ArtifactCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',10,'ArtifactDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',11,'ArtifactEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',12,'ArtifactView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',13,'BuildInformationAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',14,'BuildInformationPush');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',15,'BuiltInFeedAdminister');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',16,'BuiltInFeedDownload');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',17,'BuiltInFeedPush');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',18,'CertificateCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',19,'CertificateDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',20,'CertificateEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',21,'CertificateExportPrivateKey');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',22,'CertificateView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',23,'DefectReport');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',24,'DefectResolve');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',25,'DeploymentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',26,'DeploymentDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',27,'DeploymentView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',28,'EnvironmentCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',29,'EnvironmentDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',30,'EnvironmentEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',31,'EnvironmentView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',32,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',33,'FeedEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',34,'FeedView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',35,'InterruptionSubmit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',36,'InterruptionView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',37,'InterruptionViewSubmitResponsible');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',38,'LibraryVariableSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',39,'LibraryVariableSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',40,'LibraryVariableSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',41,'LibraryVariableSetView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',42,'LifecycleCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',43,'LifecycleDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',44,'LifecycleEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',45,'LifecycleView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',46,'MachineCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',47,'MachineDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',48,'MachineEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',49,'MachinePolicyCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',50,'MachinePolicyDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',51,'MachinePolicyEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',52,'MachinePolicyView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',53,'MachineView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',54,'ProcessEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',55,'ProcessView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',56,'ProjectCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',57,'ProjectDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',58,'ProjectEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',59,'ProjectGroupCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',60,'ProjectGroupDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',61,'ProjectGroupEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',62,'ProjectGroupView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',63,'ProjectView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',64,'ProxyCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',65,'ProxyDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',66,'ProxyEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',67,'ProxyView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',68,'ReleaseCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',69,'ReleaseDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',70,'ReleaseEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',71,'ReleaseView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',72,'RunbookEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',73,'RunbookRunCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',74,'RunbookRunDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',75,'RunbookRunView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',76,'RunbookView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',77,'SubscriptionCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',78,'SubscriptionDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',79,'SubscriptionEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',80,'SubscriptionView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',81,'TagSetCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',82,'TagSetDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',83,'TagSetEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',84,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',85,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',86,'TaskEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',87,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',88,'TeamCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',89,'TeamDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',90,'TeamEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',91,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',92,'TenantCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',93,'TenantDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',94,'TenantEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',95,'TenantView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',96,'TriggerCreate');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',97,'TriggerDelete');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',98,'TriggerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',99,'TriggerView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',100,'VariableEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',101,'VariableEditUnscoped');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',102,'VariableView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',103,'VariableViewUnscoped');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',104,'WorkerEdit');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SPACE',105,'WorkerView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SYSTEM',1,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SYSTEM',2,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-spacemanager','SYSTEM',3,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',1,'AdministerSystem');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',2,'ConfigureServer');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',3,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',4,'SpaceCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',5,'SpaceDelete');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',6,'SpaceEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',7,'SpaceView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',8,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',9,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',10,'TaskEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',11,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',12,'TeamCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',13,'TeamDelete');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',14,'TeamEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',15,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',16,'UserEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',17,'UserInvite');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',18,'UserRoleEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',19,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-systemadministrator','SYSTEM',20,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',1,'ConfigureServer');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',2,'EventView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',3,'SpaceCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',4,'SpaceDelete');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',5,'SpaceEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',6,'SpaceView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',7,'TaskCancel');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',8,'TaskCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',9,'TaskEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',10,'TaskView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',11,'TeamCreate');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',12,'TeamDelete');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',13,'TeamEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',14,'TeamView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',15,'UserEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',16,'UserInvite');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',17,'UserRoleEdit');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',18,'UserRoleView');
INSERT INTO "user_role_parts" VALUES('userroles-systemmanager','SYSTEM',19,'UserView');
INSERT INTO "user_role_parts" VALUES('userroles-tenantmanager','RESTRICTION',1,'TENANTS');
INSERT INTO "user_role_parts" VALUES('userroles-tenantmanager','SPACE',1,'TenantCreate');
INSERT INTO "user_role_parts" VALUES('userroles-tenantmanager','SPACE',2,'TenantDelete');
INSERT INTO "user_role_parts" VALUES('userroles-tenantmanager','SPACE',3,'TenantEdit');
INSERT INTO "user_role_parts" VALUES('userroles-tenantmanager','SPACE',4,'TenantView');
CREATE TABLE user_roles (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  description TEXT NOT NULL
);
INSERT INTO "user_roles" VALUES('userroles-buildserver','Build server','build server','For build servers: send packages and build information, make releases, deploy them and run runbooks');
INSERT INTO "user_roles" VALUES('userroles-certificatemanager','Certificate manager','certificate manager','Looks after certificates, and may take their private keys out of the server');
INSERT INTO "user_roles" VALUES('userroles-deploymentcreator','Deployment creator','deployment creator','Deploys releases and runs runbooks that others made');
INSERT INTO "user_roles" VALUES('userroles-environmentviewer','Environment viewer','environment viewer','Sees environments and what stands in them, and changes nothing');
INSERT INTO "user_roles" VALUES('userroles-environmentmanager','Environment manager','environment manager','Looks after environments with their deployment targets, accounts, proxies and workers');
INSERT INTO "user_roles" VALUES('userroles-insightsreportmanager','Insights report manager','insights report manager','Sees what an insights report is made of: projects and their steps, environments and tenants');
INSERT INTO "user_roles" VALUES('userroles-packagepublisher','Package publisher','package publisher','Sends packages and their build information to the built-in feed');
INSERT INTO "user_roles" VALUES('userroles-projectviewer','Project viewer','project viewer','Sees projects with their releases and deployments, and changes nothing');
INSERT INTO "user_roles" VALUES('userroles-projectcontributor','Project contributor','project contributor','What a project viewer may, and change a project''s steps, variables and runbooks; neither makes nor deploys releases');
INSERT INTO "user_roles" VALUES('userroles-projectdeployer','Project deployer','project deployer','What a project contributor may, and deploy releases; makes none');
INSERT INTO "user_roles" VALUES('userroles-projectinitiator','Project initiator','project initiator','What a project viewer may, and add, change and remove projects');
INSERT INTO "user_roles" VALUES('userroles-projectlead','Project lead','project lead','What a project contributor may, and make releases; deploys none');
INSERT INTO "user_roles" VALUES('userroles-releasecreator','Release creator','release creator','Makes releases and changes runbooks');
INSERT INTO "user_roles" VALUES('userroles-runbookconsumer','Runbook consumer','runbook consumer','Sees runbooks and runs them');
INSERT INTO "user_roles" VALUES('userroles-runbookproducer','Runbook producer','runbook producer','What a runbook consumer may, and write runbooks with all that they need');
INSERT INTO "user_roles" VALUES('userroles-spacemanager','Space manager','space manager','May do everything inside a space, and see who is there to be let in');
INSERT INTO "user_roles" VALUES('userroles-systemadministrator','System administrator','system administrator','May do everything at the system level');
INSERT INTO "user_roles" VALUES('userroles-systemmanager','System manager','system manager','May do everything at the system level but what is kept for system administrators');
INSERT INTO "user_roles" VALUES('userroles-tenantmanager','Tenant manager','tenant manager','Looks after tenants');
CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  username TEXT NOT NULL,
  username_folded TEXT NOT NULL,
  display_name TEXT NOT NULL,
  display_name_folded TEXT NOT NULL,
  email_address TEXT,
  email_address_folded TEXT,
  is_active INTEGER NOT NULL,
  is_service INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  created INTEGER NOT NULL
);
INSERT INTO "users" VALUES('Users-1',1,'admin','admin','admin','admin',NULL,NULL,1,0,'99bfd43e-43ca-433c-a9dc-3adfe377e4b9',1795829136853);
INSERT INTO "users" VALUES('Users-2',2,'deploy-bot','deploy-bot','Deploy robot','deploy robot',NULL,NULL,1,1,'28de03ed-4709-4f92-b105-d77acff24f19',1795829137736);
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX events_by_time ON events (occurred, number);
CREATE INDEX events_by_user ON events (user_id, number);
CREATE INDEX events_by_category ON events (category, number);
CREATE INDEX event_documents_by_document ON event_documents (document_id, event_number);
CREATE INDEX event_documents_by_type ON event_documents (document_type, event_number);
CREATE UNIQUE INDEX users_by_username ON users (username_folded);
CREATE INDEX users_by_email_address ON users (email_address_folded);
CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (digest);
CREATE INDEX api_keys_by_owner ON api_keys (owner_id, created DESC, id);
CREATE UNIQUE INDEX sessions_by_digest ON sessions (digest);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_created ON sessions (created);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen);
CREATE UNIQUE INDEX access_tokens_by_digest ON access_tokens (digest);
CREATE INDEX access_tokens_by_user ON access_tokens (user_id);
CREATE INDEX access_tokens_by_expires ON access_tokens (expires);
CREATE UNIQUE INDEX invitations_by_code ON invitations (code);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_expires ON invitations (expires);
CREATE UNIQUE INDEX spaces_by_name ON spaces (name_folded);
CREATE UNIQUE INDEX spaces_by_slug ON spaces (slug_folded);
CREATE UNIQUE INDEX spaces_by_default ON spaces (is_default) WHERE is_default = 1;
CREATE UNIQUE INDEX teams_by_name ON teams (COALESCE(space_id, ''), name_folded);
CREATE INDEX team_members_by_user ON team_members (user_id);
CREATE UNIQUE INDEX user_roles_by_name ON user_roles (name_folded);
CREATE UNIQUE INDEX scoped_user_roles_by_number ON scoped_user_roles (number);
CREATE INDEX scoped_user_roles_by_team ON scoped_user_roles (team_id, number);
CREATE INDEX scoped_user_roles_by_role ON scoped_user_roles (role_id, number);
CREATE INDEX scoped_user_roles_by_space ON scoped_user_roles (space_id, number);
CREATE INDEX events_by_space ON events (space_id, number);
COMMIT;
