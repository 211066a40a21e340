package io.keyden.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The commands of a program: nouns with verbs, and single words.
 *
 * <p>Reading the annotations of one command takes longer than running many of them, so a program
 * that is to start quickly reads those of the command it was called for only. Of the others it
 * knows the name and the summary, which is what a list of commands shows.
 */
public final class CommandTree {
  /** Commands that describe all the others. */
  private static final Set<String> NEED_ALL = Set.of("completion", "manual");

  private final List<Node> nodes;

  /** A noun or a command. */
  public sealed interface Node {
    /** The word. */
    String name();

    /** What it is for, in a few words. */
    String summary();
  }

  /**
   * A word that others follow.
   *
   * @param name the word
   * @param summary what its commands are for
   * @param description more of it
   * @param verbs its commands, in the order of the help
   */
  public record Noun(String name, String summary, List<String> description, List<Verb> verbs)
      implements Node {
    /** Copies the lists. */
    public Noun {
      description = List.copyOf(description);
      verbs = List.copyOf(verbs);
    }
  }

  /**
   * A command.
   *
   * @param name the word
   * @param summary what it does
   * @param specification all of it, made when it is needed
   */
  public record Verb(String name, String summary, Supplier<CommandSpec> specification)
      implements Node {
    /**
     * A command whose annotations say everything else.
     *
     * @param command makes it
     */
    public static Verb of(String name, String summary, Supplier<?> command) {
      return new Verb(name, summary, () -> CommandSpec.forAnnotatedObject(command.get()));
    }

    /**
     * The same, with examples that an annotation could not tell apart, since the class stands
     * behind several commands.
     *
     * @param examples each a line as one would type it
     */
    public static Verb of(String name, String summary, Supplier<?> command, List<String> examples) {
      return new Verb(
          name,
          summary,
          () -> {
            CommandSpec spec = CommandSpec.forAnnotatedObject(command.get());
            spec.usageMessage()
                .footer(
                    Stream.concat(
                            Stream.of("", "Examples:"),
                            examples.stream().map(example -> "  " + example))
                        .toArray(String[]::new));
            return spec;
          });
    }

    CommandSpec full() {
      CommandSpec spec = specification.get();
      spec.name(name);
      spec.usageMessage().description(withSummary(spec));
      return spec;
    }

    private String[] withSummary(CommandSpec spec) {
      List<String> lines = new ArrayList<>(List.of(sentence(summary)));
      List<String> more =
          Arrays.stream(spec.usageMessage().description())
              .filter(line -> !sentence(line).equals(sentence(summary)))
              .toList();
      if (!more.isEmpty()) {
        lines.add("");
        lines.addAll(more);
      }
      return lines.toArray(String[]::new);
    }

    CommandSpec placeholder() {
      CommandSpec spec = CommandSpec.create().name(name);
      spec.usageMessage().description(sentence(summary));
      return spec;
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** Of these, in the order of the help. */
  public CommandTree(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** The nouns and commands. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Adds all commands, those that {@code arguments} name with all of it. */
  public void addTo(CommandSpec program, String... arguments) {
    List<String> words = Arrays.stream(arguments).filter(word -> !word.startsWith("-")).toList();
    boolean all = !words.isEmpty() && NEED_ALL.contains(words.getFirst());
    nodes.forEach(node -> add(program, node, words, all));
  }

  private static void add(CommandSpec program, Node node, List<String> words, boolean all) {
    boolean named = all || (!words.isEmpty() && words.contains(node.name()));
    switch (node) {
      case Verb verb ->
          program.addSubcommand(verb.name(), named ? verb.full() : verb.placeholder());
      case Noun noun -> {
        MissingVerb alone = new MissingVerb();
        CommandSpec spec = CommandSpec.wrapWithoutInspection(alone);
        alone.spec = spec;
        spec.name(noun.name());
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage()
            .description(
                Stream.concat(Stream.of(sentence(noun.summary())), noun.description().stream())
                    .toArray(String[]::new));
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        if (named) {
          for (Verb verb : noun.verbs()) {
            boolean verbNamed = all || words.contains(verb.name());
            spec.addSubcommand(
                verb.name(), new CommandLine(verbNamed ? verb.full() : verb.placeholder()));
          }
        }
        program.addSubcommand(noun.name(), new CommandLine(spec));
      }
    }
  }

  /** What a noun alone does: tell that a command is missing. */
  private static final class MissingVerb implements Runnable {
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          Objects.requireNonNull(spec, "set with the noun").commandLine(), "a command is missing");
    }
  }
}
