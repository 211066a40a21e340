package io.keyden.http.seam;

import java.util.Optional;

/** A request method that Keyden understands; every other one is refused before routing. */
public enum Method {
  GET,
  HEAD,
  POST,
  PUT,
  DELETE,
  PATCH,
  OPTIONS;

  /**
   * Finds a method by the text of a request line, which is case-sensitive by RFC 9110, section 9.1.
   */
  public static Optional<Method> named(String text) {
    return switch (text) {
      case "GET" -> Optional.of(GET);
      case "HEAD" -> Optional.of(HEAD);
      case "POST" -> Optional.of(POST);
      case "PUT" -> Optional.of(PUT);
      case "DELETE" -> Optional.of(DELETE);
      case "PATCH" -> Optional.of(PATCH);
      case "OPTIONS" -> Optional.of(OPTIONS);
      default -> Optional.empty();
    };
  }
}
