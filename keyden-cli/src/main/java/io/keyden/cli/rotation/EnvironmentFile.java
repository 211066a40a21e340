package io.keyden.cli.rotation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines {@code NAME=value}, as {@code .env} files and systemd's {@code EnvironmentFile} have them.
 */
final class EnvironmentFile {
  private EnvironmentFile() {}

  /** Whether {@code name} can be the name of a variable. */
  static boolean isName(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /**
   * The text with the variable's value replaced in place, wherever it is set, or in a new last
   * line. An {@code export} before the name and quotes around the value stay; a comment behind the
   * value goes, since it may be a part of it. All other lines stay as they are.
   *
   * @param value has no character that would need quotes
   */
  static String with(String text, String name, String value) {
    Pattern line =
        Pattern.compile(
            "^([ \\t]*(?:export[ \\t]+)?" + Pattern.quote(name) + "[ \\t]*=[ \\t]*)([^\\r\\n]*)",
            Pattern.MULTILINE | Pattern.UNIX_LINES);
    Matcher matcher = line.matcher(text);
    StringBuilder changed = new StringBuilder();
    boolean found = false;
    while (matcher.find()) {
      found = true;
      String quote = quote(matcher.group(2));
      matcher.appendReplacement(
          changed, Matcher.quoteReplacement(matcher.group(1) + quote + value + quote));
    }
    matcher.appendTail(changed);
    if (!found) {
      boolean needsLineEnd = !changed.isEmpty() && changed.charAt(changed.length() - 1) != '\n';
      changed.append(needsLineEnd ? "\n" : "").append(name).append('=').append(value).append('\n');
    }
    return changed.toString();
  }

  private static String quote(String value) {
    return value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
  }
}
