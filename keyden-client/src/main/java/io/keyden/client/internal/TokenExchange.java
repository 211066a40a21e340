package io.keyden.client.internal;

import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.NoSubjectTokenException;
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
import java.util.stream.Stream;

/**
 * Exchanges a token of an issuer that the server trusts for an access token of the server.
 *
 * <p>Sources: RFC 8693 for the members and their values; RFC 8414 and OpenID Connect Discovery for
 * where to ask. As the vendor's clients do it, the body is JSON and not a form.
 *
 * <p><b>Where the token goes.</b> To the scheme, host and port that the caller named, and nowhere
 * else: whoever can forge the discovery document must not learn the token, and what is exchanged
 * there would be refused or overheard here. The vendor's servers name an endpoint of their own.
 */
final class TokenExchange {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String PREFIX = "urn:ietf:params:oauth:";
  private static final int ACCESS_TOKEN_LENGTH_MAX = 16 * 1024;
  private static final int SUBJECT_TOKEN_LENGTH_MAX = 64 * 1024;
  private static final int DESCRIPTION_LENGTH_MAX = 1000;

  private TokenExchange() {}

  /**
   * Exchanges a token.
   *
   * @param audience the external id of the service account
   * @throws NoSubjectTokenException if {@code subjectToken} cannot be a token
   * @throws NotSignedInException if the server refuses it
   */
  static ExchangedToken exchange(Sender sender, String subjectToken, String audience) {
    String subject = subjectToken.strip();
    if (!isWord(subject, SUBJECT_TOKEN_LENGTH_MAX)) {
      throw new NoSubjectTokenException(
          "what was given to be exchanged is no token: a token is one word", null);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant_type", PREFIX + "grant-type:token-exchange");
    body.put("audience", audience);
    body.put("subject_token", subject);
    body.put("subject_token_type", PREFIX + "token-type:jwt");
    HttpRequest request =
        sender
            .request(endpoint(sender))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(body)))
            .build();
    Answer answer =
        sender.sendAnonymously(request, "the exchange of a token, POST " + request.uri().getPath());
    if (!answer.isSuccess()) {
      throw refusal(answer, subject);
    }
    return granted(answer.document());
  }

  /** Whether a text is one word that a header can carry. */
  static boolean isWord(String text, int lengthMax) {
    return !text.isEmpty()
        && text.length() <= lengthMax
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static URI endpoint(Sender sender) {
    Answer answer = sender.sendAnonymously(Request.get(DISCOVERY));
    if (answer.status() == 404) {
      throw new UnexpectedAnswerException(
          "the server exchanges no tokens: it has no " + DISCOVERY, answer.status(), null);
    }
    if (!answer.isSuccess()) {
      throw answer.refusal();
    }
    Document configuration = answer.document();
    String text =
        configuration
            .text("token_endpoint")
            .orElseThrow(() -> configuration.lacks("token_endpoint"));
    URI endpoint;
    try {
      endpoint = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw configuration.lacks("token_endpoint");
    }
    if (endpoint.getHost() == null
        || endpoint.getRawUserInfo() != null
        || endpoint.getRawFragment() != null) {
      throw configuration.lacks("token_endpoint");
    }
    if (!sender.isOnServer(endpoint)) {
      throw new UnexpectedAnswerException(
          "the server exchanges tokens elsewhere, at "
              + endpoint.getScheme()
              + "://"
              + endpoint.getRawAuthority()
              + "; no token is taken there, so give that address as the server's if it is the same"
              + " server",
          answer.status(),
          null);
    }
    return endpoint;
  }

  private static ExchangedToken granted(Document granted) {
    String text = granted.text("access_token").orElse("");
    if (!isWord(text, ACCESS_TOKEN_LENGTH_MAX)) {
      throw granted.lacks("access_token");
    }
    // RFC 6749, 7.1: a token of a type that one does not know is not to be used.
    if (!granted.text("token_type").orElse("Bearer").equalsIgnoreCase("Bearer")) {
      throw granted.lacks("token_type");
    }
    return new ExchangedToken(text, expiresIn(granted));
  }

  private static Optional<Duration> expiresIn(Document granted) {
    try {
      return granted.integer("expires_in").map(seconds -> Duration.ofSeconds(Math.max(0, seconds)));
    } catch (UnexpectedAnswerException e) {
      throw granted.lacks("expires_in");
    }
  }

  /** The error of RFC 6749, 5.2, in the words of this client, and never with the token in it. */
  private static RuntimeException refusal(Answer answer, String subjectToken) {
    if (answer.status() < 400) {
      return answer.refusal();
    }
    AnswerException.Refusal refusal =
        new AnswerException.Refusal(
            answer.status(),
            "The server does not exchange the token.",
            said(answer)
                .map(text -> shortened(text.replace(subjectToken, "[redacted]")))
                .map(List::of)
                .orElse(List.of()),
            Optional.empty(),
            answer.requestId(),
            answer.retryAfter());
    return answer.status() == 400
        ? NotSignedInException.withStatusOf(refusal)
        : AnswerException.of(refusal);
  }

  private static Optional<String> said(Answer answer) {
    try {
      Document error = answer.document();
      return Stream.of("error_description", "ErrorMessage", "error")
          .flatMap(name -> error.text(name).stream())
          .filter(text -> !text.isBlank())
          .findFirst();
    } catch (UnexpectedAnswerException e) {
      // Whatever stands before the server answered in its own way.
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() <= DESCRIPTION_LENGTH_MAX
        ? text
        : text.substring(0, DESCRIPTION_LENGTH_MAX) + "…";
  }
}
