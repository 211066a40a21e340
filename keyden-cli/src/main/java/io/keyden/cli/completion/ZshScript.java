package io.keyden.cli.completion;

import static io.keyden.cli.description.CommandDescription.arguments;
import static io.keyden.cli.description.CommandDescription.candidates;
import static io.keyden.cli.description.CommandDescription.file;
import static io.keyden.cli.description.CommandDescription.label;
import static io.keyden.cli.description.CommandDescription.options;
import static io.keyden.cli.description.CommandDescription.path;
import static io.keyden.cli.description.CommandDescription.subcommands;
import static io.keyden.cli.description.CommandDescription.summary;
import static io.keyden.cli.description.CommandDescription.takesValue;

import io.keyden.cli.description.CommandDescription;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh: a function for each command, which hands on to those below it. */
final class ZshScript {
  private final StringBuilder script = new StringBuilder();

  private ZshScript() {}

  static String of(CommandSpec program) {
    ZshScript zsh = new ZshScript();
    String name = program.name();
    zsh.line("#compdef " + name);
    zsh.line(
        "# Completion of " + name + " for zsh: put this file into a folder of $fpath as _" + name);
    CommandDescription.all(program).forEach(zsh::command);
    zsh.line("");
    zsh.line(
        "# Loaded by the completion system the file is the function; sourced, it registers it.");
    zsh.line("if [[ $zsh_eval_context[-1] == loadautofunc ]]; then");
    zsh.line("  " + function(program) + " \"$@\"");
    zsh.line("else");
    zsh.line("  compdef " + function(program) + " " + name);
    zsh.line("fi");
    return zsh.script.toString();
  }

  private void command(CommandSpec command) {
    List<CommandSpec> subcommands = subcommands(command);
    line("");
    line(function(command) + "() {");
    List<String> specifications = new ArrayList<>();
    options(command).forEach(option -> specifications.addAll(specifications(option)));
    if (subcommands.isEmpty()) {
      arguments(command).forEach(argument -> specifications.add(specification(argument)));
      line("  _arguments -s -S" + continued(specifications));
    } else {
      specifications.add("1: :->command");
      specifications.add("*:: :->rest");
      line("  local curcontext=$curcontext state line");
      line("  typeset -A opt_args");
      line("  _arguments -C -s -S" + continued(specifications));
      choice(subcommands);
    }
    line("}");
  }

  private void choice(List<CommandSpec> subcommands) {
    line("  case $state in");
    line("  command)");
    line("    local -a commands");
    line("    commands=(");
    for (CommandSpec subcommand : subcommands) {
      line("      " + quoted(subcommand.name() + ":" + summary(subcommand)));
    }
    line("    )");
    line("    _describe -t commands command commands");
    line("    ;;");
    line("  rest)");
    line("    case $line[1] in");
    for (CommandSpec subcommand : subcommands) {
      List<String> names = new ArrayList<>();
      names.add(subcommand.name());
      names.addAll(List.of(subcommand.aliases()));
      line("    " + String.join("|", names) + ") " + function(subcommand) + " ;;");
    }
    line("    esac");
    line("    ;;");
    line("  esac");
  }

  /** One for each name of the option, each ruling out the others. */
  private static List<String> specifications(OptionSpec option) {
    String excluded = String.join(" ", option.names());
    if (option.usageHelp() || option.versionHelp()) {
      excluded = "- *";
    }
    String repeated = option.isMultiValue() ? "*" : "(" + excluded + ")";
    List<String> specifications = new ArrayList<>();
    for (String name : option.names()) {
      String form = name;
      String value = "";
      if (takesValue(option)) {
        boolean optional = option.arity().min() == 0;
        boolean word = name.startsWith("--");
        form += optional ? (word ? "=-" : "-") : (word ? "=" : "+");
        value = (optional ? "::" : ":") + message(label(option)) + ":" + action(option);
      }
      specifications.add(repeated + form + "[" + bracketed(summary(option)) + "]" + value);
    }
    return specifications;
  }

  private static String specification(PositionalParamSpec argument) {
    boolean many = argument.index().max() == Integer.MAX_VALUE;
    boolean optional = argument.arity().min() == 0;
    return (many ? "*:" : (argument.index().min() + 1) + (optional ? "::" : ":"))
        + message(label(argument))
        + ":"
        + action(argument);
  }

  private static String action(ArgSpec argument) {
    List<String> candidates = candidates(argument);
    if (!candidates.isEmpty()) {
      return "(" + String.join(" ", candidates) + ")";
    }
    return file(argument) ? "_files" : " ";
  }

  private static String continued(List<String> specifications) {
    StringBuilder lines = new StringBuilder();
    specifications.forEach(one -> lines.append(" \\\n    ").append(quoted(one)));
    return lines.toString();
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String message(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String function(CommandSpec command) {
    return "_" + String.join("_", path(command)).replace('-', '_');
  }

  private void line(String line) {
    script.append(line).append('\n');
  }
}
