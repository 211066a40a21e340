package io.keyden.client.octopus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A method and a path with places left open: {@code *} stands for one segment, {@code **} at the
 * end for any number of them, and as a method for all methods. Case does not count.
 *
 * <p>It is held against the meant method, after {@code X-HTTP-Method-Override}, and against the
 * vendor's path, even where the paths are moved.
 */
record PathPattern(String method, Pattern path) {
  static PathPattern of(String method, String path) {
    String expression =
        List.of(path.split("/")).stream()
            .filter(segment -> !segment.isEmpty())
            .map(PathPattern::expression)
            .collect(Collectors.joining());
    return new PathPattern(
        method.toUpperCase(Locale.ROOT), Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
  }

  boolean fits(Call call) {
    return (method.equals("*") || method.equals(call.method()))
        && path.matcher(call.path()).matches();
  }

  private static String expression(String segment) {
    return switch (segment) {
      case "**" -> "(?:/.*)?";
      case "*" -> "/[^/]+";
      default -> "/" + Pattern.quote(segment);
    };
  }
}
