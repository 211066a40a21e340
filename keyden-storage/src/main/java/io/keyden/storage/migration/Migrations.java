package io.keyden.storage.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Runs the migrations that a database has not seen yet.
 *
 * <p>Flyway takes most of a second to find out that there is nothing to do, so it is asked only if
 * its own table says that there is something: the names of all migrations stand in a list beside
 * their folder.
 */
public final class Migrations {
  /** How a database compares with this version. */
  public enum State {
    /** It has seen all migrations, and no others. */
    CURRENT,
    /** It has not seen some, or the last attempt failed. */
    BEHIND,
    /** It has seen some that this version does not know: a newer version wrote it. */
    NEWER
  }

  private static final String HISTORY = "flyway_schema_history";
  private static final String APPLIED =
      "SELECT version, success FROM flyway_schema_history WHERE version IS NOT NULL";

  /** Why a database is refused that a newer version wrote. */
  public static final String NEWER = "it was written by a newer Keyden, which this one cannot read";

  private Migrations() {}

  /**
   * Why the database behind {@code connection} cannot even be looked at; empty if it can. One that
   * lags behind can: no migration has changed the tables of the record.
   */
  public static Optional<String> refusal(Connection connection, String dialect)
      throws SQLException {
    if (!begun(connection)) {
      return Optional.of("it is not a database of Keyden");
    }
    return state(connection, dialect) == State.NEWER ? Optional.of(NEWER) : Optional.empty();
  }

  /** How the database behind {@code connection} compares with the migrations of {@code dialect}. */
  public static State state(Connection connection, String dialect) throws SQLException {
    if (!begun(connection)) {
      return State.BEHIND;
    }
    var known = names(dialect).stream().map(Migrations::number).collect(Collectors.toSet());
    var applied = new HashSet<Integer>();
    boolean failed = false;
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(APPLIED)) {
      while (result.next()) {
        applied.add(Integer.valueOf(result.getString("version")));
        failed |= !result.getBoolean("success");
      }
    }
    if (!known.containsAll(applied)) {
      return State.NEWER;
    }
    return failed || !applied.equals(known) ? State.BEHIND : State.CURRENT;
  }

  private static boolean begun(Connection connection) throws SQLException {
    var schema = connection.getSchema();
    try (var tables = connection.getMetaData().getTables(null, schema, HISTORY, null)) {
      return tables.next();
    }
  }

  /** The file names of all migrations of {@code dialect}, oldest first. */
  static List<String> names(String dialect) {
    try (var list = Migrations.class.getResourceAsStream(dialect + ".txt")) {
      if (list == null) {
        throw new IllegalArgumentException("there are no migrations for " + dialect);
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of a migration: 3 of {@code V0003__sign_in.sql}. */
  static int number(String name) {
    return Integer.parseInt(name.substring(1, name.indexOf('_')));
  }

  /**
   * Brings the database at {@code url} to the schema of this version.
   *
   * @param dialect the folder of its migrations, {@code sqlite}
   * @throws org.flywaydb.core.api.FlywayException if that is not possible
   */
  public static void run(String url, String dialect) {
    migrate(Flyway.configure().dataSource(url, null, null), dialect);
  }

  /**
   * Brings the database behind {@code source} to the schema of this version.
   *
   * @param dialect the folder of its migrations, {@code postgresql}
   * @throws org.flywaydb.core.api.FlywayException if that is not possible
   */
  public static void run(DataSource source, String dialect) {
    migrate(Flyway.configure().dataSource(source), dialect);
  }

  private static void migrate(FluentConfiguration configuration, String dialect) {
    configuration
        .locations("classpath:io/keyden/storage/migration/" + dialect)
        .sqlMigrationPrefix("V")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
