package io.keyden.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** The bytes of requests, made once and sent again and again. */
final class Requests {
  private static final String HEADERS = "Host: localhost\r\nAccept: application/json\r\n";

  private Requests() {}

  /** A GET without a credential. */
  static byte[] get(String path) {
    return bytes("GET " + path + " HTTP/1.1\r\n" + HEADERS + "\r\n");
  }

  /** A GET with {@code key}. */
  static byte[] get(String path, String key) {
    return bytes("GET " + path + " HTTP/1.1\r\n" + HEADERS + credential(key) + "\r\n");
  }

  /** A POST of {@code json} with {@code key}. */
  static byte[] post(String path, String key, String json) {
    return bytes(
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + HEADERS
            + credential(key)
            + "Content-Type: application/json\r\nContent-Length: "
            + bytes(json).length
            + "\r\n\r\n"
            + json);
  }

  /** A DELETE with {@code key}. */
  static byte[] delete(String path, String key) {
    return bytes("DELETE " + path + " HTTP/1.1\r\n" + HEADERS + credential(key) + "\r\n");
  }

  private static String credential(String key) {
    return "X-Octopus-ApiKey: " + key + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
