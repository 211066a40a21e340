package io.keyden.cli.output;

import java.util.Locale;
import java.util.function.Function;

/**
 * One property of what is listed.
 *
 * @param <R> what is listed
 * @param name the member for programs, in camelCase
 * @param title the heading for people
 * @param cell the value
 * @param alignment on which side it lines up in a table
 * @param room what becomes of it where the terminal is too narrow
 * @param detail whether tables of many rows leave it out
 */
public record Column<R>(
    String name,
    String title,
    Function<R, Cell> cell,
    Alignment alignment,
    Room room,
    boolean detail) {
  /** On which side a column lines up. */
  public enum Alignment {
    /** Texts. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  /** What becomes of a column where the terminal is too narrow. */
  public enum Room {
    /** It keeps its width: half an id is worth nothing. */
    FIXED,
    /** Its texts are shortened. */
    FLEXIBLE,
    /** It is left out if shortening others is not enough. */
    DISPENSABLE
  }

  /** Checks the name. */
  public Column {
    boolean good = !name.isEmpty() && lowerCase(name.charAt(0));
    for (int i = 1; good && i < name.length(); i++) {
      char character = name.charAt(i);
      good = lowerCase(character) || upperCase(character) || digit(character);
    }
    if (!good) {
      throw new IllegalArgumentException("a name is in camelCase: " + name);
    }
  }

  /** A column of fixed width that lines up on the left; {@code lastUsed} becomes LAST USED. */
  public static <R> Column<R> of(String name, Function<R, Cell> cell) {
    return new Column<>(name, title(name), cell, Alignment.LEFT, Room.FIXED, false);
  }

  /** With another heading. */
  public Column<R> titled(String other) {
    return new Column<>(name, other, cell, alignment, room, detail);
  }

  /** Lined up on the right. */
  public Column<R> alignedRight() {
    return new Column<>(name, title, cell, Alignment.RIGHT, room, detail);
  }

  /** Shortened where the terminal is too narrow. */
  public Column<R> flexible() {
    return new Column<>(name, title, cell, alignment, Room.FLEXIBLE, detail);
  }

  /** Left out where the terminal is too narrow even with all flexible columns shortened. */
  public Column<R> dispensable() {
    return new Column<>(name, title, cell, alignment, Room.DISPENSABLE, detail);
  }

  /** Left out of tables of many rows. */
  public Column<R> asDetail() {
    return new Column<>(name, title, cell, alignment, room, true);
  }

  private static boolean lowerCase(char character) {
    return character >= 'a' && character <= 'z';
  }

  private static boolean upperCase(char character) {
    return character >= 'A' && character <= 'Z';
  }

  private static boolean digit(char character) {
    return character >= '0' && character <= '9';
  }

  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      if (upperCase(character)) {
        title.append(' ');
      }
      title.append(character);
    }
    return title.toString().toUpperCase(Locale.ROOT);
  }
}
