package io.keyden.client.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoSubjectTokenException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub Actions for a token of the job that runs.
 *
 * <p>Source: "OpenID Connect reference" in GitHub's documentation, and {@code oidc-utils.ts} of its
 * toolkit, github.com/actions/toolkit: a GET of the address in the environment with {@code
 * audience} behind it, by the token in the environment, is answered by {@code {"value": token}}.
 */
public final class GitHubActions implements Supplier<String> {
  private static final String ADDRESS = "ACTIONS_ID_TOKEN_REQUEST_URL";
  private static final String CREDENTIAL = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
  private static final String HINT = "; does the job have the permission id-token: write?";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Retries RETRIES = new Retries(3, Duration.ofSeconds(10));
  private static final int TOKEN_LENGTH_MAX = 64 * 1024;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private final @Nullable String address;
  private final @Nullable String requestToken;
  private final String audience;

  private GitHubActions(@Nullable String address, @Nullable String requestToken, String audience) {
    this.address = address;
    this.requestToken = requestToken;
    this.audience = audience;
  }

  /** With the address and the credential in that environment, which may lack both. */
  public static GitHubActions of(Map<String, String> environment, String audience) {
    return new GitHubActions(environment.get(ADDRESS), environment.get(CREDENTIAL), audience);
  }

  /**
   * A fresh token.
   *
   * @throws NoSubjectTokenException if there is none
   */
  @Override
  public String get() {
    if (address == null || address.isBlank()) {
      throw missing(ADDRESS);
    }
    if (requestToken == null || requestToken.isBlank()) {
      throw missing(CREDENTIAL);
    }
    if (!TokenExchange.isWord(requestToken, TOKEN_LENGTH_MAX)) {
      throw new NoSubjectTokenException(CREDENTIAL + " is no token", null);
    }
    URI uri = uri(address);
    try (Transport transport = transport(uri, requestToken)) {
      Answer answer = transport.send(Request.get(pathAndQuery(uri)));
      if (!answer.isSuccess()) {
        throw new NoSubjectTokenException(
            "GitHub Actions gives no token: it answered " + answer.status() + HINT, null);
      }
      return answer
          .document()
          .text("value")
          .filter(token -> TokenExchange.isWord(token, TOKEN_LENGTH_MAX))
          .orElseThrow(
              () -> new NoSubjectTokenException("GitHub Actions answered without a token", null));
    } catch (NoSubjectTokenException e) {
      throw e;
    } catch (KeydenException e) {
      throw new NoSubjectTokenException("GitHub Actions gives no token: " + e.getMessage(), e);
    }
  }

  private static NoSubjectTokenException missing(String variable) {
    return new NoSubjectTokenException(
        "GitHub Actions gives no token: " + variable + " is not set" + HINT, null);
  }

  /** Encrypted, since the credential goes there; this machine is let pass. */
  private static URI uri(String text) {
    try {
      URI uri = new URI(text.strip());
      String host = uri.getHost();
      if (host != null && uri.getRawUserInfo() == null) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (https || (http && THIS_MACHINE.contains(host))) {
          return uri;
        }
      }
    } catch (URISyntaxException e) {
      // Told below, like an address of the wrong kind.
    }
    throw new NoSubjectTokenException(ADDRESS + " is no https address", null);
  }

  private String pathAndQuery(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String before = Optional.ofNullable(uri.getRawQuery()).map(query -> query + "&").orElse("");
    return path + "?" + before + "audience=" + URLEncoder.encode(audience, UTF_8);
  }

  private static Transport transport(URI uri, String requestToken) {
    return new Transport(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build(),
        ServerAddress.of(URI.create(uri.getScheme() + "://" + uri.getRawAuthority())),
        Credentials.accessToken(requestToken),
        RETRIES,
        TIMEOUT,
        "keyden-client",
        bound -> ThreadLocalRandom.current().nextLong(bound),
        Thread::sleep);
  }

  /** Without what is in the environment. */
  @Override
  public String toString() {
    return "SubjectTokens[GitHub Actions]";
  }
}
