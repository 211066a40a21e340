package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.rotation.Deliveries;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.value.DurationText;
import io.keyden.cli.value.Expiry;
import io.keyden.cli.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which keys to rotate, and where each is used.
 *
 * @param entries one for each key, in the order of the file
 */
record RotationPlan(List<Entry> entries) {
  private static final int BYTES_MAX = 1024 * 1024;
  private static final Set<String> MEMBERS =
      Set.of("user", "key", "expires", "write-file", "env-file", "exec", "overlap");

  RotationPlan {
    entries = List.copyOf(entries);
  }

  /**
   * One key.
   *
   * @param user whose it is; empty for oneself
   * @param key its id or purpose; empty for the key that signs in
   * @param expires when the successor ends; empty for as long a life as the old key's
   * @param files files that hold the key alone
   * @param environmentFiles variables in files, by file
   * @param commands commands that get the key
   * @param overlap how long the old key goes on
   */
  record Entry(
      Optional<String> user,
      Optional<String> key,
      Optional<Expiry> expires,
      List<Path> files,
      Map<Path, String> environmentFiles,
      List<String> commands,
      Duration overlap) {
    Entry {
      files = List.copyOf(files);
      environmentFiles = new LinkedHashMap<>(environmentFiles);
      commands = List.copyOf(commands);
    }

    /** For messages. */
    String name() {
      return user.map(name -> name + ": ").orElse("") + key.orElse("your own key");
    }
  }

  /**
   * Reads a plan: {@code rotations:} with a list, each with {@code key} and what else is needed of
   * {@code user}, {@code expires}, {@code write-file}, {@code env-file} ({@code NAME=FILE}), {@code
   * exec} and {@code overlap}. Files are looked for from where the plan is.
   *
   * @throws CommandException if it cannot be read or says something else
   */
  static RotationPlan read(Path file) {
    Object root;
    try {
      root =
          new Load(
                  LoadSettings.builder()
                      .setLabel(String.valueOf(file.getFileName()))
                      .setMaxAliasesForCollections(0)
                      .setCodePointLimit(BYTES_MAX)
                      .build())
              .loadFromString(PrivateFile.readText(file, BYTES_MAX));
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    } catch (YamlEngineException e) {
      throw wrong(file, "it is no YAML");
    }
    if (!(root instanceof Map<?, ?> map)
        || !map.keySet().equals(Set.of("rotations"))
        || !(map.get("rotations") instanceof List<?> list)
        || list.isEmpty()) {
      throw wrong(file, "it must have one member, 'rotations', with a list of keys");
    }
    List<Entry> entries = new ArrayList<>();
    for (Object one : list) {
      entries.add(entry(file, entries.size() + 1, one));
    }
    return new RotationPlan(entries);
  }

  private static Entry entry(Path file, int number, Object value) {
    String which = "rotation " + number;
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(file, which + " has no members");
    }
    for (Object member : map.keySet()) {
      if (!MEMBERS.contains(String.valueOf(member))) {
        throw wrong(file, which + " has an unknown member '" + member + "'");
      }
    }
    Optional<String> key = text(file, which, map, "key");
    if (key.isEmpty()) {
      throw wrong(file, which + " names no key");
    }
    Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Entry entry;
    try {
      Optional<String> expires = text(file, which, map, "expires");
      Optional<String> overlap = text(file, which, map, "overlap");
      entry =
          new Entry(
              text(file, which, map, "user"),
              key,
              expires.isPresent() ? Optional.of(Expiry.parse(expires.get())) : Optional.empty(),
              files(texts(file, which, map, "write-file"), directory),
              environmentFiles(texts(file, which, map, "env-file"), directory),
              texts(file, which, map, "exec"),
              overlap.isPresent() ? DurationText.parse(overlap.get()) : Duration.ZERO);
    } catch (InvalidValueException e) {
      throw wrong(file, which + ": " + e.problem());
    }
    if (entry.files().isEmpty()
        && entry.environmentFiles().isEmpty()
        && entry.commands().isEmpty()) {
      throw wrong(file, which + " says nowhere where the key is used");
    }
    return entry;
  }

  private static Optional<String> text(Path file, String which, Map<?, ?> map, String name) {
    Object value = map.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    throw wrong(file, which + ": '" + name + "' must be a text");
  }

  /** A text, or several. */
  private static List<String> texts(Path file, String which, Map<?, ?> map, String name) {
    if (!(map.get(name) instanceof List<?> list)) {
      return text(file, which, map, name).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Object value : list) {
      if (!(value instanceof String text) || text.isBlank()) {
        throw wrong(file, which + ": '" + name + "' must be a text or a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The files that options or a plan name. */
  static List<Path> files(List<String> names, Path directory) {
    return names.stream().map(directory::resolve).toList();
  }

  /**
   * The variables in files that options or a plan name.
   *
   * @throws CommandException if one is not {@code NAME=FILE}
   */
  static Map<Path, String> environmentFiles(List<String> pairs, Path directory) {
    Map<Path, String> files = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals <= 0
          || equals == pair.length() - 1
          || !Deliveries.isVariable(pair.substring(0, equals))) {
        throw CommandException.usage(
            "'" + pair + "' does not name a variable in a file",
            "write NAME=FILE, such as OCTOPUS_API_KEY=.env");
      }
      if (files.put(directory.resolve(pair.substring(equals + 1)), pair.substring(0, equals))
          != null) {
        throw CommandException.usage(
            "two variables in the same file cannot be set", "name each file once");
      }
    }
    return files;
  }

  private static CommandException wrong(Path file, String what) {
    return CommandException.usage(
        file.getFileName() + " cannot be used: " + what, "docs/cli.md shows such a file");
  }
}
