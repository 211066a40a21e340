package io.keyden.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Link templates as the clients read them: Octopus.Client and the TypeScript client expand them and
 * drop what a template doesn't name, the Java SDK deletes whatever stands in braces.
 */
final class LinkTemplate {
  private static final Pattern EXPRESSION = Pattern.compile("\\{([/?&]?)([A-Za-z0-9_.,*]+)}");
  private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");

  private LinkTemplate() {}

  /** Expands simple, path and query expressions; a list is one value, joined with commas. */
  static String expand(String template, Map<String, String> values) {
    return EXPRESSION.matcher(template).replaceAll(found -> expression(found, values));
  }

  /** Without its expressions. */
  static String cut(String template) {
    return BRACES.matcher(template).replaceAll("");
  }

  private static String expression(MatchResult found, Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    Arrays.stream(found.group(2).split(",", -1))
        .filter(values::containsKey)
        .forEach(name -> {
          String value = encode(values.getOrDefault(name, ""));
          parts.add(
              found.group(1).isEmpty() || found.group(1).equals("/") ? value : name + "=" + value);
        });
    if (parts.isEmpty()) {
      return "";
    }
    return switch (found.group(1)) {
      case "" -> String.join(",", parts);
      case "/" -> "/" + String.join("/", parts);
      default -> found.group(1) + String.join("&", parts);
    };
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",");
  }
}
