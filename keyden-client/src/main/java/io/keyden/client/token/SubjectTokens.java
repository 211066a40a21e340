package io.keyden.client.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.client.internal.GitHubActions;
import io.keyden.client.problem.NoSubjectTokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the tokens come from that are exchanged for access tokens: what RFC 8693 calls subject
 * tokens. None of these prints a token; all are thread-safe.
 *
 * <p>A supplier of your own may throw what it likes, which then comes out of the call that needed
 * the token.
 */
public final class SubjectTokens {
  /** Far beyond any token; a wrong file is longer. */
  private static final int BYTES_MAX = 64 * 1024;

  private SubjectTokens() {}

  /** Always this one, as long as it is good. */
  public static Supplier<String> fixed(String token) {
    return new Fixed(token);
  }

  /**
   * The one that a file holds whenever one is needed, without blanks around it. So a token is taken
   * anew that somebody replaces, as Kubernetes does with the projected token of a service account.
   *
   * <p>The supplier throws {@link NoSubjectTokenException} if the file cannot be read, is empty or
   * is longer than 64 KiB.
   */
  public static Supplier<String> inFile(Path file) {
    return new InFile(file);
  }

  /**
   * A fresh one of GitHub Actions, for a job with the permission {@code id-token: write}.
   *
   * <p>The supplier throws {@link NoSubjectTokenException} if there is none.
   *
   * @param serviceAccountId the service account's external id, for which alone the token is good
   */
  public static Supplier<String> ofGitHubActions(String serviceAccountId) {
    return ofGitHubActions(System.getenv(), serviceAccountId);
  }

  /**
   * The same with another environment.
   *
   * @param environment with {@code ACTIONS_ID_TOKEN_REQUEST_URL} and {@code
   *     ACTIONS_ID_TOKEN_REQUEST_TOKEN}
   * @param serviceAccountId the service account's external id, for which alone the token is good
   */
  public static Supplier<String> ofGitHubActions(
      Map<String, String> environment, String serviceAccountId) {
    return GitHubActions.of(environment, serviceAccountId);
  }

  private record Fixed(String token) implements Supplier<String> {
    @Override
    public String get() {
      return token;
    }

    @Override
    public String toString() {
      return "SubjectTokens[fixed]";
    }
  }

  private record InFile(Path file) implements Supplier<String> {
    @Override
    public String get() {
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(BYTES_MAX + 1);
      } catch (IOException e) {
        throw new NoSubjectTokenException("the file with the token cannot be read: " + file, e);
      }
      String text = bytes.length > BYTES_MAX ? "" : new String(bytes, UTF_8).strip();
      if (text.isEmpty()) {
        throw new NoSubjectTokenException("the file holds no token: " + file, null);
      }
      return text;
    }

    @Override
    public String toString() {
      return "SubjectTokens[" + file + "]";
    }
  }
}
