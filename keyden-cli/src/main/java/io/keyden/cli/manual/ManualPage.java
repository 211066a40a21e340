package io.keyden.cli.manual;

import static io.keyden.cli.description.CommandDescription.arguments;
import static io.keyden.cli.description.CommandDescription.lines;
import static io.keyden.cli.description.CommandDescription.options;
import static io.keyden.cli.description.CommandDescription.path;
import static io.keyden.cli.description.CommandDescription.subcommands;
import static io.keyden.cli.description.CommandDescription.summary;

import io.keyden.cli.description.CommandDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A manual page in the macros of {@code man(7)}, which groff and mandoc both read.
 *
 * <p>A footer becomes sections: a line that ends with a colon is a heading, indented lines below it
 * are kept as they are.
 */
final class ManualPage {
  private static final String SECTION = "1";

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /**
   * The page of one command.
   *
   * @param version of the program, such as {@code 1.0.0}
   * @param date of the program, as {@code 2026-11-24}
   */
  static String of(CommandSpec command, String version, String date) {
    ManualPage roff = new ManualPage();
    roff.title(command, version, date);
    roff.name(command);
    roff.synopsis(command);
    roff.description(command);
    roff.list("ARGUMENTS", arguments(command), ManualPage::argument);
    roff.list("OPTIONS", options(command), ManualPage::option);
    roff.list("COMMANDS", subcommands(command), ManualPage::subcommand);
    roff.exitStatus(command.usageMessage().exitCodeList());
    roff.footer(lines(command.usageMessage().footer()));
    roff.seeAlso(command);
    return roff.page.toString();
  }

  /** What the page of a command is called, such as {@code keyden-key-list}. */
  static String name(List<String> path) {
    return String.join("-", path);
  }

  /** The name of the file with a page. */
  static String fileName(CommandSpec command) {
    return name(path(command)) + "." + SECTION;
  }

  private void title(CommandSpec command, String version, String date) {
    String program = path(command).getFirst();
    line(
        ".TH "
            + quoted(name(path(command)).toUpperCase(Locale.ROOT))
            + " "
            + SECTION
            + " "
            + quoted(date)
            + " "
            + quoted(program + " " + version)
            + " "
            + quoted("Manual of " + program));
    // Without hyphenation and with ragged lines, so that options can be copied from the page.
    line(".nh");
    line(".ad l");
  }

  private void name(CommandSpec command) {
    line(".SH NAME");
    line(literal(name(path(command))) + " \\- " + text(withoutStop(summary(command))));
  }

  private void synopsis(CommandSpec command) {
    StringBuilder synopsis = new StringBuilder();
    synopsis.append("\\fB").append(literal(String.join(" ", path(command)))).append("\\fR");
    if (!options(command).isEmpty()) {
      synopsis.append(" [\\fIOPTION\\fR]...");
    }
    for (OptionSpec option : options(command)) {
      if (option.required()) {
        synopsis.append(" \\fB").append(literal(option.longestName())).append("\\fR=");
        synopsis.append(value(option));
      }
    }
    if (!subcommands(command).isEmpty()) {
      synopsis.append(" \\fICOMMAND\\fR");
    }
    arguments(command).forEach(argument -> synopsis.append(' ').append(place(argument)));
    line(".SH SYNOPSIS");
    line(synopsis.toString());
  }

  private void description(CommandSpec command) {
    line(".SH DESCRIPTION");
    paragraphs(lines(command.usageMessage().description()));
  }

  private void paragraphs(List<String> lines) {
    boolean begun = false;
    for (String one : lines) {
      if (one.isBlank()) {
        begun = false;
        continue;
      }
      line(begun ? ".br" : ".PP");
      line(text(one));
      begun = true;
    }
  }

  /** One entry of a list. */
  private record Entry(String term, List<String> meaning) {}

  private <T> void list(String heading, List<T> things, Function<T, Entry> entry) {
    if (things.isEmpty()) {
      return;
    }
    line(".SH " + heading);
    for (T thing : things) {
      Entry one = entry.apply(thing);
      line(".TP");
      line(one.term());
      line(one.meaning().isEmpty() ? "\\&" : text(String.join(" ", one.meaning())));
    }
  }

  private static Entry argument(ArgSpec argument) {
    return new Entry(place(argument), lines(argument.description()));
  }

  private static String place(ArgSpec argument) {
    String label = value(argument);
    String many = argument.arity().max() > 1 ? "..." : "";
    return argument.arity().min() == 0 ? "[" + label + "]" + many : label + many;
  }

  private static Entry option(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      String separator = name.startsWith("--") ? "=" : " ";
      String shown = "\\fB" + literal(name) + "\\fR";
      if (CommandDescription.takesValue(option)) {
        shown +=
            option.arity().min() == 0
                ? "[" + separator.strip() + value(option) + "]"
                : separator + value(option);
      }
      names.add(shown);
    }
    return new Entry(String.join(", ", names), lines(option.description()));
  }

  private static Entry subcommand(CommandSpec command) {
    return new Entry(reference(command), List.of(summary(command)));
  }

  private static String value(ArgSpec argument) {
    return "\\fI" + literal(CommandDescription.label(argument)) + "\\fR";
  }

  private void exitStatus(Map<String, String> codes) {
    if (codes.isEmpty()) {
      return;
    }
    line(".SH EXIT STATUS");
    codes.forEach((code, meaning) -> {
      line(".TP");
      line("\\fB" + literal(code) + "\\fR");
      line(text(String.join(" ", lines(meaning))));
    });
  }

  private void footer(List<String> lines) {
    boolean kept = false;
    for (String one : lines) {
      boolean indented = one.startsWith(" ");
      if (kept && !indented) {
        line(".fi");
        line(".RE");
      }
      if (!kept && indented) {
        line(".PP");
        line(".RS 4");
        line(".nf");
      }
      kept = indented;
      if (indented) {
        line(atStart(literal(one.strip())));
      } else if (one.endsWith(":")) {
        line(".SH " + text(one.substring(0, one.length() - 1).toUpperCase(Locale.ROOT)));
      } else if (!one.isBlank()) {
        line(".PP");
        line(text(one));
      }
    }
    if (kept) {
      line(".fi");
      line(".RE");
    }
  }

  private void seeAlso(CommandSpec command) {
    List<String> others = new ArrayList<>();
    CommandSpec parent = command.parent();
    if (parent != null) {
      others.add(reference(parent));
      subcommands(parent).stream()
          .filter(sister -> !sister.name().equals(command.name()))
          .forEach(sister -> others.add(reference(sister)));
    }
    if (!others.isEmpty()) {
      line(".SH SEE ALSO");
      line(String.join(",\n", others));
    }
  }

  private static String reference(CommandSpec command) {
    return "\\fB" + literal(name(path(command))) + "\\fR(" + SECTION + ")";
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Prose: a hyphen may be any dash, and a line must not look like a request. */
  private static String text(String prose) {
    return atStart(escaped(prose));
  }

  /** What is typed: a hyphen is the one of the keyboard. */
  private static String literal(String typed) {
    return escaped(typed)
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          if (codePoint == '\\') {
            escaped.append("\\(rs");
          } else if (codePoint < 0x80) {
            escaped.appendCodePoint(codePoint);
          } else {
            String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
            escaped
                .append("\\[u")
                .repeat('0', Math.max(0, 4 - digits.length()))
                .append(digits)
                .append(']');
          }
        });
    return escaped.toString();
  }

  private static String atStart(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }

  private static String quoted(String argument) {
    return "\"" + literal(argument).replace("\"", "\\(dq") + "\"";
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
