package io.keyden.http.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query of a request, parsed once: names in any case, values percent-decoded.
 *
 * <p>Clients disagree on how to write it, and all of them must work: {@code +} and {@code %20} are
 * both a space (the two layers of the Go client send one each), a list comes as {@code ids=a,b}, as
 * {@code ids=a%2Cb} or as a repeated name, and the .NET client writes booleans as {@code True}.
 * Parameters nobody asks for are ignored.
 */
public final class Query {
  /** The most characters a raw query may have. */
  public static final int MAX_LENGTH = 8192;

  /** The most parameters a query may have. */
  public static final int MAX_PARAMETERS = 200;

  /** The query of a request that has none. */
  public static final Query EMPTY = new Query(List.of());

  private final List<Parameter> parameters;

  private Query(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * Parses the raw text behind the question mark.
   *
   * @throws BadRequestException on a malformed percent escape, on invalid UTF-8, and if a limit is
   *     passed
   */
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return EMPTY;
    }
    if (raw.length() > MAX_LENGTH) {
      throw new BadRequestException("The query is too long.");
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf('&', start);
      if (end < 0) {
        end = raw.length();
      }
      if (end > start) {
        if (parameters.size() == MAX_PARAMETERS) {
          throw new BadRequestException("The query has too many parameters.");
        }
        parameters.add(parameter(raw, start, end));
      }
      start = end + 1;
    }
    return new Query(parameters);
  }

  /** The first value of a parameter, as it was given: it may be empty. */
  public Optional<String> text(String name) {
    String wanted = Ascii.lower(name);
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(wanted)) {
        return Optional.of(parameter.value);
      }
    }
    return Optional.empty();
  }

  /**
   * All values of a parameter, from repeated names and from comma lists alike, without the spaces
   * around them and without blank ones.
   */
  public List<String> list(String name) {
    String wanted = Ascii.lower(name);
    List<String> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(wanted)) {
        addListValues(parameter.value, values);
      }
    }
    return List.copyOf(values);
  }

  /** A parameter as a whole number; a blank one counts as absent. Never throws. */
  public QueryInteger integer(String name) {
    String value = text(name).map(String::strip).orElse("");
    if (value.isEmpty()) {
      return new QueryInteger.Absent();
    }
    long number = 0;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (!Ascii.isDigit(character)) {
        return new QueryInteger.Faulty();
      }
      number = Math.min(Integer.MAX_VALUE, number * 10 + (character - '0'));
    }
    return new QueryInteger.Given((int) number);
  }

  /**
   * A parameter as a whole number, or {@code fallback} if it is absent or blank.
   *
   * @throws BadRequestException if it is no number or negative; the message names the parameter
   */
  public int integer(String name, int fallback) {
    return switch (integer(name)) {
      case QueryInteger.Absent() -> fallback;
      case QueryInteger.Given(int value) -> value;
      case QueryInteger.Faulty() ->
          throw new BadRequestException(
              "The query parameter '" + name + "' must be a whole number, zero or more.");
    };
  }

  /** Whether a parameter says yes: {@code true}, {@code yes}, {@code on} (in any case) or 1. */
  public boolean flag(String name) {
    return switch (text(name).map(value -> Ascii.lower(value.strip())).orElse("")) {
      case "true", "1", "yes", "on" -> true;
      default -> false;
    };
  }

  /** Says how many parameters there are, not what they hold: one of them may be a key. */
  @Override
  public String toString() {
    return "Query[" + parameters.size() + " parameters]";
  }

  private static Parameter parameter(String raw, int start, int end) {
    int equals = raw.indexOf('=', start);
    boolean bare = equals < 0 || equals >= end;
    int nameEnd = bare ? end : equals;
    String name = PercentCoding.decode(raw, start, nameEnd, true);
    String value = bare ? "" : PercentCoding.decode(raw, equals + 1, end, true);
    return new Parameter(Ascii.lower(name), value);
  }

  private static void addListValues(String text, List<String> values) {
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(',', start);
      if (end < 0) {
        end = text.length();
      }
      String value = text.substring(start, end).strip();
      if (!value.isEmpty()) {
        values.add(value);
      }
      start = end + 1;
    }
  }

  private record Parameter(String name, String value) {}
}
