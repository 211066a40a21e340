package io.keyden.http.api;

import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.Request;
import java.util.regex.Pattern;

/** Where the caller reached the server. */
public final class ServerAddress {
  /** A name or an address, and a port: nothing that could end an URL's host and begin a path. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private ServerAddress() {}

  /**
   * The address by which the caller reached the server, {@code https://keys.example.com}, without a
   * slash at the end. A caller can make it what they like, so it is good only for what the same
   * caller gets.
   *
   * @throws BadRequestException if the {@code Host} header names no host
   */
  public static String of(Request request) {
    // Only before HTTP/1.1 a request can come without one.
    var host = request.header("Host").orElse("localhost");
    if (!AUTHORITY.matcher(host).matches()) {
      throw new BadRequestException("The Host header must name the server.");
    }
    return (request.secure() ? "https://" : "http://") + host;
  }
}
