package io.keyden.cli.output;

import io.keyden.cli.terminal.Style;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One value of a result, with what programs and what people see of it. */
public sealed interface Cell {
  /** What people see where there is nothing to say. */
  String NOTHING = "-";

  /** How it stands out in a table. */
  Style style();

  /** The same value, standing out by {@code style}. */
  Cell styled(Style style);

  /** A text. */
  record Text(String text, Style style) implements Cell {
    @Override
    public Cell styled(Style other) {
      return new Text(text, other);
    }
  }

  /** A time: relative in tables of many rows, ISO 8601 in UTC for programs. */
  record Time(Instant instant, Style style) implements Cell {
    @Override
    public Cell styled(Style other) {
      return new Time(instant, other);
    }
  }

  /** A whole number. */
  record Count(long number, Style style) implements Cell {
    @Override
    public Cell styled(Style other) {
      return new Count(number, other);
    }
  }

  /** Yes or no; true or false for programs. */
  record Flag(boolean set, Style style) implements Cell {
    @Override
    public Cell styled(Style other) {
      return new Flag(set, other);
    }
  }

  /** Several texts. */
  record Many(List<String> texts, Style style) implements Cell {
    /** Copies the texts. */
    public Many {
      texts = List.copyOf(texts);
    }

    @Override
    public Cell styled(Style other) {
      return new Many(texts, other);
    }
  }

  /**
   * No value: null for programs.
   *
   * @param word what people see, such as {@code never}
   */
  record Absent(String word, Style style) implements Cell {
    @Override
    public Cell styled(Style other) {
      return new Absent(word, other);
    }
  }

  /** A text. */
  static Cell text(String text) {
    return new Text(text, Style.PLAIN);
  }

  /** A text that may be missing. */
  static Cell text(Optional<String> text) {
    return text.map(Cell::text).orElseGet(() -> absent(NOTHING));
  }

  /** A time. */
  static Cell time(Instant instant) {
    return new Time(instant, Style.PLAIN);
  }

  /**
   * A time that may be missing.
   *
   * @param otherwise what people see then, such as {@code never}
   */
  static Cell time(Optional<Instant> instant, String otherwise) {
    return instant.map(Cell::time).orElseGet(() -> absent(otherwise));
  }

  /** A whole number. */
  static Cell number(long number) {
    return new Count(number, Style.PLAIN);
  }

  /** Yes or no. */
  static Cell flag(boolean set) {
    return new Flag(set, Style.PLAIN);
  }

  /** Several texts. */
  static Cell many(List<String> texts) {
    return new Many(texts, Style.PLAIN);
  }

  /**
   * No value.
   *
   * @param word what people see
   */
  static Cell absent(String word) {
    return new Absent(word, Style.DIM);
  }
}
