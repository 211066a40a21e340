package io.keyden.cli.profile;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.client.token.SubjectTokens;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The token of another issuer by which a service account signs in: from a file, a variable or
 * GitHub Actions, and never an argument, which lists of processes show.
 *
 * <p>Given by, the first that says something: the option {@code --id-token-file}, {@code
 * KEYDEN_ID_TOKEN}, {@code KEYDEN_ID_TOKEN_FILE}, and the variables that GitHub Actions sets for a
 * job with the permission {@code id-token: write}.
 */
public final class IdToken {
  private static final String TEXT = "KEYDEN_ID_TOKEN";
  private static final String FILE = "KEYDEN_ID_TOKEN_FILE";
  private static final String STANDARD_INPUT = "-";

  private IdToken() {}

  /**
   * Finds where the token comes from. Files are read and GitHub is asked when it is needed.
   *
   * @param file {@code --id-token-file}, {@code -} for standard input
   * @param serviceAccountId the external id of the account, for which GitHub makes the token
   * @throws CommandException if it comes from nowhere
   */
  public static Sourced<Supplier<String>> find(
      Surroundings surroundings, Optional<String> file, String serviceAccountId) {
    if (file.isPresent()) {
      String source = "--id-token-file " + file.get();
      return file.get().equals(STANDARD_INPUT)
          ? fixed(KeyText.tokenInStandardInput(surroundings, source), source)
          : inFile(surroundings, file.get(), source);
    }
    Optional<String> text = surroundings.variable(TEXT);
    if (text.isPresent()) {
      return fixed(KeyText.token(text.get(), TEXT), TEXT);
    }
    Optional<String> named = surroundings.variable(FILE);
    if (named.isPresent()) {
      return inFile(surroundings, named.get(), FILE);
    }
    if (surroundings.variable("ACTIONS_ID_TOKEN_REQUEST_URL").isPresent()) {
      return new Sourced<>(
          SubjectTokens.ofGitHubActions(surroundings.environment(), serviceAccountId),
          "GitHub Actions");
    }
    throw new CommandException(
        "there is no ID token for the service account " + serviceAccountId,
        surroundings.variable("GITHUB_ACTIONS").isPresent()
            ? "give the job the permission id-token: write"
            : "set " + TEXT + " or " + FILE,
        ExitCode.NOT_SIGNED_IN);
  }

  private static Sourced<Supplier<String>> inFile(
      Surroundings surroundings, String name, String source) {
    return new Sourced<>(SubjectTokens.inFile(surroundings.file(name)), source);
  }

  @RevealsSecret(because = "the client exchanges it")
  private static Sourced<Supplier<String>> fixed(SecretText token, String source) {
    return new Sourced<>(SubjectTokens.fixed(token.reveal()), source);
  }
}
