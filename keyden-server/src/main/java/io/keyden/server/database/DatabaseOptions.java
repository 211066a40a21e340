package io.keyden.server.database;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.FaultySettingsException;
import io.keyden.server.configuration.Settings;
import io.keyden.server.configuration.StorageConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database: as {@code serve} has it, from options and the environment. */
final class DatabaseOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Folder of the database (default: ./keyden-data; KEYDEN_DATA_DIR)")
  private @Nullable String dataDirectory;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "JDBC URL of the database; empty is SQLite in the data directory (KEYDEN_DATABASE_URL)")
  private @Nullable String databaseUrl;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      description = "Who connects to PostgreSQL (KEYDEN_DATABASE_USER)")
  private @Nullable String databaseUser;

  /** Whether one of the options was given. */
  boolean given() {
    return dataDirectory != null || databaseUrl != null;
  }

  /**
   * Where the database is.
   *
   * @throws CommandException if an option or a variable is wrong
   */
  StorageConfiguration storage(Surroundings surroundings, ConfigurationReader reader) {
    Map<String, String> options = new HashMap<>();
    if (dataDirectory != null) {
      options.put(Settings.DATA_DIR.option(), dataDirectory);
    }
    if (databaseUrl != null) {
      options.put(Settings.DATABASE_URL.option(), databaseUrl);
    }
    if (databaseUser != null) {
      options.put(Settings.DATABASE_USER.option(), databaseUser);
    }
    try {
      return reader.readStorage(options, surroundings.environment());
    } catch (FaultySettingsException e) {
      throw CommandException.usage(
          String.valueOf(e.getMessage()), "keyden serve --help says more about both settings");
    }
  }
}
