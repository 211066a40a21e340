package io.keyden.cli.terminal;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the three streams are a terminal, and how wide it is.
 *
 * @param input whether somebody can type
 * @param output whether results are read by a person
 * @param error whether a person sees what goes on
 * @param columns the width of the terminal, at least 1
 */
public record Terminal(boolean input, boolean output, boolean error, int columns) {
  /**
   * The property that names the streams that are terminals, out of {@code in}, {@code out} and
   * {@code err}, separated by commas. The start script sets it, since Java can ask for all streams
   * together only.
   */
  public static final String STREAMS_PROPERTY = "keyden.terminal";

  /** The property that holds the width of the terminal; the start script sets it. */
  public static final String COLUMNS_PROPERTY = "keyden.columns";

  private static final int COLUMNS_DEFAULT = 80;
  private static final int COLUMNS_MIN = 20;
  private static final int COLUMNS_MAX = 10_000;

  /** Checks the width. */
  public Terminal {
    if (columns < 1) {
      throw new IllegalArgumentException("a terminal has at least one column");
    }
  }

  /** No stream is a terminal. */
  public static Terminal none() {
    return new Terminal(false, false, false, COLUMNS_DEFAULT);
  }

  /**
   * Reads the facts. Without the property, as when the program was started by {@code java}
   * directly, no stream counts as a terminal. A width that makes no sense counts as unknown, which
   * is 80.
   *
   * @param properties the system properties
   * @param environment for {@code COLUMNS}, which wins, as in other programs
   */
  public static Terminal read(
      UnaryOperator<@Nullable String> properties, Map<String, String> environment) {
    String streams = properties.apply(STREAMS_PROPERTY);
    return new Terminal(
        names(streams, "in"),
        names(streams, "out"),
        names(streams, "err"),
        columns(
            environment.get("COLUMNS"),
            columns(properties.apply(COLUMNS_PROPERTY), COLUMNS_DEFAULT)));
  }

  private static boolean names(@Nullable String streams, String stream) {
    return streams != null && ("," + streams + ",").contains("," + stream + ",");
  }

  private static int columns(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      int columns = Integer.parseInt(text.strip());
      return columns < COLUMNS_MIN || columns > COLUMNS_MAX ? otherwise : columns;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }
}
