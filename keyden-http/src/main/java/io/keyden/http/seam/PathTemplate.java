package io.keyden.http.seam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The path of a route: literal words, matched in any case, and {@code {parameters}}, each one
 * segment long.
 */
public final class PathTemplate {
  /** One piece between two slashes. */
  sealed interface Segment {
    /** A fixed word, in lower case. */
    record Literal(String word) implements Segment {}

    /** A place that takes any value. */
    record Parameter(String name) implements Segment {}
  }

  private final String text;
  private final List<Segment> segments;
  private final List<String> parameters;

  private PathTemplate(String text, List<Segment> segments, List<String> parameters) {
    this.text = text;
    this.segments = segments;
    this.parameters = parameters;
  }

  /**
   * Reads a template such as {@code /api/users/{id}/apikeys}.
   *
   * @throws IllegalArgumentException if it does not start with a slash, ends with one, holds an
   *     empty segment, a dot segment, a character that a path must encode, or a parameter twice
   */
  public static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path template starts with a slash: " + text);
    }
    List<Segment> segments = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    if (text.length() > 1) {
      for (String piece : text.substring(1).split("/", -1)) {
        Segment segment = segment(piece, text);
        segments.add(segment);
        if (segment instanceof Segment.Parameter(String name)) {
          parameters.add(name);
        }
      }
    }
    Set<String> distinct = new HashSet<>(parameters);
    if (distinct.size() != parameters.size()) {
      throw new IllegalArgumentException("a parameter stands twice in " + text);
    }
    return new PathTemplate(text, List.copyOf(segments), List.copyOf(parameters));
  }

  /** The names of the parameters, from left to right. */
  public List<String> parameters() {
    return parameters;
  }

  List<Segment> segments() {
    return segments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathTemplate template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }

  private static Segment segment(String piece, String text) {
    if (piece.startsWith("{") && piece.endsWith("}")) {
      String name = piece.substring(1, piece.length() - 1);
      if (!Header.isToken(name)) {
        throw new IllegalArgumentException("a parameter needs a name: " + text);
      }
      return new Segment.Parameter(name);
    }
    if (piece.isEmpty() || piece.equals(".") || piece.equals("..")) {
      throw new IllegalArgumentException("an empty or a dot segment in " + text);
    }
    for (int i = 0; i < piece.length(); i++) {
      char character = piece.charAt(i);
      if (!Ascii.isVisible(character) || "{}%?#".indexOf(character) >= 0) {
        throw new IllegalArgumentException("a character that is not allowed in " + text);
      }
    }
    return new Segment.Literal(Ascii.lower(piece));
  }
}
