package io.keyden.cli;

import io.keyden.cli.command.CommandTree;
import io.keyden.cli.command.CommandTree.Node;
import io.keyden.cli.command.CommandTree.Verb;
import io.keyden.cli.completion.CompletionCommand;
import io.keyden.cli.config.ConfigCommands;
import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.CredentialProblems;
import io.keyden.cli.event.EventCommands;
import io.keyden.cli.key.KeyCommands;
import io.keyden.cli.manual.ManualCommand;
import io.keyden.cli.problem.ProblemHandler;
import io.keyden.cli.server.ServerCommands;
import io.keyden.cli.serviceaccount.ServiceAccountCommands;
import io.keyden.cli.session.SessionCommands;
import io.keyden.cli.space.SpaceCommands;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.team.TeamCommands;
import io.keyden.cli.user.UserCommands;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code keyden}: all commands that talk to a server, and those that are added. */
public final class KeydenCommands {
  /** For the build, and in no help: who has the program has its manual. */
  private static final String MANUAL = "manual";

  private KeydenCommands() {}

  /**
   * Runs the program and returns its exit code.
   *
   * @param more commands beside those that talk to a server; they come first in the help
   * @param version what {@code --version} says
   */
  public static int run(
      Surroundings surroundings, List<Node> more, IVersionProvider version, String... arguments) {
    CommandSpec program = program();
    tree(surroundings, more).addTo(program, arguments);
    if (arguments.length > 0 && arguments[0].equals(MANUAL)) {
      program.addSubcommand(
          MANUAL, CommandSpec.forAnnotatedObject(new ManualCommand(surroundings)));
    }
    giveVersion(program, version);
    CommandLine commandLine = new CommandLine(program);
    commandLine.setOut(writer(surroundings.out()));
    commandLine.setErr(writer(surroundings.err()));
    commandLine.setUsageHelpWidth(helpWidth(surroundings));
    ProblemHandler problems = new ProblemHandler(surroundings.err(), new ClientProblems());
    new CredentialProblems(problems, surroundings.clock()).handleProblemsOf(commandLine);
    return commandLine.execute(arguments);
  }

  private static CommandSpec program() {
    CommandSpec program = CommandSpec.forAnnotatedObject(new Keyden());
    return program;
  }

  private static void giveVersion(CommandSpec command, IVersionProvider version) {
    command.versionProvider(version);
    command.subcommands().values().forEach(sub -> giveVersion(sub.getCommandSpec(), version));
  }

  static CommandTree tree(Surroundings surroundings, List<Node> more) {
    List<Node> nodes = new ArrayList<>(more);
    nodes.addAll(SessionCommands.nodes(surroundings));
    nodes.add(KeyCommands.noun(surroundings));
    nodes.add(UserCommands.noun(surroundings));
    nodes.add(ServiceAccountCommands.noun(surroundings));
    nodes.add(TeamCommands.noun(surroundings));
    nodes.add(SpaceCommands.noun(surroundings));
    nodes.add(EventCommands.noun(surroundings));
    nodes.add(ServerCommands.noun(surroundings));
    nodes.add(ConfigCommands.noun(surroundings));
    nodes.add(
        Verb.of(
            "completion",
            "Print a script that completes commands and options",
            () -> new CompletionCommand(surroundings)));
    return new CommandTree(nodes);
  }

  private static int helpWidth(Surroundings surroundings) {
    return Math.clamp(surroundings.terminal().columns(), 60, 120);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  @Command(
      name = "keyden",
      description =
          "The home of a team's API keys: a server, and a command line for it and for"
              + " Octopus servers.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Examples:",
        "  keyden serve                         runs the server on http://127.0.0.1:8065",
        "  keyden login --server https://octopus.example.com",
        "  keyden key list --expiring-in 20d",
        "  keyden key rotate CI --user deploy-bot --env-file OCTOPUS_API_KEY=.env",
        "",
        "keyden COMMAND --help says more about each."
      })
  private static final class Keyden implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
