package io.keyden.cli.completion;

import static io.keyden.cli.description.CommandDescription.candidates;
import static io.keyden.cli.description.CommandDescription.file;
import static io.keyden.cli.description.CommandDescription.options;
import static io.keyden.cli.description.CommandDescription.path;
import static io.keyden.cli.description.CommandDescription.subcommands;
import static io.keyden.cli.description.CommandDescription.summary;
import static io.keyden.cli.description.CommandDescription.takesValue;

import io.keyden.cli.description.CommandDescription;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for fish: one {@code complete} line for each command and option, with a condition on
 * the commands before it.
 *
 * <p>Words that begin with a hyphen are no commands. The value of an option may look like one; but
 * options stand behind the last command, and what follows there is no command.
 */
final class FishScript {
  /**
   * @1@ is the program, @2@ its name as part of a function's.
   */
  private static final String HEAD =
      """
      # Completion of @1@ for fish: put this file into ~/.config/fish/completions as @1@.fish

      # Whether these commands were typed, whatever else follows.
      function __@2@_begins
          set -l words (commandline -opc | string match --invert -- '-*')
          test (count $words) -gt (count $argv); or return 1
          set -e words[1]
          set -l at 0
          for word in $argv
              set at (math $at + 1)
              test $words[$at] = $word; or return 1
          end
      end

      # Whether these commands were typed, and no other word.
      function __@2@_is
          set -l words (commandline -opc | string match --invert -- '-*')
          test (count $words) -eq (math (count $argv) + 1); and __@2@_begins $argv
      end

      complete -c @1@ -f
      """;

  private final String program;
  private final String function;
  private final StringBuilder script = new StringBuilder();

  private FishScript(String program) {
    this.program = program;
    this.function = program.replace('-', '_');
  }

  static String of(CommandSpec program) {
    FishScript fish = new FishScript(program.name());
    fish.script.append(HEAD.replace("@1@", fish.program).replace("@2@", fish.function));
    CommandDescription.all(program).forEach(fish::command);
    return fish.script.toString();
  }

  private void command(CommandSpec command) {
    List<String> path = path(command);
    String commands = String.join(" ", path.subList(1, path.size()));
    List<CommandSpec> subcommands = subcommands(command);
    script.append("\n# ").append(String.join(" ", path)).append('\n');
    for (CommandSpec subcommand : subcommands) {
      line("is", commands)
          .append(" -a ")
          .append(quoted(subcommand.name()))
          .append(description(summary(subcommand)))
          .append('\n');
    }
    String condition = subcommands.isEmpty() ? "begins" : "is";
    for (OptionSpec option : options(command)) {
      option(condition, commands, option);
    }
    CommandDescription.arguments(command)
        .forEach(argument -> {
          if (!values(argument).isEmpty()) {
            line(condition, commands).append(values(argument)).append('\n');
          }
        });
  }

  private void option(String condition, String commands, OptionSpec option) {
    line(condition, commands);
    for (String name : option.names()) {
      script
          .append(name.startsWith("--") ? " -l " : name.length() == 2 ? " -s " : " -o ")
          .append(quoted(name.startsWith("--") ? name.substring(2) : name.substring(1)));
    }
    if (takesValue(option)) {
      script.append(option.arity().min() > 0 ? " -r" : "");
      script.append(values(option).isEmpty() ? " -f" : values(option));
    }
    script.append(description(summary(option))).append('\n');
  }

  private StringBuilder line(String condition, String commands) {
    String test = "__" + function + "_" + condition + (commands.isEmpty() ? "" : " " + commands);
    return script.append("complete -c ").append(program).append(" -n ").append(quoted(test));
  }

  private static String values(ArgSpec argument) {
    List<String> candidates = candidates(argument);
    if (!candidates.isEmpty()) {
      return " -f -a " + quoted(String.join(" ", candidates));
    }
    return file(argument) ? " -F" : "";
  }

  private static String description(String text) {
    return text.isEmpty() ? "" : " -d " + quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
