package io.keyden.cli.description;

import io.keyden.cli.completion.CompletionCommand;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.manual.ManualCommand;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.surroundings.Surroundings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A program with commands of every kind, and with texts that scripts can stumble over. */
@SuppressWarnings("UnusedVariable") // picocli sets the fields, and nobody asks
public final class SampleProgram {
  /** A text with what shells, roff and picocli take for something else. */
  public static final String ODD = "It's [odd]: 100%% of $HOME, `id`, \"x\" \\ .dot; a-b é";

  private SampleProgram() {}

  /** The program with all its commands. */
  public static CommandSpec of(Surroundings surroundings) {
    CommandLine key = new CommandLine(new Key());
    key.addSubcommand(new ListKeys());
    key.addSubcommand(new CreateKey());
    key.addSubcommand(new Secret());
    CommandLine program = new CommandLine(new Program());
    program.addSubcommand(key);
    program.addSubcommand(new Rotate());
    program.addSubcommand(new CompletionCommand(surroundings));
    program.addSubcommand(new ManualCommand(surroundings));
    return program.getCommandSpec();
  }

  @Command(
      name = "keyden-x",
      description = "The home of keys.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  private static final class Program {}

  @Command(name = "key", description = "API keys.", mixinStandardHelpOptions = true)
  private static final class Key {}

  @Command(
      name = "list",
      aliases = "ls",
      description = {"Lists keys.", "", "All of them, or those of @|bold one|@ user.%nEnough."},
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:listed", "3:something expires within the bound"},
      footer = {"", "Examples:", "  keyden-x key list --expiring-in 20d", "  .profile 'x' \\n"})
  private static final class ListKeys {
    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final OutputOptions output = new OutputOptions();

    @Option(names = "--expiring-in", paramLabel = "DURATION", description = ODD)
    private String expiringIn = "";

    @Option(names = "--never-expires", description = "Those without an end.")
    private boolean neverExpires;

    @Option(names = "--internal", hidden = true)
    private boolean internal;
  }

  @Command(name = "create", description = ODD, mixinStandardHelpOptions = true)
  private static final class CreateKey {
    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What for.")
    private String purpose = "";

    @Option(names = "--exec", paramLabel = "COMMAND", description = "Runs this, too.")
    private List<String> commands = List.of();
  }

  @Command(name = "secret", hidden = true)
  private static final class Secret {}

  @Command(name = "rotate-all", description = "Rotates.", mixinStandardHelpOptions = true)
  private static final class Rotate {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "What to rotate.")
    private String file = "";
  }
}
