package io.keyden.server.command;

import io.keyden.http.seam.CurrentRequest;
import io.keyden.server.configuration.ConfigurationReader;
import io.keyden.server.configuration.ConfigurationReading;
import io.keyden.server.configuration.Fault;
import io.keyden.server.configuration.HttpConfiguration;
import io.keyden.server.configuration.RetiredSetting;
import io.keyden.server.configuration.ServerConfiguration;
import io.keyden.server.configuration.Setting;
import io.keyden.server.configuration.Settings;
import io.keyden.server.logging.LogFormat;
import io.keyden.server.logging.Logging;
import io.keyden.server.logging.SingleLine;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code keyden serve}: runs the server until it is asked to stop. */
@Command(
    name = "serve",
    description = "Run the server until it is stopped by Ctrl-C or SIGTERM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    optionListHeading = "%nOptions, each also as an environment variable; the option wins:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped when asked to",
      "1:the server could not start, or not stop in time",
      "2:an option or a setting is wrong"
    })
final class ServeCommand implements Callable<Integer> {
  /** On top of the grace that running requests have: time to write what is not yet on disk. */
  private static final Duration CLOSE_MARGIN = Duration.ofSeconds(10);

  private static final List<String> EXAMPLES =
      List.of(
          "keyden serve",
          "keyden serve --port 9000 --data-dir /var/lib/keyden",
          "keyden serve --port 0 --ready-file ready.txt",
          "KEYDEN_HOST=0.0.0.0 KEYDEN_ADMIN_PASSWORD=... keyden serve");

  private final Surroundings surroundings;
  private final ConfigurationReader reader;
  private @Nullable CommandSpec spec;

  private ServeCommand(Surroundings surroundings, ConfigurationReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  /** The command with an option for each setting, so that no setting can be forgotten here. */
  static CommandSpec specification(Surroundings surroundings, ConfigurationReader reader) {
    ServeCommand command = new ServeCommand(surroundings, reader);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    command.spec = spec;
    for (Setting<?> setting : Settings.all()) {
      if (setting.hasOption()) {
        spec.addOption(option(setting));
      }
    }
    for (RetiredSetting retired : reader.retired()) {
      spec.addOption(OptionSpec.builder(retired.option()).type(String.class).hidden(true).build());
    }
    spec.usageMessage().customSynopsis("keyden serve [OPTION]...").footer(footer());
    return spec;
  }

  private static OptionSpec option(Setting<?> setting) {
    String defaultText =
        setting.defaultText().isEmpty() ? "" : "default: " + setting.defaultText() + "; ";
    return OptionSpec.builder(setting.option())
        .type(String.class)
        .paramLabel(setting.form())
        .description("%s (%s%s)".formatted(setting.meaning(), defaultText, setting.variable()))
        .build();
  }

  private static String[] footer() {
    StringBuilder footer =
        new StringBuilder("\nOnly in the environment, and only for the first start:\n");
    for (Setting<?> setting : Settings.all()) {
      if (!setting.hasOption()) {
        footer.append("  %s%n      %s%n".formatted(setting.variable(), setting.meaning()));
      }
    }
    footer.append("\nExamples:\n");
    EXAMPLES.forEach(example -> footer.append("  ").append(example).append('\n'));
    return footer.toString().split("\\R");
  }

  @Override
  public Integer call() throws InterruptedException {
    ConfigurationReading reading = reader.read(options(), surroundings.environment());
    return switch (reading) {
      case ConfigurationReading.Faulty faulty -> {
        faulty.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
        yield tell(faulty.faults());
      }
      case ConfigurationReading.Valid valid -> serve(valid.configuration(), valid.warnings());
    };
  }

  private Map<String, String> options() {
    if (spec == null) {
      throw new IllegalStateException("the command runs without its specification");
    }
    ParseResult parsed = spec.commandLine().getParseResult();
    Map<String, String> options = new HashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (option.getValue() instanceof String text) {
        options.put(option.longestName(), text);
      }
    }
    return options;
  }

  private int tell(List<Fault> faults) {
    PrintStream err = surroundings.err();
    err.println("keyden: " + (faults.size() == 1 ? "a setting is wrong" : "settings are wrong"));
    faults.forEach(fault -> err.println("  " + fault));
    err.println("hint: keyden serve --help lists every setting");
    return ExitCode.USAGE;
  }

  private int serve(ServerConfiguration configuration, List<String> warnings)
      throws InterruptedException {
    LogFormat format = configuration.log().format();
    Logging.configure(configuration.log().level(), format, CurrentRequest::id, surroundings.err());
    warnings.forEach(
        warning -> say(format, System.Logger.Level.WARNING, "warning: " + warning, warning));
    var drainDelay = configuration.operations().drainDelay();
    surroundings
        .stopSignal()
        .listen(drainDelay.plus(configuration.http().shutdownGrace()).plus(CLOSE_MARGIN));
    Optional<ReadyFile> readyFile = configuration.readyFile().map(ReadyFile::new);
    try {
      if (readyFile.isPresent()) {
        readyFile.get().clear();
      }
      serve(configuration, readyFile);
      return ExitCode.OK;
    } catch (StartException failure) {
      say(
          format,
          System.Logger.Level.ERROR,
          "keyden: %s\nhint: %s"
              .formatted(SingleLine.escape(failure.problem()), SingleLine.escape(failure.hint())),
          failure.problem() + "; hint: " + failure.hint());
      return ExitCode.FAILED;
    } catch (RuntimeException failure) {
      return tellUnforeseen(format, failure);
    }
  }

  /**
   * Tells the operator something outside of the log, or, where standard error is to be JSON and
   * nothing else, in it.
   */
  private void say(LogFormat format, System.Logger.Level level, String lines, String record) {
    switch (format) {
      case LINE -> surroundings.err().println(lines);
      case JSON -> logger().log(level, record);
    }
  }

  /** Not a constant: the log manager is chosen before the first logger is made. */
  private static System.Logger logger() {
    return System.getLogger(ServeCommand.class.getName());
  }

  /** One line for the operator, and the stack for whoever repairs it. */
  private int tellUnforeseen(LogFormat format, RuntimeException failure) {
    logger().log(System.Logger.Level.ERROR, "keyden ended unexpectedly", failure);
    if (format == LogFormat.JSON) {
      return ExitCode.FAILED;
    }
    surroundings.err().println("keyden: ended unexpectedly: " + failure.getClass().getSimpleName());
    surroundings.err().println("hint: the log above says where; please report it");
    return ExitCode.FAILED;
  }

  private void serve(ServerConfiguration configuration, Optional<ReadyFile> readyFile)
      throws StartException, InterruptedException {
    try (RunningServer server = start(configuration)) {
      announce(server);
      if (readyFile.isPresent()) {
        readyFile.get().write(server.address());
      }
      surroundings.stopSignal().await();
      say(configuration.log().format(), System.Logger.Level.INFO, "stopping", "stopping");
      if (readyFile.isPresent()) {
        readyFile.get().clear();
      }
      server.announceStop();
      // Load balancers need a while to ask again; until then they send requests.
      Thread.sleep(configuration.operations().drainDelay());
    }
  }

  private void announce(RunningServer server) {
    URI address = server.address();
    surroundings.out().println("keyden is ready at " + address);
    switch (server.firstStart()) {
      case FirstStart.None _ -> {}
      case FirstStart.AwaitingSetUp awaiting ->
          surroundings.out().print(FirstStartNotice.of(awaiting, address));
      case FirstStart.Made made -> surroundings.out().print(FirstStartNotice.of(made, address));
    }
    surroundings.out().flush();
  }

  /**
   * Starts the server; what the launcher did not foresee but can be told plainly becomes a {@link
   * StartException}.
   */
  private RunningServer start(ServerConfiguration configuration) throws StartException {
    try {
      return surroundings.launcher().start(configuration, surroundings.out());
    } catch (RuntimeException unforeseen) {
      Optional<StartException> known = explained(unforeseen, configuration);
      if (known.isPresent()) {
        throw known.get();
      }
      throw unforeseen;
    }
  }

  private static Optional<StartException> explained(
      Throwable failure, ServerConfiguration configuration) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return Optional.of(cannotListen(configuration.http(), cause));
      }
      if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
        return Optional.of(
            StartException.dataDirectoryNotWritable(
                configuration.storage().dataDirectory(), cause));
      }
    }
    return Optional.empty();
  }

  private static StartException cannotListen(HttpConfiguration http, Throwable cause) {
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("in use")) {
      return StartException.portInUse(http.port(), cause);
    }
    return new StartException(
        "cannot listen on %s port %d: %s".formatted(http.host(), http.port(), reason),
        "choose an address of this machine with --host and a port above 1023 with --port",
        cause);
  }
}
