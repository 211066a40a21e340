package io.keyden.server.configuration;

import io.keyden.storage.postgres.PostgresUrl;
import java.nio.file.Path;
import java.util.Locale;

/** Which database the server keeps its keys in. */
public sealed interface DatabaseUrl {
  /** The embedded SQLite database, in a file of the data directory. */
  record InDataDirectory() implements DatabaseUrl {}

  /**
   * A PostgreSQL database, which any number of nodes share.
   *
   * @param url {@code jdbc:postgresql:} and what the driver understands, without a password
   */
  record Postgres(String url) implements DatabaseUrl {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the URL is not one of PostgreSQL, or holds a password
     */
    public Postgres {
      if (!PostgresUrl.understood(url) || PostgresUrl.holdsPassword(url)) {
        throw new IllegalArgumentException("not the URL of a PostgreSQL database");
      }
    }
  }

  /**
   * An SQLite database elsewhere.
   *
   * @param url {@code jdbc:sqlite:} and a file
   */
  record Sqlite(String url) implements DatabaseUrl {
    private static final String PREFIX = "jdbc:sqlite:";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the URL is not one of SQLite or names no file
     */
    public Sqlite {
      if (!fits(url)) {
        throw new IllegalArgumentException("not the URL of an SQLite database");
      }
    }

    /** The file that the URL names. */
    public Path file() {
      return Path.of(url.substring(PREFIX.length())).toAbsolutePath();
    }

    static boolean fits(String url) {
      return url.toLowerCase(Locale.ROOT).startsWith(PREFIX) && url.length() > PREFIX.length();
    }
  }
}
