package io.keyden.server.configuration;

import io.keyden.core.address.AddressBlock;
import io.keyden.core.address.IpAddress;
import io.keyden.core.secret.Secret;
import io.keyden.http.accesslog.AccessLogFormat;
import io.keyden.server.logging.LogFormat;
import io.keyden.storage.postgres.ChangeDelivery;
import io.keyden.storage.postgres.PostgresUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of settings are read. */
final class Readers {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10}) ?(B|KiB|MiB|GiB)?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h)");
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_-]+)*\\.?");
  private static final Pattern API_KEY = Pattern.compile("API-[A-Z0-9]{25,32}");
  private static final int USERNAME_LENGTH_MAX = 64;
  private static final Map<String, Long> SIZE_UNITS =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private Readers() {}

  static Setting.Reader<Integer> wholeNumber(int min, int max) {
    return text -> {
      if (WHOLE_NUMBER.matcher(text).matches()) {
        int number = Integer.parseInt(text);
        if (number >= min && number <= max) {
          return number;
        }
      }
      throw new InvalidValueException("must be a whole number from " + min + " to " + max);
    };
  }

  /** Sizes in bytes: {@code 65536}, {@code 64KiB}, {@code 1MiB}. */
  static Setting.Reader<Integer> bytes(int min, int max) {
    return text -> {
      Matcher matcher = SIZE.matcher(text);
      if (matcher.matches()) {
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        long size = Long.parseLong(matcher.group(1)) * SIZE_UNITS.getOrDefault(unit, 1L);
        if (size >= min && size <= max) {
          return Math.toIntExact(size);
        }
      }
      throw new InvalidValueException(
          "must be a size from " + sizeText(min) + " to " + sizeText(max) + ", such as 64KiB");
    };
  }

  private static String sizeText(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
  }

  /** Lengths of time: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
  static Setting.Reader<Duration> duration(Duration min, Duration max) {
    return text -> {
      Matcher matcher = DURATION.matcher(text);
      if (matcher.matches()) {
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
            switch (matcher.group(2)) {
              case "ms" -> Duration.ofMillis(number);
              case "s" -> Duration.ofSeconds(number);
              case "m" -> Duration.ofMinutes(number);
              default -> Duration.ofHours(number);
            };
        if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
          return duration;
        }
      }
      throw new InvalidValueException(
          "must be a duration from "
              + durationText(min)
              + " to "
              + durationText(max)
              + ", such as 500ms, 30s or 5m");
    };
  }

  private static String durationText(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSeconds() % 3600 == 0 && !duration.isZero()) {
      return duration.toHours() + "h";
    }
    return duration.toSeconds() % 60 == 0 && !duration.isZero()
        ? duration.toMinutes() + "m"
        : duration.toSeconds() + "s";
  }

  static boolean onOrOff(String text) throws InvalidValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes" -> true;
      case "off", "false", "no" -> false;
      default -> throw new InvalidValueException("must be on or off");
    };
  }

  static FirstAdministratorConfiguration.Way firstAdministrator(String text)
      throws InvalidValueException {
    return switch (text.strip()) {
      case "made" -> FirstAdministratorConfiguration.Way.MADE;
      case "portal" -> FirstAdministratorConfiguration.Way.PORTAL;
      default -> throw new InvalidValueException("must be made or portal");
    };
  }

  static System.Logger.Level logLevel(String text) throws InvalidValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "error" -> System.Logger.Level.ERROR;
      case "warning" -> System.Logger.Level.WARNING;
      case "info" -> System.Logger.Level.INFO;
      case "debug" -> System.Logger.Level.DEBUG;
      case "trace" -> System.Logger.Level.TRACE;
      default ->
          throw new InvalidValueException("must be one of error, warning, info, debug and trace");
    };
  }

  static LogFormat logFormat(String text) throws InvalidValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "line" -> LogFormat.LINE;
      case "json" -> LogFormat.JSON;
      default -> throw new InvalidValueException("must be line or json");
    };
  }

  static AccessLogFormat accessLogFormat(String text) throws InvalidValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "logfmt" -> AccessLogFormat.LOGFMT;
      case "json" -> AccessLogFormat.JSON;
      default -> throw new InvalidValueException("must be logfmt or json");
    };
  }

  /** The name or address to listen on; an IPv6 address may stand in brackets, as in a URL. */
  static String host(String text) throws InvalidValueException {
    String host =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (HOST_NAME.matcher(host).matches() || IpAddress.parse(host).isPresent()) {
      return host;
    }
    throw new InvalidValueException("must be the name or address of a network interface");
  }

  static Path path(String text) throws InvalidValueException {
    try {
      if (!text.isBlank()) {
        return Path.of(text).toAbsolutePath().normalize();
      }
    } catch (InvalidPathException malformed) {
      // Falls through to the one message.
    }
    throw new InvalidValueException("must be a path");
  }

  static Optional<Path> pathOrNone(String text) throws InvalidValueException {
    return text.isEmpty() ? Optional.empty() : Optional.of(path(text));
  }

  static DatabaseUrl databaseUrl(String text) throws InvalidValueException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return new DatabaseUrl.InDataDirectory();
    }
    if (PostgresUrl.meant(text)) {
      return postgresUrl(text);
    }
    if (lower.startsWith("postgresql:") || lower.startsWith("postgres:")) {
      return postgresUrl("jdbc:postgresql:" + text.substring(text.indexOf(':') + 1));
    }
    if (DatabaseUrl.Sqlite.fits(text)) {
      return new DatabaseUrl.Sqlite(text);
    }
    throw new InvalidValueException(
        "must be empty, for the database in the data directory, or jdbc:sqlite: and a file, or"
            + " jdbc:postgresql://HOST/DATABASE");
  }

  private static DatabaseUrl postgresUrl(String text) throws InvalidValueException {
    if (PostgresUrl.holdsPassword(text)) {
      throw new InvalidValueException(
          "must not hold a name and a password: "
              + Settings.DATABASE_USER.option()
              + " and "
              + Settings.DATABASE_PASSWORD.variable()
              + " are the places for them");
    }
    if (!PostgresUrl.understood(text)) {
      throw new InvalidValueException(
          "must be jdbc:postgresql://HOST/DATABASE, or with a port,"
              + " jdbc:postgresql://HOST:5432/DATABASE");
    }
    return new DatabaseUrl.Postgres(text);
  }

  static ChangeDelivery changeDelivery(String text) throws InvalidValueException {
    return switch (text.strip()) {
      case "notify" -> ChangeDelivery.NOTIFY;
      case "poll" -> ChangeDelivery.POLL;
      default -> throw new InvalidValueException("must be notify or poll");
    };
  }

  static Optional<String> textOrNone(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  static List<AddressBlock> addressBlocks(String text) throws InvalidValueException {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        blocks.add(
            AddressBlock.parse(part.strip())
                .orElseThrow(() ->
                    new InvalidValueException(
                        "must be addresses or blocks, separated by commas, such as 10.0.0.0/8,::1")));
      }
    }
    return List.copyOf(blocks);
  }

  /** As {@link #addressBlocks}; {@code none} is none of them where the default is some. */
  static List<AddressBlock> addressBlocksOrNone(String text) throws InvalidValueException {
    return text.strip().equals("none") ? List.of() : addressBlocks(text);
  }

  static String username(String text) throws InvalidValueException {
    String name = text.strip();
    if (!name.isEmpty()
        && name.length() <= USERNAME_LENGTH_MAX
        && name.chars().noneMatch(Character::isISOControl)) {
      return name;
    }
    throw new InvalidValueException(
        "must have 1 to " + USERNAME_LENGTH_MAX + " characters and no control characters");
  }

  static Optional<Secret> secretOrNone(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
  }

  /** A key that an operator brings along; those that Keyden makes are of the same form. */
  static Optional<Secret> apiKeyOrNone(String text) throws InvalidValueException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (API_KEY.matcher(text).matches()) {
      return Optional.of(Secret.of(text));
    }
    throw new InvalidValueException("must be API- and 25 to 32 characters of A-Z and 0-9");
  }
}
