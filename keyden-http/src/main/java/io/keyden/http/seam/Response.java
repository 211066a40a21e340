package io.keyden.http.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer: status, header lines in order, body. Immutable, but the body's array is not copied: do
 * not change it after handing it over.
 */
public final class Response {
  private static final byte[] NO_BODY = {};
  private static final List<Header> JSON_HEADERS =
      List.of(new Header("Content-Type", "application/json; charset=utf-8"));

  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  private Response(int status, List<Header> headers, byte[] body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A JSON answer; {@code utf8} has no byte order mark, since Python clients decode strictly. */
  public static Response json(int status, byte[] utf8) {
    return new Response(status, JSON_HEADERS, utf8);
  }

  /**
   * An answer with neither body nor content type, sent with {@code Content-Length: 0}: the Java SDK
   * refuses a body after a DELETE, the Go client refuses status 204 and a chunked empty body.
   */
  public static Response empty(int status) {
    return new Response(status, List.of(), NO_BODY);
  }

  /** An answer of any content type. */
  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The header lines in the order in which they are sent. */
  public List<Header> headers() {
    return headers;
  }

  /** The first value of a header field, its name in any case. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.isNamed(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** The body; the array is not copied. */
  public byte[] body() {
    return body;
  }

  /** This answer with a header field that replaces all of the same name. */
  public Response withHeader(String name, String value) {
    List<Header> changed = new ArrayList<>(headers.size() + 1);
    for (Header header : headers) {
      if (!header.isNamed(name)) {
        changed.add(header);
      }
    }
    changed.add(new Header(name, value));
    return new Response(status, List.copyOf(changed), body);
  }

  /**
   * This answer with one more cookie behind those it has. The order is kept on the wire: the Java
   * SDK reads the anti-forgery token from the second cookie, by position.
   */
  public Response withCookie(SetCookie cookie) {
    List<Header> changed = new ArrayList<>(headers.size() + 1);
    changed.addAll(headers);
    changed.add(new Header("Set-Cookie", cookie.headerValue()));
    return new Response(status, List.copyOf(changed), body);
  }

  @Override
  public String toString() {
    return "Response[" + status + ", " + body.length + " bytes]";
  }
}
