package io.keyden.http.helidon;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers what the HTTP layer itself refuses: fixed texts by status, never what was sent. */
final class ProtocolErrors implements DirectHandler {
  static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

  /** After how long who was refused for want of room may come back. */
  static final String RETRY_SECONDS = "1";

  private static final Header RETRY_SOON =
      HeaderValues.createCached(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
  static final String REQUEST_ID = "X-Request-Id";

  /** How Helidon words a header that is too long; it has no status or event of its own for it. */
  private static final String HELIDON_HEADER_TOO_LONG = "Header size exceeded";

  private final ProtocolErrorRenderer renderer;
  private final RequestIds ids;

  ProtocolErrors(ProtocolErrorRenderer renderer, RequestIds ids) {
    this.renderer = renderer;
    this.ids = ids;
  }

  DirectHandlers handlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, this);
    }
    return builder.build();
  }

  byte[] render(int status) {
    return renderer.render(status, message(status));
  }

  byte[] render(int status, String message) {
    return renderer.render(status, message);
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      @Nullable String message) {
    int status = status(eventType, defaultStatus, message);
    TransportResponse.Builder response = TransportResponse.builder();
    if (status == 503) {
      response.header(RETRY_SOON);
    }
    return response
        .status(Status.create(status))
        .header(JSON)
        .header(NO_STORE)
        .header(NO_SNIFF)
        .header(HeaderValues.create(REQUEST_ID, ids.next()))
        .keepAlive(false)
        .entity(render(status))
        .build();
  }

  /** A whole answer as bytes, for a connection that is given up while its request arrives. */
  byte[] wholeAnswer(int status) {
    byte[] body = render(status);
    byte[] head =
        ("HTTP/1.1 "
                + Status.create(status).text()
                + "\r\nContent-Type: application/json; charset=utf-8"
                + "\r\nContent-Length: "
                + body.length
                + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                + REQUEST_ID
                + ": "
                + ids.next()
                + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    return answer;
  }

  private static int status(EventType type, Status defaultStatus, @Nullable String message) {
    if (HELIDON_HEADER_TOO_LONG.equals(message)) {
      return 431;
    }
    // Failures of the handler never come here, so one of Helidon's parsers choked on the input,
    // such
    // as a method with control characters.
    return type == EventType.INTERNAL_ERROR ? 400 : defaultStatus.code();
  }

  private static String message(int status) {
    return switch (status) {
      case 400 -> "The request is not well-formed HTTP.";
      case 408 -> "The request took too long to arrive.";
      case 413 -> "The request body is too large.";
      case 414 -> "The request line is too long.";
      case 431 -> "The request headers are too large.";
      case 501 -> "The server does not support this method or transfer encoding.";
      case 503 -> "The server is too busy. Try again in a moment.";
      case 505 -> "The server speaks HTTP/1.1 only.";
      case 500 -> "The server failed to answer; its log has the details under the request id.";
      default -> "The request cannot be answered.";
    };
  }
}
