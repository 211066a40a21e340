package io.keyden.acceptance.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.acceptance.ApiConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Check D8, on several nodes: those of this version go on beside a newer one that has changed the
 * schema, and do not start on it again.
 */
final class RollingUpgradeTest {
  /** What a later version may do to a schema on which this one works: add, and take nothing. */
  private static final String LATER =
      """
      ALTER TABLE api_keys ADD COLUMN note TEXT;
      ALTER TABLE users ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
      CREATE TABLE key_labels (key_id TEXT NOT NULL, label TEXT NOT NULL);
      CREATE INDEX api_keys_by_note ON api_keys (note);
      INSERT INTO flyway_schema_history
        (installed_rank, version, description, type, script, installed_by, execution_time, success)
      VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'postgres', 1, true);
      INSERT INTO changes (node, written, changes) VALUES ('later', 0, 'label-added 7');
      """;

  @Test
  void nodes_of_this_version_go_on_beside_a_newer_one_and_do_not_start_on_its_schema() {
    try (var cluster = new Cluster(2);
        var here = new ApiConnection(cluster.node(0));
        var there = new ApiConnection(cluster.node(1))) {
      var administrator = cluster.administratorKey();
      var before = here.createKey("me", administrator, Map.of("Purpose", "before"));

      cluster.database().execute(LATER);

      var after = there.createKey("me", administrator, Map.of("Purpose", "after"));
      assertThat(here.get("/api/users/me", after.secret()).status()).isEqualTo(200);
      there.delete(before.path(), administrator).expect(200);
      assertThat(there.get("/api/users/me", before.secret()).status()).isEqualTo(401);
      here.post(
              "/api/users",
              administrator,
              Map.of("Username", "robot", "DisplayName", "Robot", "IsService", true))
          .expect(201);
      assertThat(here.get("/api/users", administrator).status()).isEqualTo(200);

      cluster.node(1).kill();
      assertThatThrownBy(() -> cluster.node(1).startAgain())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("it was written by a newer Keyden, which this one cannot read");
      assertThat(here.get("/api/users/me", after.secret()).status()).isEqualTo(200);
    }
  }
}
