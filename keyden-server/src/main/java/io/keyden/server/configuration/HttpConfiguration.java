package io.keyden.server.configuration;

import io.keyden.core.address.AddressBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens, and what it takes from a client before it refuses.
 *
 * @param host name or address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param bodyBytesMax largest body of a request, in bytes
 * @param headerBytesMax largest total of a request's headers, in bytes
 * @param connectionsMax most connections at the same time
 * @param idleTimeout how long a connection without a request stays open
 * @param requestTimeout how long a client may take to send a request
 * @param shutdownGrace how long running requests may take when the server stops
 * @param trustedProxies whose X-Forwarded headers are believed
 * @param tls what it speaks TLS with; without it, it does not
 */
public record HttpConfiguration(
    String host,
    int port,
    int bodyBytesMax,
    int headerBytesMax,
    int connectionsMax,
    Duration idleTimeout,
    Duration requestTimeout,
    Duration shutdownGrace,
    List<AddressBlock> trustedProxies,
    Optional<TlsFiles> tls) {

  /**
   * Checks what the types leave open.
   *
   * @throws IllegalArgumentException if a number or a duration is out of its range
   */
  public HttpConfiguration {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException("nothing can listen on \"" + host + "\" port " + port);
    }
    if (bodyBytesMax < 1 || headerBytesMax < 1 || connectionsMax < 1) {
      throw new IllegalArgumentException("a limit below 1 would refuse every request");
    }
    if (!idleTimeout.isPositive() || !requestTimeout.isPositive() || shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("a timeout must be positive, a grace not negative");
    }
    trustedProxies = List.copyOf(trustedProxies);
  }
}
