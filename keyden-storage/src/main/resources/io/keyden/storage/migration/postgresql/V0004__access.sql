CREATE TABLE spaces (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  name_folded TEXT COLLATE "C" NOT NULL,
  slug TEXT COLLATE "C" NOT NULL,
  slug_folded TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  is_default BIGINT NOT NULL,
  is_private BIGINT NOT NULL,
  task_queue_stopped BIGINT NOT NULL
);

CREATE UNIQUE INDEX spaces_by_name ON spaces (name_folded);
CREATE UNIQUE INDEX spaces_by_slug ON spaces (slug_folded);
CREATE UNIQUE INDEX spaces_by_default ON spaces (is_default) WHERE is_default = 1;

CREATE TABLE teams (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  name_folded TEXT COLLATE "C" NOT NULL,
  slug TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  space_id TEXT COLLATE "C" REFERENCES spaces (id)
);

CREATE UNIQUE INDEX teams_by_name ON teams (COALESCE(space_id, ''), name_folded);

CREATE TABLE team_members (
  team_id TEXT COLLATE "C" NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  PRIMARY KEY (team_id, user_id)
);

CREATE INDEX team_members_by_user ON team_members (user_id);

CREATE TABLE team_external_groups (
  team_id TEXT COLLATE "C" NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  group_id TEXT COLLATE "C" NOT NULL,
  display_name TEXT COLLATE "C" NOT NULL,
  display_id_and_name BIGINT NOT NULL,
  PRIMARY KEY (team_id, position)
);

CREATE TABLE user_roles (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  name_folded TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX user_roles_by_name ON user_roles (name_folded);

-- kind is SPACE or SYSTEM for permissions, RESTRICTION for what the role says it can be narrowed to.
CREATE TABLE user_role_parts (
  role_id TEXT COLLATE "C" NOT NULL REFERENCES user_roles (id) ON DELETE CASCADE,
  kind TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (role_id, kind, position)
);

CREATE TABLE scoped_user_roles (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  team_id TEXT COLLATE "C" NOT NULL REFERENCES teams (id),
  role_id TEXT COLLATE "C" NOT NULL REFERENCES user_roles (id),
  space_id TEXT COLLATE "C" REFERENCES spaces (id)
);

CREATE UNIQUE INDEX scoped_user_roles_by_number ON scoped_user_roles (number);
CREATE INDEX scoped_user_roles_by_team ON scoped_user_roles (team_id, number);
CREATE INDEX scoped_user_roles_by_role ON scoped_user_roles (role_id, number);
CREATE INDEX scoped_user_roles_by_space ON scoped_user_roles (space_id, number);

CREATE TABLE scoped_user_role_restrictions (
  scoped_user_role_id TEXT COLLATE "C" NOT NULL REFERENCES scoped_user_roles (id) ON DELETE CASCADE,
  kind TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  document_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scoped_user_role_id, kind, position)
);
