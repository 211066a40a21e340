package io.keyden.storage.migration;

import org.flywaydb.core.Flyway;

/** Runs the migrations that a database has not seen yet. */
public final class Migrations {
  private Migrations() {}

  /**
   * Brings the database at {@code url} to the schema of this version.
   *
   * @param dialect the folder of its migrations, {@code sqlite}
   */
  public static void run(String url, String dialect) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:io/keyden/storage/migration/" + dialect)
        .sqlMigrationPrefix("V")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
