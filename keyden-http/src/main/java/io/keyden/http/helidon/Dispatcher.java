package io.keyden.http.helidon;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.CurrentRequest;
import io.keyden.http.seam.Header;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.TrustedProxies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Takes the place of Helidon's routing: reads a request whole, hands it to the handler, and sends
 * the answer as bytes. Helidon's own routes, filters and content negotiation are not in the way,
 * the last of which would turn an odd {@code Accept} header into an error.
 */
final class Dispatcher implements HttpRouting {
  private static final System.Logger LOGGER = System.getLogger(Dispatcher.class.getName());
  private static final byte[] NO_BODY = {};
  private static final Duration LARGE_LIST_PATIENCE = Duration.ofSeconds(10);

  /** Helidon lets a header line that starts with its colon pass. */
  private static final HeaderName NO_NAME = HeaderNames.create("");

  private final RequestHandler handler;
  private final ProtocolErrors errors;
  private final TrustedProxies proxies;
  private final RequestIds ids;
  private final LargeLists lists =
      new LargeLists(Runtime.getRuntime().maxMemory(), LARGE_LIST_PATIENCE);
  private final HttpSecurity security = HttpSecurity.create();
  private volatile boolean stopping;

  Dispatcher(
      RequestHandler handler, ProtocolErrors errors, TrustedProxies proxies, RequestIds ids) {
    this.handler = handler;
    this.errors = errors;
    this.proxies = proxies;
    this.ids = ids;
  }

  /** From now on every answer tells the caller not to reuse the connection. */
  void stop() {
    stopping = true;
  }

  @Override
  public void route(ConnectionContext context, RoutingRequest incoming, RoutingResponse outgoing) {
    // The id comes first, so that whatever is logged from here on can name it.
    String id = ids.next();
    CurrentRequest.run(
        id,
        () -> {
          try {
            handle((GuardedConnection) context, id, incoming, outgoing);
          } catch (RequestException | CloseConnectionException e) {
            throw e;
          } catch (RuntimeException e) {
            // So a failure that Helidon meets without having called this method is one of its
            // parsers'.
            LOGGER.log(Level.ERROR, "an answer could not be sent", e);
            throw new CloseConnectionException("an answer could not be sent", e);
          }
        });
  }

  private void handle(
      GuardedConnection connection, String id, RoutingRequest incoming, RoutingResponse outgoing) {
    if (incoming.headers().contains(NO_NAME)) {
      throw refusal(400);
    }
    Method method = method(incoming.prologue());
    byte[] body = body(incoming);
    connection.requestIsRead();
    Request request = request(connection, id, incoming, method, body);
    if (!LargeLists.isAskedForBy(request)) {
      reply(answer(request), request, incoming, outgoing);
    } else if (lists.begin()) {
      try {
        reply(answer(request), request, incoming, outgoing);
      } finally {
        lists.end();
      }
    } else {
      reply(busy(), request, incoming, outgoing);
    }
  }

  private void reply(
      Response answer, Request request, RoutingRequest incoming, RoutingResponse outgoing) {
    boolean close = stopping || asksToClose(incoming.headers()) || asksToClose(answer);
    send(answer, request, outgoing, close);
    if (close) {
      throw new CloseConnectionException("the answer announced it");
    }
  }

  private Response busy() {
    return Response.json(503, errors.render(503))
        .withHeader("Retry-After", ProtocolErrors.RETRY_SECONDS);
  }

  @Override
  public HttpSecurity security() {
    return security;
  }

  private static Method method(HttpPrologue prologue) {
    String text = prologue.method().text();
    return Method.named(text).orElseThrow(() -> refusal(isWord(text) ? 501 : 400));
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-');
  }

  private static RequestException refusal(int status) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(Status.create(status))
        .message("Refused")
        .setKeepAlive(false)
        .build();
  }

  private static byte[] body(RoutingRequest incoming) {
    if (!incoming.content().hasEntity()) {
      return NO_BODY;
    }
    try {
      // Deliberately not closed: closing reads on to the end, which after a refusal may never come.
      InputStream stream = incoming.content().inputStream();
      long length = incoming.headers().contentLength().orElse(-1);
      // Helidon has refused a length beyond the limit, which is an int.
      return length < 0 ? stream.readAllBytes() : readExactly(stream, (int) length);
    } catch (DataReader.IncorrectNewLineException | IllegalArgumentException e) {
      // A chunk without a proper line end, or whose size is no number.
      throw refusal(400);
    } catch (DataReader.InsufficientDataAvailableException e) {
      throw new CloseConnectionException("the caller left in the middle of a body", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes memory for what has arrived, not for what was announced. */
  private static byte[] readExactly(InputStream stream, int length) throws IOException {
    byte[] bytes = stream.readNBytes(length);
    if (stream.read() >= 0) { // which also has Helidon note that the body is consumed
      throw new IllegalStateException("a body is longer than its announced length");
    }
    return bytes;
  }

  private Request request(
      GuardedConnection connection,
      String id,
      RoutingRequest incoming,
      Method method,
      byte[] body) {
    HelidonHeaders headers = new HelidonHeaders(incoming.headers());
    HttpPrologue prologue = incoming.prologue();
    Request.Builder builder =
        Request.to(method, originForm(prologue.uriPath().rawPath()))
            .headers(headers)
            .body(body)
            .requestId(id);
    if (prologue.hasQuery()) {
      builder.rawQuery(prologue.query().rawValue());
    }
    String peer = connection.peerAddress();
    if (proxies.isEmpty()) {
      builder.remoteAddress(peer).secure(connection.isSecure());
    } else {
      builder
          .remoteAddress(proxies.caller(peer, headers.all("X-Forwarded-For")))
          .secure(connection.isSecure() || proxies.secure(peer, headers.all("X-Forwarded-Proto")));
    }
    return builder.build();
  }

  /**
   * The path of a target in absolute form ({@code http://host/path}), which RFC 9112, section
   * 3.2.2, makes every server accept.
   */
  private static String originForm(String path) {
    if (path.startsWith("/")) {
      return path;
    }
    int authority = 0;
    if (path.regionMatches(true, 0, "http://", 0, 7)) {
      authority = 7;
    } else if (path.regionMatches(true, 0, "https://", 0, 8)) {
      authority = 8;
    } else {
      return path;
    }
    int slash = path.indexOf('/', authority);
    return slash < 0 ? "/" : path.substring(slash);
  }

  private Response answer(Request request) {
    try {
      return handler.handle(request);
    } catch (BadRequestException e) {
      return Response.json(400, errors.render(400, String.valueOf(e.getMessage())));
    } catch (Throwable e) { // the outermost edge: whatever fails is one request's failure, no more
      LOGGER.log(Level.ERROR, "a request failed", e);
      return Response.json(500, errors.render(500));
    }
  }

  private static void send(
      Response answer, Request request, RoutingResponse outgoing, boolean close) {
    outgoing.status(Status.create(answer.status()));
    ServerResponseHeaders headers = outgoing.headers();
    for (Header header : answer.headers()) {
      if (!isFraming(header)) {
        headers.add(HeaderValues.create(HelidonHeaders.named(header.name()), header.value()));
      }
    }
    headers.setIfAbsent(ProtocolErrors.NO_STORE);
    headers.set(ProtocolErrors.NO_SNIFF);
    headers.set(
        HeaderValues.create(HelidonHeaders.named(ProtocolErrors.REQUEST_ID), request.requestId()));
    if (close) {
      headers.set(HeaderValues.CONNECTION_CLOSE);
    }
    if (answer.status() == 204 || answer.status() == 304) {
      outgoing.send(NO_BODY);
      return;
    }
    headers.contentLength(answer.body().length);
    outgoing.send(request.method() == Method.HEAD ? NO_BODY : answer.body());
  }

  /** Whether a header says where the message ends, which is the server's to say. */
  private static boolean isFraming(Header header) {
    return header.isNamed("Content-Length")
        || header.isNamed("Transfer-Encoding")
        || header.isNamed("Connection");
  }

  private static boolean asksToClose(Response answer) {
    return answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  private static boolean asksToClose(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }
}
