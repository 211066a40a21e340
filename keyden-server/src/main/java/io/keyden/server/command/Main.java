package io.keyden.server.command;

import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.logging.Logging;
import io.keyden.server.logging.SingleLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code keyden COMMAND}. */
public final class Main {
  private Main() {}

  /**
   * Runs the program and ends the process. Exit codes: 0 done, 1 failed, 2 wrong options or
   * settings.
   */
  public static void main(String[] arguments) {
    Logging.prepare();
    ProcessStopSignal.runAndExit(stopSignal ->
        run(
            new Surroundings(
                System.getenv(), System.out, System.err, new FoundLauncher(), stopSignal),
            arguments));
  }

  /** Runs the program and returns its exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    return run(surroundings, new ConfigurationReader(), arguments);
  }

  static int run(Surroundings surroundings, ConfigurationReader reader, String... arguments) {
    CommandLine commandLine = new CommandLine(CommandSpec.forAnnotatedObject(new Keyden()));
    commandLine.addSubcommand(ServeCommand.specification(surroundings, reader));
    commandLine.setOut(writer(surroundings.out()));
    commandLine.setErr(writer(surroundings.err()));
    commandLine.setParameterExceptionHandler(
        (problem, _) -> tellWrongUse(surroundings.err(), problem));
    commandLine.setExecutionExceptionHandler(
        (failure, _, _) -> tellFailure(surroundings.err(), failure));
    return commandLine.execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static int tellWrongUse(PrintStream err, ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    err.println("keyden: " + SingleLine.escape(message(problem)));
    err.println("hint: " + command + " --help");
    return ExitCode.USAGE;
  }

  /** Without the values of options that do not exist: one of them may be a password. */
  private static String message(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      int equals = first.indexOf('=');
      return first.startsWith("-")
          ? "unknown option " + (equals < 0 ? first : first.substring(0, equals))
          : "unexpected argument after the command";
    }
    String message = String.valueOf(problem.getMessage());
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  /** What nobody foresaw: one line for the operator, and the stack for whoever repairs it. */
  private static int tellFailure(PrintStream err, Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    System.getLogger(Main.class.getName())
        .log(System.Logger.Level.ERROR, "keyden ended unexpectedly", failure);
    err.println("keyden: ended unexpectedly: " + failure.getClass().getSimpleName());
    err.println("hint: the log above says where; please report it");
    return ExitCode.FAILED;
  }

  @Command(
      name = "keyden",
      description = "The home of a team's API keys.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Examples:",
        "  keyden serve                runs the server on http://127.0.0.1:8065",
        "  keyden serve --help         lists every setting of the server"
      })
  private static final class Keyden implements Runnable {
    @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
              .orElse("(not packaged)");
      return new String[] {"keyden " + version + ", Java " + Runtime.version()};
    }
  }

  /** The launcher on the class path, looked for only when a server is started. */
  private static final class FoundLauncher implements ServerLauncher {
    @Override
    public RunningServer start(ServerConfiguration configuration, PrintStream out)
        throws StartException {
      List<ServerLauncher> launchers =
          ServiceLoader.load(ServerLauncher.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      if (launchers.size() != 1) {
        throw new StartException(
            "found " + launchers.size() + " servers to start instead of one",
            "the lib folder is incomplete or mixed up; unpack keyden again");
      }
      return launchers.getFirst().start(configuration, out);
    }
  }
}
