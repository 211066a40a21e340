package io.keyden.cli.rotation;

import io.keyden.client.key.KeySecret;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The kinds of places where a key is used. */
public final class Deliveries {
  private Deliveries() {}

  /** A file that holds the key and a line end, with mode 600. */
  public static Delivery file(Path path) {
    return new FileDelivery.Whole(path);
  }

  /**
   * A variable in a file of {@code NAME=value} lines; a new file has mode 600.
   *
   * @param name as {@link #isVariable} wants it
   */
  public static Delivery variable(String name, Path path) {
    return new FileDelivery.Line(name, path);
  }

  /** Whether a variable can be called so. */
  public static boolean isVariable(String name) {
    return EnvironmentFile.isName(name);
  }

  /**
   * A command of the shell that gets the key on its standard input.
   *
   * @param timeout after which it is ended and counts as failed
   * @param before the key that is used until now, if it is known
   * @param output for what it prints
   */
  public static Delivery command(
      String command, Duration timeout, Optional<KeySecret> before, PrintStream output) {
    return new CommandDelivery(command, timeout, before, output);
  }
}
