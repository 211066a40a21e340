package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.audit.ChainAnchor;
import io.keyden.core.audit.ChainVerdict;
import io.keyden.core.audit.VerifyChain;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * What a killed server leaves behind, looked at in a copy: opening the files themselves would
 * already mend them, and that is the server's to do.
 */
final class Wreck {
  private static final List<String> FILES = List.of("keyden.db", "keyden.db-wal");

  private final Path copy;

  private Wreck(Path copy) {
    this.copy = copy;
  }

  /** Copies the database and its log; the server must not run. */
  static Wreck copied(Path dataDirectory, Path to) throws IOException {
    for (String file : FILES) {
      if (Files.exists(dataDirectory.resolve(file))) {
        Files.copy(
            dataDirectory.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(to.resolve(file));
      }
    }
    Files.deleteIfExists(to.resolve("keyden.db-shm"));
    return new Wreck(to.resolve("keyden.db"));
  }

  /**
   * The database is whole, and so is the record behind the anchor; returns the place of its last
   * event.
   */
  ChainAnchor expectWhole(ChainAnchor start) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var statement = database.createStatement();
        var rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).as("integrity of the database").isEqualTo("ok");
    }
    try (var database = SqliteDatabase.open(copy)) {
      var verdict =
          new VerifyChain(database, new SqlEventStore(database)).verify(start, List.of(start));
      assertThat(verdict).as("the chain of the record").isInstanceOf(ChainVerdict.Whole.class);
      return ((ChainVerdict.Whole) verdict).last();
    }
  }
}
