package io.keyden.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A small web server of pages with planted faults. */
final class Pages implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  private record Page(String html, Map<String, String> headers) {}

  Pages() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Serves a page with that body from now on. */
  void put(String path, String body) {
    put(path, body, Map.of());
  }

  void put(String path, String body, Map<String, String> headers) {
    String html =
        "<!doctype html><html lang=\"en\"><head><meta name=\"viewport\""
            + " content=\"width=device-width, initial-scale=1\"><title>A page</title></head><body>"
            + body
            + "</body></html>";
    pages.put(path, new Page(html, headers));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Page page = pages.get(exchange.getRequestURI().getPath());
    try (exchange) {
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = page.html.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      page.headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
