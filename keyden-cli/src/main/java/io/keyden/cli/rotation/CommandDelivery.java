package io.keyden.cli.rotation;

import io.keyden.client.key.KeySecret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command of the shell that gets the key on its standard input, with nothing behind it, and never
 * as an argument or in the environment, where other processes could see it. What it prints goes to
 * the error stream.
 */
final class CommandDelivery implements Delivery {
  private final String command;
  private final Duration timeout;
  private final Optional<KeySecret> before;
  private final PrintStream output;

  /**
   * @param timeout after which it is ended and counts as failed
   * @param before the key that is used until now, if it is known: what the command gets to take its
   *     delivery back
   * @param output for what it prints
   */
  CommandDelivery(
      String command, Duration timeout, Optional<KeySecret> before, PrintStream output) {
    this.command = command;
    this.timeout = timeout;
    this.before = before;
    this.output = output;
  }

  @Override
  public String description() {
    return "the command '" + command + "'";
  }

  /** Whether a command will work is known when it has run. */
  @Override
  public void check() {}

  @Override
  public Undo deliver(KeySecret secret) throws DeliveryException {
    run(secret);
    return () ->
        run(
            before.orElseThrow(() ->
                new DeliveryException(
                    "it cannot be given the old key, which only its user knows", null)));
  }

  private void run(KeySecret secret) throws DeliveryException {
    Process process;
    try {
      process = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new DeliveryException("there is no shell to run it", e);
    }
    Thread copier = Thread.ofVirtual().start(() -> copy(process.getInputStream()));
    try {
      give(process, secret);
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new DeliveryException("it did not end within " + timeout.toSeconds() + " s", null);
      }
      copier.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new DeliveryException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new DeliveryException("it ended with exit code " + process.exitValue(), null);
    }
  }

  private static void give(Process process, KeySecret secret) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(secret.reveal().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException expected) {
      // A command that does not read its input may still be right; its exit code tells.
    }
  }

  private void copy(InputStream from) {
    try (from) {
      from.transferTo(output);
      output.flush();
    } catch (IOException e) {
      output.println("(what the command prints can no longer be read)");
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
