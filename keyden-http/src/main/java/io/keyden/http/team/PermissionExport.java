package io.keyden.http.team;

import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import io.keyden.core.team.PermissionSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A permission set as CSV (RFC 4180), a line for each right and place. */
final class PermissionExport {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private PermissionExport() {}

  /** The whole file in UTF-8. */
  static byte[] csv(PermissionSet set) {
    var lines =
        Stream.of(
                Stream.of(
                    List.of(
                        "Permission",
                        "Space",
                        "Projects",
                        "Environments",
                        "Tenants",
                        "ProjectGroups")),
                set.systemPermissions().stream()
                    .map(permission -> List.of(permission.wireName(), "(system)", "", "", "", "")),
                set.spacePermissions().entrySet().stream()
                    .flatMap(
                        entry -> entry.getValue().stream().map(held -> line(entry.getKey(), held))))
            .flatMap(line -> line);
    return lines
        .map(cells -> cells.stream().map(PermissionExport::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> line(Permission permission, PermissionSet.Held held) {
    return List.of(
        permission.wireName(),
        held.space().value(),
        narrowed(held, Restriction.PROJECTS),
        narrowed(held, Restriction.ENVIRONMENTS),
        narrowed(held, Restriction.TENANTS),
        narrowed(held, Restriction.PROJECT_GROUPS));
  }

  private static String narrowed(PermissionSet.Held held, Restriction kind) {
    return String.join(" ", held.restrictedTo().getOrDefault(kind, List.of()));
  }

  /** A spreadsheet takes a text that begins like a formula for one, unless a quote stands first. */
  static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}
