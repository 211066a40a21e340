package io.keyden.acceptance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From one machine to several: every key goes on working, and the record stays whole. */
final class FromSqliteTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void a_database_moves_to_postgresql_with_its_keys_and_its_record() {
    try (var database = new PostgresProcess();
        var server = PackagedServer.start()) {
      var keys = fill(server);
      assertThat(migrate(server.dataDirectory(), database).run().errors())
          .contains("is in use by another keyden")
          .contains("hint: stop the server, and migrate again");

      server.kill();
      var migrated = migrate(server.dataDirectory(), database).arguments("-o", "json").run();

      var report = Json.parse(migrated.expectSuccess().output().getBytes(StandardCharsets.UTF_8));
      // The administrator's key is one of them.
      assertThat(report.path("keys").asInt()).isEqualTo(keys.size() + 1);
      assertThat(verify(database, Json.text(report, "anchor")).expectSuccess().output())
          .contains(Json.text(report, "anchor"));
      assertThat(migrate(server.dataDirectory(), database).run().errors())
          .contains("there is something in it already");
      try (var node =
              PackagedServer.setup()
                  .option("--database-url", PostgresProcess.url(database.port()))
                  .option("--database-user", "postgres")
                  .start();
          var there = new ApiConnection(node)) {
        for (var key : keys) {
          assertThat(there.get("/api/users/me", key.secret()).status()).isEqualTo(200);
        }
        there.delete(keys.getFirst().path(), server.administratorKey()).expect(200);
        assertThat(there.get("/api/users/me", keys.getFirst().secret()).status()).isEqualTo(401);
      }
      // The source is as it was, and can be gone back to.
      server.startAgain();
      try (var here = new ApiConnection(server)) {
        assertThat(here.get("/api/users/me", keys.getFirst().secret()).status()).isEqualTo(200);
      }
    }
  }

  private static List<CreatedKey> fill(PackagedServer server) {
    var keys = new ArrayList<CreatedKey>();
    try (var connection = new ApiConnection(server)) {
      for (int i = 0; i < 20; i++) {
        keys.add(
            connection.createKey(
                "me", server.administratorKey(), Map.of("Purpose", "Büro 🗝 " + i)));
      }
    }
    return keys;
  }

  private static Program migrate(Path dataDirectory, PostgresProcess database) {
    return keyden("migrate", "sqlite-to-postgres", "--data-dir", dataDirectory.toString())
        .arguments("--database-url", PostgresProcess.url(database.port()))
        .arguments("--database-user", "postgres");
  }

  private static Program.Result verify(PostgresProcess database, String anchor) {
    return keyden("audit", "verify", "--anchor", anchor)
        .arguments("--database-url", PostgresProcess.url(database.port()))
        .arguments("--database-user", "postgres")
        .run();
  }

  private static Program keyden(String... arguments) {
    return Program.of(PackagedServer.script().toString()).arguments(arguments).within(LIMIT);
  }
}
