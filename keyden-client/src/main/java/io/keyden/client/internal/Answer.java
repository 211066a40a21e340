package io.keyden.client.internal;

import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.wire.BodyException;
import io.keyden.wire.JsonBody;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An answer as it came. */
final class Answer {
  private final HttpRequest request;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(HttpRequest request, int status, HttpHeaders headers, byte[] body) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** What it answers; with the credential. */
  HttpRequest request() {
    return request;
  }

  int status() {
    return status;
  }

  /** By which the server's log names the request. */
  Optional<String> requestId() {
    return headers.firstValue("X-Request-Id");
  }

  HttpHeaders headers() {
    return headers;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * The JSON object in it.
   *
   * @throws UnexpectedAnswerException if it is none
   */
  Document document() {
    try {
      return new Document(JsonBody.parse(body), status);
    } catch (BodyException e) {
      throw notJson(e);
    }
  }

  /**
   * The JSON array of objects in it.
   *
   * @throws UnexpectedAnswerException if it is none
   */
  List<Document> documents() {
    try {
      return JsonBody.parseList(body).stream().map(one -> new Document(one, status)).toList();
    } catch (BodyException e) {
      throw notJson(e);
    }
  }

  private UnexpectedAnswerException notJson(BodyException cause) {
    return new UnexpectedAnswerException(
        "what answered is no Octopus or Keyden server: its answer is not the JSON that was asked for",
        status,
        cause);
  }

  /** How long the server asks to wait, if it says so in seconds. */
  Optional<Duration> retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(text -> !text.isEmpty() && text.length() <= 9)
        .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /**
   * The exception that this answer stands for, which is no success.
   *
   * @return an {@link AnswerException}, or an {@link UnexpectedAnswerException} for a redirection
   */
  RuntimeException refusal() {
    if (status < 400) {
      return new UnexpectedAnswerException(
          "the server sends on to another address"
              + headers.firstValue("Location").map(address -> ", " + address).orElse("")
              + "; a credential is not taken there, so give that server instead",
          status,
          null);
    }
    return AnswerException.of(said());
  }

  /** The same for a request whose refusal with 400 is one of the credential. */
  RuntimeException signInRefusal() {
    return status == 400 ? NotSignedInException.withStatusOf(said()) : refusal();
  }

  private AnswerException.Refusal said() {
    Optional<JsonBody> said = error();
    return new AnswerException.Refusal(
        status,
        said.flatMap(error -> error.text("ErrorMessage"))
            .filter(text -> !text.isBlank())
            .orElse("The server answered " + status + " and did not say why."),
        said.map(error -> error.texts("Errors")).orElse(List.of()),
        said.flatMap(error -> error.text("HelpText")).filter(text -> !text.isBlank()),
        requestId(),
        retryAfter());
  }

  private Optional<JsonBody> error() {
    try {
      return Optional.of(JsonBody.parse(body));
    } catch (BodyException e) {
      // Whatever stands before the server answered in its own way.
      return Optional.empty();
    }
  }
}
