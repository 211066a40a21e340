package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.CreatedKey;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.core.audit.ChainAnchor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Check D8: a database of each earlier schema opens, is brought up to date, and its old keys work;
 * a database of a newer version is refused with a plain message.
 *
 * <p>The folder {@code databases} holds one by each schema, as SQL with the history of its
 * migrations: a migration that is changed after its release is found here. Another one is made with
 * the version that writes it: start it with the key and the password below, stop it, {@code sqlite3
 * keyden.db .dump}, and set {@code expires} of the key to null.
 */
class OldDatabasesTest {
  private static final String OLD_KEY = "API-OLDDATABASEKEYFORTESTSONLY1";
  private static final String OLD_PASSWORD = "kept since the old days";

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"V0002", "V0003", "V0004", "V0005", "V0006"})
  void old_keys_work_and_the_record_goes_on(String schema) throws IOException, SQLException {
    Path database = make(schema);
    ChainAnchor anchor = anchor(database);

    try (PackagedServer server = PackagedServer.setup().in(scratch).start();
        var connection = new ApiConnection(server)) {
      var me = connection.get("/api/users/me", OLD_KEY).expect(200).json();
      assertThat(Json.text(me, "Username")).isEqualTo("admin");
      assertThat(connection.get("/api/users/me", server.administratorKey()).status())
          .as("the key that a first start would have made")
          .isEqualTo(401);
      connection.signIn("admin", OLD_PASSWORD).expect(200);

      CreatedKey key =
          connection.createKey(
              Json.text(me, "Id"), OLD_KEY, Map.of("Purpose", "after the upgrade"));
      connection.get("/api/users/me", key.secret()).expect(200);
      expectRecord(database, anchor, 2);
    }
  }

  @Test
  void a_database_that_knows_no_accounts_yet_gets_its_first_one() throws Exception {
    Path database = make("V0001");
    ChainAnchor anchor = anchor(database);

    try (PackagedServer server = PackagedServer.setup().in(scratch).start();
        var connection = new ApiConnection(server)) {
      connection.get("/api/users/me", server.administratorKey()).expect(200);
      expectRecord(database, anchor, 1);
    }
  }

  @Test
  void a_newer_database_is_refused_plainly_and_left_as_it_was() throws Exception {
    Path database = make("V0006");
    execute(
        database,
        "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'later', 'SQL',"
            + " 'V9999__later.sql', 1, '', installed_on, 1, 1 FROM flyway_schema_history LIMIT 1");
    Path before = Files.copy(database, scratch.resolve("before.db"));
    String data = database.resolveSibling("").toString();
    String said = "it was written by a newer Keyden, which this one cannot read";

    var serve = OperatorCommand.run("serve", "--port", "0", "--data-dir", data);
    var verify = OperatorCommand.run("audit", "verify", "--data-dir", data);
    var restore =
        OperatorCommand.run(
            "restore", database.toString(), "--data-dir", scratch.resolve("other").toString());

    assertThat(serve.exit()).isEqualTo(1);
    assertThat(serve.errors()).contains(said);
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.errors()).contains(said);
    assertThat(restore.exit()).isEqualTo(1);
    assertThat(restore.errors()).contains(said);
    assertThat(scratch.resolve("other")).doesNotExist();
    assertThat(Files.mismatch(database, before))
        .as("the first byte that was changed")
        .isEqualTo(-1);
  }

  /** The packaged command finds the old events as they were, and more behind them. */
  private static void expectRecord(Path database, ChainAnchor anchor, int more) {
    var verified =
        OperatorCommand.said(
            "audit",
            "verify",
            "--data-dir",
            database.resolveSibling("").toString(),
            "--anchor",
            anchor.toString());
    assertThat(verified.path("events").asLong()).isGreaterThanOrEqualTo(anchor.number() + more);
  }

  private Path make(String schema) throws IOException, SQLException {
    Path database = Files.createDirectories(scratch.resolve("data")).resolve("keyden.db");
    try (InputStream dump =
        Objects.requireNonNull(
            OldDatabasesTest.class.getResourceAsStream("databases/" + schema + ".sql"))) {
      execute(database, new String(dump.readAllBytes(), StandardCharsets.UTF_8));
      // As every version of Keyden leaves it.
      execute(database, "PRAGMA journal_mode = WAL");
    }
    return database;
  }

  private static ChainAnchor anchor(Path database) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT number || ':' || hex(digest) FROM events ORDER BY number DESC LIMIT 1")) {
      assertThat(row.next()).isTrue();
      return ChainAnchor.parse(row.getString(1)).orElseThrow();
    }
  }

  private static void execute(Path database, String statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.executeUpdate(statements);
    }
  }
}
