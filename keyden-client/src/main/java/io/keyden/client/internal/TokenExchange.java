package io.keyden.client.internal;

import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.wire.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An access token of the server, exchanged for a token of an issuer that the server trusts (RFC
 * 8693), and exchanged anew half a minute before it ends.
 */
final class TokenExchange implements Credential {
  private static final Duration MARGIN = Duration.ofSeconds(30);
  private static final String PREFIX = "urn:ietf:params:oauth:";

  private final Supplier<String> subjectToken;
  private final String audience;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Token token;

  /**
   * @param endsNanos by {@link System#nanoTime}
   */
  private record Token(String text, long endsNanos) {
    boolean lasts() {
      return endsNanos - System.nanoTime() > 0;
    }

    @Override
    public String toString() {
      return "Token[redacted]";
    }
  }

  TokenExchange(Supplier<String> subjectToken, String audience) {
    this.subjectToken = subjectToken;
    this.audience = audience;
  }

  @Override
  public void put(HttpRequest.Builder request, Sender sender) {
    request.header("Authorization", "Bearer " + token(sender).text());
  }

  @Override
  public boolean renew() {
    lock.lock();
    try {
      token = null;
    } finally {
      lock.unlock();
    }
    return true;
  }

  private Token token(Sender sender) {
    lock.lock();
    try {
      Token current = token;
      if (current == null || !current.lasts()) {
        current = exchange(sender);
        token = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private Token exchange(Sender sender) {
    Answer discovery = sender.sendAnonymously(Request.get("/.well-known/openid-configuration"));
    if (!discovery.isSuccess()) {
      throw discovery.refusal();
    }
    Document configuration = discovery.document();
    URI endpoint = endpoint(configuration, sender);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant_type", PREFIX + "grant-type:token-exchange");
    body.put("audience", audience);
    body.put("subject_token", subjectToken.get());
    body.put("subject_token_type", PREFIX + "token-type:jwt");
    HttpRequest request =
        sender
            .request(endpoint)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(body)))
            .build();
    long began = System.nanoTime();
    Answer answer = sender.sendOnce(request, "the exchange of a token");
    if (!answer.isSuccess()) {
      throw refusal(answer);
    }
    Document granted = answer.document();
    String text = granted.text("access_token").orElseThrow(() -> granted.lacks("access_token"));
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw granted.lacks("access_token");
    }
    Duration life = Duration.ofSeconds(granted.integer("expires_in").orElse(0)).minus(MARGIN);
    return new Token(text, began + Math.max(0, life.toNanos()));
  }

  /**
   * The token goes where the server itself says, over a connection as good as the one to the
   * server.
   */
  private static URI endpoint(Document configuration, Sender sender) {
    String text =
        configuration
            .text("token_endpoint")
            .orElseThrow(() -> configuration.lacks("token_endpoint"));
    try {
      URI endpoint = URI.create(text);
      boolean https = "https".equalsIgnoreCase(endpoint.getScheme());
      boolean likeServer =
          "http".equalsIgnoreCase(endpoint.getScheme())
              && "http".equals(sender.resolve("/").getScheme());
      if (endpoint.getHost() != null && (https || likeServer)) {
        return endpoint;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like an address of the wrong kind.
    }
    throw configuration.lacks("token_endpoint");
  }

  /** The error of RFC 6749 in the words of this client. */
  private static RuntimeException refusal(Answer answer) {
    if (answer.status() != 400 && answer.status() != 401) {
      return answer.refusal();
    }
    Optional<String> description;
    try {
      description = answer.document().text("error_description");
    } catch (UnexpectedAnswerException e) {
      return answer.refusal();
    }
    return description
        .<RuntimeException>map(text ->
            NotSignedInException.withStatusOf(
                new AnswerException.Refusal(
                    answer.status(),
                    "The server does not exchange the token: " + text,
                    List.of(),
                    Optional.empty(),
                    answer.headers().firstValue("X-Request-Id"),
                    answer.retryAfter())))
        .orElseGet(answer::refusal);
  }
}
