package io.keyden.server.command;

import io.keyden.cli.KeydenCommands;
import io.keyden.cli.command.CommandTree;
import io.keyden.cli.terminal.HiddenInput;
import io.keyden.cli.terminal.Terminal;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.database.DatabaseCommands;
import io.keyden.server.logging.Logging;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine.IVersionProvider;

/** The program: {@code keyden COMMAND}. */
public final class Main {
  private Main() {}

  /**
   * Runs the program and ends the process. The exit codes of {@code serve}: 0 done, 1 failed, 2
   * wrong options or settings.
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("serve")) {
      Logging.prepare();
      ProcessStopSignal.runAndExit(stopSignal -> run(surroundings(stopSignal), arguments));
    } else {
      // Without what a server needs of the process: logging, and a word before it is stopped.
      System.exit(run(surroundings(new NeverStopped()), arguments));
    }
  }

  private static Surroundings surroundings(StopSignal stopSignal) {
    return new Surroundings(
        System.getenv(), System.out, System.err, new FoundLauncher(), stopSignal);
  }

  /** Runs the program and returns its exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    return run(surroundings, new ConfigurationReader(), arguments);
  }

  static int run(Surroundings surroundings, ConfigurationReader reader, String... arguments) {
    io.keyden.cli.surroundings.Surroundings world = world(surroundings);
    return KeydenCommands.run(
        world, commands(surroundings, world, reader), new Version(), arguments);
  }

  /** The commands beside those that talk to a server. */
  static List<CommandTree.Node> commands(
      Surroundings surroundings,
      io.keyden.cli.surroundings.Surroundings world,
      ConfigurationReader reader) {
    List<CommandTree.Node> commands = new ArrayList<>();
    commands.add(
        new CommandTree.Verb(
            "serve",
            "Run the server until it is stopped by Ctrl-C or SIGTERM",
            () -> ServeCommand.specification(surroundings, reader)));
    commands.addAll(DatabaseCommands.nodes(world, reader));
    return commands;
  }

  /** The process as the commands see it that talk to a server. */
  static io.keyden.cli.surroundings.Surroundings world(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    return new io.keyden.cli.surroundings.Surroundings(
        environment,
        Path.of("").toAbsolutePath(),
        home(environment),
        System.in,
        surroundings.out(),
        surroundings.err(),
        InstantSource.system(),
        ZoneId.systemDefault(),
        Terminal.read(name -> name == null ? null : System.getProperty(name), environment),
        HiddenInput.of(System::console),
        bound -> new SecureRandomness().below(bound));
  }

  /** As the XDG directories have it; Java looks into the system's list of users instead. */
  private static Path home(Map<String, String> environment) {
    String named = environment.getOrDefault("HOME", "");
    return named.startsWith("/")
        ? Path.of(named)
        : Path.of(System.getProperty("user.home", ".")).toAbsolutePath();
  }

  /** Where no server runs, nothing asks to be told when it is stopped. */
  private static final class NeverStopped implements StopSignal {
    @Override
    public void listen(Duration closeLimit) {
      throw new IllegalStateException("no server runs");
    }

    @Override
    public void await() {
      throw new IllegalStateException("no server runs");
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
