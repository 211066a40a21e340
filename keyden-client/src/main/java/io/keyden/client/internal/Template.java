package io.keyden.client.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link of a server: a path that may have expressions of RFC 6570 in it, such as {@code
 * /api/users{/id}{?skip,take,filter}}.
 *
 * <p>What an expression does not name goes to the end as a query: servers announce some filters
 * only in the template of the listing itself, and ignore what they do not know.
 */
public final class Template {
  private static final Pattern EXPRESSION = Pattern.compile("\\{([/?&]?)([^{}]*)\\}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** A link as a server wrote it. */
  public static Template of(String text) {
    return new Template(text);
  }

  /** The path without any parameter. */
  public String path() {
    return expand(Map.of());
  }

  /** The path of one item of the collection that this link leads to. */
  public String item(String id) {
    if (names("id")) {
      return expand(Map.of("id", id));
    }
    String path = path();
    int query = path.indexOf('?');
    String collection = query < 0 ? path : path.substring(0, query);
    return collection + "/" + encode(id);
  }

  /** The path with these parameters, those that no expression names as a query at the end. */
  public String expand(Map<String, String> parameters) {
    Map<String, String> left = new LinkedHashMap<>(parameters);
    StringBuilder path = new StringBuilder();
    Matcher matcher = EXPRESSION.matcher(text);
    int end = 0;
    while (matcher.find()) {
      path.append(text, end, matcher.start());
      end = matcher.end();
      for (String name : matcher.group(2).split(",", -1)) {
        String value = left.remove(name.replace("*", ""));
        if (value != null) {
          switch (matcher.group(1)) {
            case "/" -> path.append('/').append(encode(value));
            case "" -> path.append(encode(value));
            default -> query(path, name, value);
          }
        }
      }
    }
    path.append(text, end, text.length());
    left.forEach((name, value) -> query(path, name, value));
    return path.toString();
  }

  private static void query(StringBuilder path, String name, String value) {
    path.append(path.indexOf("?") < 0 ? '?' : '&')
        .append(encode(name))
        .append('=')
        .append(encode(value));
  }

  private boolean names(String name) {
    Matcher matcher = EXPRESSION.matcher(text);
    while (matcher.find()) {
      for (String named : matcher.group(2).split(",", -1)) {
        if (named.equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** One part of a path or one value of a query, in which nothing separates anything. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
