package io.keyden.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.surroundings.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
  @TempDir private Path folder;

  @Test
  void every_command_has_examples_and_describes_its_options() {
    CommandSpec program = CommandSpec.create().name("keyden");
    new CommandTree(Scene.nodes(new World(folder).surroundings())).addTo(program, "manual");
    List<CommandSpec> commands = new ArrayList<>();
    collect(program, commands);

    assertThat(commands).hasSizeGreaterThan(35);
    assertThat(commands)
        .allSatisfy(command -> {
          String name = command.qualifiedName();
          assertThat(command.usageMessage().description()).as(name).isNotEmpty();
          assertThat(String.join("\n", command.usageMessage().footer()))
              .as(name)
              .contains("Examples:\n  " + name);
          assertThat(arguments(command))
              .as(name)
              .allMatch(argument -> String.join("", argument.description()).length() > 5);
        });
  }

  private static void collect(CommandSpec command, List<CommandSpec> commands) {
    if (command.subcommands().isEmpty()) {
      commands.add(command);
    }
    for (CommandLine inner : command.subcommands().values()) {
      collect(inner.getCommandSpec(), commands);
    }
  }

  private static List<ArgSpec> arguments(CommandSpec command) {
    List<ArgSpec> arguments = new ArrayList<>(command.options());
    arguments.addAll(command.positionalParameters());
    return arguments;
  }
}
