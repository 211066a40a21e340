package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads and writes the maps that a file of ours consists of. Problems name the file and the line
 * and never quote it, since it may hold secrets.
 */
final class YamlFile {
  private final Path file;

  YamlFile(Path file) {
    this.file = file;
  }

  /** The map that {@code text} is; an empty text is an empty one. */
  Map<String, Object> parse(String text) {
    Object root;
    try {
      root =
          new Load(LoadSettings.builder().setLabel("").setAllowDuplicateKeys(false).build())
              .loadFromString(text);
    } catch (MarkedYamlEngineException malformed) {
      throw broken(
          malformed.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + " ").orElse("")
              + "is not YAML");
    } catch (YamlEngineException malformed) {
      throw broken("is not YAML");
    }
    return root == null ? Map.of() : map(root, "the file");
  }

  /** The text of a map whose values are texts and maps. */
  static String print(String comment, Map<String, Object> root) {
    DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    String header = "# " + comment + "\n";
    return root.isEmpty() ? header : header + new Dump(settings).dumpToString(root);
  }

  /** The value as a map with these members at most. */
  Map<String, Object> map(Object value, String name, Set<String> members) {
    Map<String, Object> map = map(value, name);
    for (String member : map.keySet()) {
      if (!members.contains(member)) {
        throw broken(name + " cannot have a member '" + member + "'");
      }
    }
    return map;
  }

  /** The value as a map. */
  Map<String, Object> map(Object value, String name) {
    if (!(value instanceof Map<?, ?> found)) {
      throw broken(name + " is not a map");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    found.forEach((key, member) -> {
      if (!(key instanceof String text)) {
        throw broken(name + " has a member whose name is not a text");
      }
      if (member != null) {
        map.put(text, member);
      }
    });
    return map;
  }

  /** A member that is a text, if it is there. */
  Optional<String> text(Map<String, Object> map, String member) {
    Object value = map.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    throw broken("'" + member + "' is not a text");
  }

  /** A member that must be there. */
  String required(Map<String, Object> map, String member, String name) {
    return text(map, member).orElseThrow(() -> broken(name + " has no '" + member + "'"));
  }

  /** The file is not what it should be. */
  CommandException broken(String what) {
    return new CommandException(
        file + ": " + what, "correct the file, or move it away", ExitCode.USAGE);
  }
}
