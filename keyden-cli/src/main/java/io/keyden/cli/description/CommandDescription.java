package io.keyden.cli.description;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a specification shows to users, as plain text. */
public final class CommandDescription {
  private static final Set<String> FILE_LABELS = Set.of("FILE", "PATH", "FOLDER", "DIR");

  private CommandDescription() {}

  /** The commands below one, without the hidden ones, each once under its own name. */
  public static List<CommandSpec> subcommands(CommandSpec command) {
    List<CommandSpec> subcommands = new ArrayList<>();
    command
        .subcommands()
        .forEach((name, subcommand) -> {
          CommandSpec specification = subcommand.getCommandSpec();
          if (name.equals(specification.name()) && !specification.usageMessage().hidden()) {
            subcommands.add(specification);
          }
        });
    return subcommands;
  }

  /** A command and all below it, each before those below itself, without the hidden ones. */
  public static List<CommandSpec> all(CommandSpec command) {
    List<CommandSpec> commands = new ArrayList<>();
    commands.add(command);
    subcommands(command).forEach(subcommand -> commands.addAll(all(subcommand)));
    return commands;
  }

  /** The names of the commands that lead to one, from the program on. */
  public static List<String> path(CommandSpec command) {
    List<String> path = new ArrayList<>();
    for (CommandSpec at = command; at != null; at = at.parent()) {
      path.addFirst(at.name());
    }
    return path;
  }

  /** The options of a command, without the hidden ones. */
  public static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  /** The arguments of a command, without the hidden ones. */
  public static List<PositionalParamSpec> arguments(CommandSpec command) {
    return command.positionalParameters().stream().filter(argument -> !argument.hidden()).toList();
  }

  /** The first line of what a command says of itself. */
  public static String summary(CommandSpec command) {
    return firstLine(lines(command.usageMessage().description()));
  }

  /** The first line of what an option or argument says of itself. */
  public static String summary(ArgSpec argument) {
    return firstLine(lines(argument.description()));
  }

  private static String firstLine(List<String> lines) {
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  /** Lines of a usage message without its markup and format specifiers. */
  public static List<String> lines(String... marked) {
    List<String> lines = new ArrayList<>();
    for (String text : marked) {
      String plain = Ansi.OFF.string(text.replace("%n", "\n").replace("%%", "%"));
      if (plain.isEmpty()) {
        lines.add("");
      }
      plain.lines().forEach(lines::add);
    }
    return lines;
  }

  /** What a value is called. */
  public static String label(ArgSpec argument) {
    return Ansi.OFF.string(argument.paramLabel()).replace("<", "").replace(">", "");
  }

  /** The values that can be meant, if they are few. */
  public static List<String> candidates(ArgSpec argument) {
    List<String> candidates = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(candidates::add);
    } else if (argument.type().isEnum()) {
      for (Object constant : argument.type().getEnumConstants()) {
        candidates.add(constant.toString());
      }
    }
    return candidates;
  }

  /** Whether a value names a file or a folder. */
  public static boolean file(ArgSpec argument) {
    return argument.type() == Path.class
        || argument.type() == File.class
        || FILE_LABELS.contains(label(argument).toUpperCase(Locale.ROOT));
  }

  /** Whether an option takes a value, be it one that may be left out. */
  public static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }
}
