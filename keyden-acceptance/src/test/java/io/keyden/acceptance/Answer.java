package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An answer of the server: status, headers in their order, body bytes after unchunking. */
public final class Answer {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  public Answer(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public byte[] body() {
    return body.clone();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return Json.parse(body);
  }

  /** All headers, in the order in which they came. */
  public List<Header> headers() {
    return headers;
  }

  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** Fails, showing the error's message, if the status is another one. */
  @CanIgnoreReturnValue
  public Answer expect(int... statuses) {
    assertThat(statuses).as("%s", this).contains(status);
    return this;
  }

  /** Fails unless this is a 200 with a length of zero and no body at all. */
  @CanIgnoreReturnValue
  public Answer expectEmpty() {
    expect(200);
    assertThat(body).as("body of an answer to a deletion").isEmpty();
    assertThat(header("Content-Length")).contains("0");
    return this;
  }

  /** Status and, of an error, the body; a success is not shown since it may hold a key. */
  @Override
  public String toString() {
    return status >= 400 ? "Answer[" + status + " " + text() + "]" : "Answer[" + status + "]";
  }
}
