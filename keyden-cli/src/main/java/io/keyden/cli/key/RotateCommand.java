package io.keyden.cli.key;

import io.keyden.cli.connection.Connection;
import io.keyden.cli.connection.ConnectionOptions;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.value.DurationConverter;
import io.keyden.cli.value.Expiry;
import io.keyden.cli.value.ExpiryConverter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyden key rotate}. */
@Command(
    description = {
      "Makes a successor, hands it to where the key is used, proves it by a call, and only then"
          + " revokes the old key. If anything fails before the proof, the old key works on and the"
          + " successor is revoked. A run that was interrupted is run again: it ends in the same"
          + " place.",
      "",
      "Without KEY it is the key that this command signs in with; then a profile that holds it gets"
          + " the successor, too. No key outlives the key that makes it: to make the successor live"
          + " longer, sign in with --username, or as somebody who may edit users."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  keyden key rotate --write-file /etc/backup/key",
      "  keyden key rotate CI --user bot --env-file OCTOPUS_API_KEY=.env",
      "  keyden key rotate CI --user bot --overlap 24h --exec 'gh secret set KEY'",
      "  keyden key rotate --finish",
      "  keyden key rotate --all --expiring-in 20d -f rotation.yaml"
    })
final class RotateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "The old key's id, or its purpose if no other key has the same")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "A key of this service account instead of your own: a user name or an id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--write-file",
      paramLabel = "FILE",
      description = "Write the successor to this file, at once and with mode 600")
  private List<String> writeFiles = List.of();

  @Option(
      names = "--env-file",
      paramLabel = "NAME=FILE",
      description = "Set this variable in this file of NAME=value lines")
  private List<String> environmentFiles = List.of();

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Run this command of the shell with the successor on its standard input, no line end"
              + " behind it")
  private List<String> commands = List.of();

  @Option(
      names = "--exec-timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "How long such a command may take; 5m unless given")
  private Duration commandTimeout = Duration.ofMinutes(5);

  @Option(
      names = {"-e", "--expires"},
      paramLabel = "WHEN",
      converter = ExpiryConverter.class,
      description =
          "When the successor ends: "
              + Expiry.FORM
              + "; as long a life as the old key's unless"
              + " given")
  private Optional<Expiry> expires = Optional.empty();

  @Option(
      names = "--overlap",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = DurationConverter.class,
      description = "Let the old key work on for so long; then --finish revokes it")
  private Duration overlap = Duration.ZERO;

  @Option(
      names = "--finish",
      description = "Revoke the old keys whose overlap is over, of this server, and do no more")
  private boolean finish;

  @Option(names = "--all", description = "Rotate the keys that --file lists")
  private boolean all;

  @Option(
      names = "--expiring-in",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "With --all: only those that expire within this time")
  private Optional<Duration> expiringIn = Optional.empty();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "With --all: the YAML file that says where each key is used")
  private Optional<String> planFile = Optional.empty();

  RotateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    checkUse();
    try (Connection open = connection.open(surroundings)) {
      KeyRotation rotation = new KeyRotation(surroundings, open, output);
      if (finish) {
        return rotation.finishAll();
      }
      if (all) {
        return rotation.rotateAll(
            RotationPlan.read(surroundings.file(planFile.orElseThrow())),
            expiringIn,
            commandTimeout);
      }
      RotationPlan.Entry entry =
          new RotationPlan.Entry(
              user,
              key,
              expires,
              RotationPlan.files(writeFiles, surroundings.workingDirectory()),
              RotationPlan.environmentFiles(environmentFiles, surroundings.workingDirectory()),
              commands,
              overlap);
      return rotation.rotateOne(entry, commandTimeout);
    }
  }

  private void checkUse() {
    boolean one =
        key.isPresent()
            || user.isPresent()
            || expires.isPresent()
            || !overlap.isZero()
            || !writeFiles.isEmpty()
            || !environmentFiles.isEmpty()
            || !commands.isEmpty();
    if (all && planFile.isEmpty()) {
      throw CommandException.usage(
          "--all needs a file that says where each key is used", "add -f rotation.yaml");
    }
    if (!all && (planFile.isPresent() || expiringIn.isPresent())) {
      throw CommandException.usage("--file and --expiring-in belong to --all", "add --all");
    }
    if ((all && one) || (finish && (one || all))) {
      throw CommandException.usage(
          "the options of one rotation do not go with " + (all ? "--all" : "--finish"),
          "keyden key rotate --help");
    }
    if (commandTimeout.isZero()) {
      throw CommandException.usage(
          "--exec-timeout must be longer than nothing", "--exec-timeout 5m");
    }
    if (user.isPresent() && key.isEmpty()) {
      throw CommandException.usage(
          "which key of " + user.get() + "?", "keyden key list --user " + user.get());
    }
  }
}
