package io.keyden.client.internal;

import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.wire.BodyException;
import io.keyden.wire.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON object that a server answered with, read mildly: names in any case, null like absent,
 * unknown members ignored, since servers of ten years have to be understood. A member of the wrong
 * kind is an {@link UnexpectedAnswerException}.
 */
public final class Document {
  private final JsonBody body;
  private final int status;

  Document(JsonBody body, int status) {
    this.body = body;
    this.status = status;
  }

  /** The resource's id. */
  public String id() {
    return text("Id").orElseThrow(() -> lacks("Id"));
  }

  /** A text; an empty one is one. */
  public Optional<String> text(String name) {
    return checked(body -> body.text(name));
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String name) {
    return checked(body -> body.flag(name));
  }

  /** A whole number. */
  public Optional<Integer> integer(String name) {
    return checked(body -> body.integer(name));
  }

  /** A time. */
  public Optional<Instant> instant(String name) {
    return checked(body -> body.instant(name));
  }

  /** A list of texts; absent is empty. */
  public List<String> texts(String name) {
    return checked(body -> body.texts(name));
  }

  /** An object within. */
  public Optional<Document> object(String name) {
    return checked(body -> body.object(name)).map(inner -> new Document(inner, status));
  }

  /** A list of objects; absent is empty. */
  public List<Document> objects(String name) {
    return checked(body -> body.objects(name)).stream()
        .map(inner -> new Document(inner, status))
        .toList();
  }

  /** The links by name; those that are no texts are left out. */
  public Map<String, String> links() {
    return checked(body -> body.object("Links")).map(JsonBody::memberTexts).orElse(Map.of());
  }

  /** The same object as JSON, with some members replaced or added, and all others as they came. */
  byte[] with(Map<String, ?> members) {
    return body.with(members);
  }

  /** The exception for an answer that lacks what it must have. */
  public UnexpectedAnswerException lacks(String name) {
    return new UnexpectedAnswerException(
        "the server's answer has no usable " + name + "; is it an Octopus or Keyden server?",
        status,
        null);
  }

  private <T> T checked(Function<JsonBody, T> reading) {
    try {
      T value = reading.apply(body);
      body.check();
      return value;
    } catch (BodyException e) {
      throw new UnexpectedAnswerException(
          "the server's answer is not what it should be: " + e.getMessage(), status, e);
    }
  }
}
