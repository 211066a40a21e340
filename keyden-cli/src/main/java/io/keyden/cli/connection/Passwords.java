package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.problem.FileProblem;
import io.keyden.cli.secret.PrivateFile;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords from where they may come: a file, a variable, a prompt, and never an argument. */
public final class Passwords {
  private static final int BYTES_MAX = 4096;
  private static final String VARIABLE = "KEYDEN_PASSWORD";
  private static final String STANDARD_INPUT = "-";

  private Passwords() {}

  /**
   * The password to sign in with: from the file, the variable {@code KEYDEN_PASSWORD}, or typed.
   *
   * @param username whose it is
   * @param file the file's name, {@code -} for standard input
   * @throws CommandException if it is nowhere to be had
   */
  public static SecretText ofSignIn(
      Surroundings surroundings, String username, Optional<String> file) {
    if (file.isPresent()) {
      return inFile(surroundings, file.get());
    }
    Optional<String> given = surroundings.variable(VARIABLE);
    return given.isPresent()
        ? secret(given.get(), VARIABLE)
        : surroundings
            .secretPrompt()
            .askForPassword(
                "Password of " + username + ": ",
                "give the password by --password-file or " + VARIABLE);
  }

  /**
   * The password in a file, without the line end that a file has.
   *
   * @param name the file's name, {@code -} for standard input
   * @throws CommandException if it cannot be read, is empty, or others may read the file
   */
  public static SecretText inFile(Surroundings surroundings, String name) {
    if (name.equals(STANDARD_INPUT)) {
      try {
        return secret(PrivateFile.readText(surroundings.in(), BYTES_MAX), "standard input");
      } catch (IOException e) {
        throw new CommandException(
            "cannot read the password from standard input: " + FileProblem.reason(e),
            "pipe in one line with the password",
            ExitCode.FAILED,
            e);
      }
    }
    Path file = surroundings.file(name);
    return secret(PrivateFile.read(file, BYTES_MAX), "the file " + file);
  }

  /** Without the line end that a file has. */
  private static SecretText secret(String text, String source) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      throw CommandException.usage(source + " holds no password", "put the password in it");
    }
    return SecretText.of(text.substring(0, end));
  }
}
