package io.keyden.cli.terminal;

import java.util.Map;

/** Whether styles become ANSI sequences or vanish. */
public enum Coloring {
  /** Styles are written. */
  ON,

  /** Styles vanish. */
  OFF;

  private static final String START = "\u001b[";
  private static final String RESET = "\u001b[0m";

  /**
   * What is wanted for one stream. {@code --no-color} and {@code NO_COLOR} win over {@code
   * CLICOLOR_FORCE}, that wins over a stream that is no terminal or a dumb one, and over {@code
   * CLICOLOR=0}.
   *
   * <p>Source: no-color.org (present and not empty, whatever its value) and bixense.com/clicolors.
   *
   * @param terminal whether the stream is a terminal
   * @param environment the variables of the process
   * @param refused whether {@code --no-color} was given
   */
  public static Coloring wanted(
      boolean terminal, Map<String, String> environment, boolean refused) {
    if (refused || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return OFF;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!forced.isEmpty() && !forced.equals("0")) {
      return ON;
    }
    boolean able = !environment.getOrDefault("TERM", "").equals("dumb");
    boolean welcome = !environment.getOrDefault("CLICOLOR", "").equals("0");
    return terminal && able && welcome ? ON : OFF;
  }

  /** What is written for {@code styled}. */
  public String render(Styled styled) {
    return this == OFF || styled.style() == Style.PLAIN || styled.text().isEmpty()
        ? styled.text()
        : START + styled.style().parameter() + "m" + styled.text() + RESET;
  }
}
