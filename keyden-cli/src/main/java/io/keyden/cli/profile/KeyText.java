package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import java.io.IOException;
import java.nio.file.Path;

/** Keys and tokens as somebody hands them over, checked so that a wrong file never travels. */
public final class KeyText {
  private static final int BYTES_MAX = 16 * 1024;
  private static final String STANDARD_INPUT = "-";

  private KeyText() {}

  /**
   * A key or token, without blanks and line ends around it.
   *
   * @param source where it came from, to be told if it is none
   * @throws CommandException if it does not fit into a header
   */
  public static SecretText of(String text, String source) {
    return word(text, source, "key");
  }

  /**
   * A token of another issuer, in the same way.
   *
   * @throws CommandException if it is none
   */
  static SecretText token(String text, String source) {
    return word(text, source, "token");
  }

  private static SecretText word(String text, String source, String kind) {
    String trimmed = text.strip();
    boolean good = !trimmed.isEmpty();
    for (int i = 0; i < trimmed.length(); i++) {
      good &= trimmed.charAt(i) > ' ' && trimmed.charAt(i) < 0x7f;
    }
    if (!good) {
      throw CommandException.usage(
          source + " does not hold a " + kind,
          "it takes one line with the " + kind + " and nothing else");
    }
    return SecretText.of(trimmed);
  }

  /**
   * The key or token in a file.
   *
   * @param name the file's name, {@code -} for standard input
   * @throws CommandException if it cannot be read, or holds none
   */
  public static SecretText inFile(Surroundings surroundings, String name, String source) {
    if (name.equals(STANDARD_INPUT)) {
      return of(standardInput(surroundings, "key"), source);
    }
    Path file = surroundings.file(name);
    try {
      return of(PrivateFile.readText(file, BYTES_MAX), source);
    } catch (IOException failure) {
      throw FileProblem.reading(file, failure);
    }
  }

  /** A token of another issuer from standard input. */
  static SecretText tokenInStandardInput(Surroundings surroundings, String source) {
    return token(standardInput(surroundings, "token"), source);
  }

  private static String standardInput(Surroundings surroundings, String kind) {
    try {
      return PrivateFile.readText(surroundings.in(), BYTES_MAX);
    } catch (IOException failure) {
      throw new CommandException(
          "cannot read the " + kind + " from standard input: " + FileProblem.reason(failure),
          "pipe in one line with the " + kind,
          ExitCode.FAILED,
          failure);
    }
  }
}
