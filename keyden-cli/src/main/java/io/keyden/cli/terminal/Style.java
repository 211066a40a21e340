package io.keyden.cli.terminal;

/** How a text stands out on a terminal. */
public enum Style {
  /** As everything else. */
  PLAIN(""),

  /** Headings. */
  BOLD("1"),

  /** What matters less. */
  DIM("2"),

  /** What is over, or wrong. */
  RED("31"),

  /** What needs attention soon. */
  YELLOW("33"),

  /** What is in order. */
  GREEN("32");

  private final String parameter;

  Style(String parameter) {
    this.parameter = parameter;
  }

  /** The parameter of the ANSI sequence "select graphic rendition" (ECMA-48, 8.3.117). */
  String parameter() {
    return parameter;
  }
}
