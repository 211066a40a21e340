package io.keyden.storage.postgres;

import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The address of a database, {@code jdbc:postgresql://host:port/database?parameters}. */
public final class PostgresUrl {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final Pattern USER_INFORMATION = Pattern.compile("^[^/?]*//[^/?]*@");

  private PostgresUrl() {}

  /** Whether {@code url} is meant to be one, whatever follows its beginning. */
  public static boolean meant(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /** Whether the driver can make something of {@code url}. */
  public static boolean understood(String url) {
    return Driver.parseURL(url, new Properties()) != null;
  }

  /**
   * Whether {@code url} holds a password, where lists of processes and logs may show it; also in
   * the form of other programs, {@code //name:password@host}, which the driver does not know.
   */
  public static boolean holdsPassword(String url) {
    if (USER_INFORMATION.matcher(url).find()) {
      return true;
    }
    var parsed = Driver.parseURL(url, new Properties());
    return parsed != null && PGProperty.PASSWORD.getOrDefault(parsed) != null;
  }
}
