package io.keyden.server.logging;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets up what stands behind {@link System.Logger}: java.util.logging with one line or JSON object
 * per record on one stream.
 *
 * <p>The chosen level holds for Keyden's own loggers. Those of libraries stay at warnings
 * (information from the level {@code debug} on): at their finer levels HTTP libraries log the
 * headers of a request, and with them keys.
 */
public final class Logging {
  private Logging() {}

  /**
   * Chooses the log manager that survives until the process ends. Has to run before anything logs;
   * later it has no effect.
   */
  public static void prepare() {
    System.setProperty("java.util.logging.manager", EnduringLogManager.class.getName());
  }

  /**
   * Sends records of the level and above to the stream, and nowhere else. Can be called again.
   *
   * @param requestId tells which request the calling thread works for, if for one
   */
  public static void configure(
      System.Logger.Level level,
      LogFormat format,
      Supplier<Optional<String>> requestId,
      PrintStream stream) {
    for (Handler handler : List.of(Loggers.ROOT.getHandlers())) {
      Loggers.ROOT.removeHandler(handler);
      handler.close();
    }
    Loggers.ROOT.addHandler(new LineHandler(stream, format.formatter(requestId)));
    Loggers.ROOT.setLevel(libraryLevel(level));
    Loggers.KEYDEN.setLevel(ownLevel(level));
  }

  /**
   * Lets the libraries below the server log warnings only, for a server inside another program,
   * whose log stays as it is. A level that the program itself has chosen for one of them stands.
   */
  public static void quietLibraries() {
    for (Logger library : Loggers.LIBRARIES) {
      if (library.getLevel() == null) {
        library.setLevel(Level.WARNING);
      }
    }
  }

  private static Level libraryLevel(System.Logger.Level level) {
    return switch (level) {
      case ALL, TRACE, DEBUG -> Level.INFO;
      case INFO, WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
      case OFF -> Level.OFF;
    };
  }

  private static Level ownLevel(System.Logger.Level level) {
    return switch (level) {
      case ALL -> Level.ALL;
      case TRACE -> Level.FINER;
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
      case OFF -> Level.OFF;
    };
  }

  /**
   * Apart, so that {@link #prepare()} runs before the log manager is chosen. The loggers are held
   * strongly, since java.util.logging forgets one, and the level set on it, when nobody else holds
   * it.
   */
  private static final class Loggers {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger KEYDEN = Logger.getLogger("io.keyden");
    private static final List<Logger> LIBRARIES =
        List.of(
            Logger.getLogger("io.helidon"),
            Logger.getLogger("org.flywaydb"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.postgresql"));
  }
}
