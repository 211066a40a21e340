package io.keyden.http.seam;

import java.util.List;
import java.util.Locale;

/**
 * Finds the method that a POST means.
 *
 * <p>The .NET client and the portal of the real server send every PUT and DELETE as a POST with
 * {@code X-HTTP-Method-Override}. It is applied before routing, so that access and the anti-forgery
 * check see the method that is meant.
 */
public final class MethodOverride {
  /** The header that carries the method. */
  public static final String HEADER = "X-HTTP-Method-Override";

  private MethodOverride() {}

  /**
   * Applies the override to a POST; every other request comes back as it is. An empty header counts
   * as absent; the value is taken in any case.
   *
   * @throws BadRequestException if the value is no method that Keyden understands, or the header is
   *     there twice with different values
   */
  public static Request apply(Request request) {
    if (request.method() != Method.POST) {
      return request;
    }
    List<String> values = request.headers(HEADER);
    if (values.isEmpty()) {
      return request;
    }
    Method method = method(values.getFirst());
    for (String value : values) {
      if (method(value) != method) {
        throw new BadRequestException("The header " + HEADER + " is there twice.");
      }
    }
    return request.withMethod(method);
  }

  private static Method method(String value) {
    String name = value.strip().toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      return Method.POST;
    }
    return Method.named(name)
        .orElseThrow(() -> new BadRequestException("The header " + HEADER + " names no method."));
  }
}
