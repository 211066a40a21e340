package io.keyden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.command.CommandTree.Noun;
import io.keyden.cli.command.CommandTree.Verb;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.surroundings.World;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/cli.md} lists the commands and the exit codes that there are. {@code
 * -Dgolden.rewrite=true} rewrites the list of commands.
 */
class CommandLineDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/cli.md");
  private static final Pattern COMMANDS =
      Pattern.compile("(?<=## All commands\n\n).*?(?=\n\n## Exit codes)", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);

  @Test
  void lists_every_command() throws IOException {
    String document = Files.readString(DOCUMENT);
    String table = table();
    if (Boolean.getBoolean("golden.rewrite")) {
      document = COMMANDS.matcher(document).replaceFirst(table);
      Files.writeString(DOCUMENT, document);
    }

    assertThat(COMMANDS.matcher(document).results().map(found -> found.group()).toList())
        .as("the list; if it shall change: -Dkeyden.test.jvm-arguments=-Dgolden.rewrite=true")
        .containsExactly(table);
  }

  private static String table() {
    List<String> rows = new ArrayList<>(List.of("| command | |", "| --- | --- |"));
    for (var node : KeydenCommands.tree(new World(Path.of("")).surroundings(), List.of()).nodes()) {
      switch (node) {
        case Verb verb -> rows.add(row("keyden " + verb.name(), verb.summary()));
        case Noun noun ->
            noun.verbs()
                .forEach(verb ->
                    rows.add(row("keyden " + noun.name() + " " + verb.name(), verb.summary())));
      }
    }
    return String.join("\n", rows);
  }

  private static String row(String command, String summary) {
    return "| `" + command + "` | " + summary + " |";
  }

  @Test
  void lists_every_exit_code() throws IOException {
    List<Integer> listed =
        CODE.matcher(Files.readString(DOCUMENT))
            .results()
            .map(row -> Integer.valueOf(row.group(1)))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(CommandLineDocumentTest::value)
                .sorted()
                .toList());
  }

  private static Integer value(Field code) {
    try {
      return code.getInt(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
