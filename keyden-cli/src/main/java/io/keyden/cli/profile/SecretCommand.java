package io.keyden.cli.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.surroundings.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command whose output is a secret: {@code pass show octopus}, {@code secret-tool lookup …},
 * {@code security find-generic-password …}. So the desktop's keyring is reached by its own tool.
 *
 * <p>What the command says on stderr goes to the terminal, since it may ask for a passphrase there.
 */
final class SecretCommand {
  private static final int BYTES_MAX = 64 * 1024;

  /** Somebody may have to type a passphrase. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration LINGERING_MAX = Duration.ofSeconds(5);

  private final Surroundings surroundings;
  private final String profile;
  private final String hint;

  SecretCommand(Surroundings surroundings, String profile, String hint) {
    this.surroundings = surroundings;
    this.profile = profile;
    this.hint = hint;
  }

  /** What the command printed, without blanks and line ends around it. */
  String run(String command) {
    ProcessBuilder builder =
        new ProcessBuilder(shell(command))
            .directory(surroundings.workingDirectory().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException failure) {
      throw failed("cannot be started: " + FileProblem.reason(failure));
    }
    try {
      return output(process);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private List<String> shell(String command) {
    boolean windows = surroundings.home().getFileSystem().getSeparator().equals("\\");
    return windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
  }

  private String output(Process process) {
    // In a thread of its own, since a command that neither ends nor prints would hold the read up.
    StringBuilder printed = new StringBuilder();
    Thread reader = Thread.ofVirtual().start(() -> read(process, printed));
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("did not end within " + LIMIT.toSeconds() + " seconds");
      }
      if (process.exitValue() != 0) {
        throw failed("ended with exit code " + process.exitValue());
      }
      if (!reader.join(LINGERING_MAX)) {
        throw failed("left its output open to a process in the background");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    } catch (IOException failure) {
      throw failed("broke off: " + FileProblem.reason(failure));
    }
    String secret = printed.toString().strip();
    if (secret.isEmpty()) {
      throw failed("printed nothing");
    }
    return secret;
  }

  private static void read(Process process, StringBuilder printed) {
    try (InputStream in = process.getInputStream()) {
      printed.append(new String(in.readNBytes(BYTES_MAX), UTF_8));
    } catch (IOException closed) {
      // The process was ended: what it printed so far is of no use, and it is told by its code.
      printed.setLength(0);
    }
  }

  private CommandException failed(String how) {
    return new CommandException(
        "the secret-command of profile " + profile + " " + how, hint, ExitCode.NOT_SIGNED_IN);
  }
}
