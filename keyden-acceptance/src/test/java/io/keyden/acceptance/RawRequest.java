package io.keyden.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request whose every byte is chosen: request line, header lines in order, body. */
public final class RawRequest {
  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;

  public RawRequest(String method, String target, List<Header> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
  }

  public static RawRequest of(String method, String target) {
    return new RawRequest(method, target, List.of(), new byte[0]);
  }

  public String method() {
    return method;
  }

  public String target() {
    return target;
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  public byte[] body() {
    return body.clone();
  }

  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public RawRequest header(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new RawRequest(method, target, more, body);
  }

  /** Sets the body; the headers that announce it are the caller's, as clients differ in them. */
  public RawRequest body(byte[] bytes) {
    return new RawRequest(method, target, headers, bytes);
  }

  /** Sets the body as UTF-8 together with its {@code Content-Length}. */
  public RawRequest bodyWithLength(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return header("Content-Length", Integer.toString(bytes.length)).body(bytes);
  }

  /** Request line and headers, up to and with the empty line. */
  public byte[] head() {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Method and target only: headers and body may hold secrets. */
  @Override
  public String toString() {
    return "RawRequest[" + method + " " + target + "]";
  }
}
