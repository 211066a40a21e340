package io.keyden.http.helidon;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.keyden.http.seam.TrustedProxies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLContext;

/**
 * Where the server listens and what it puts up with.
 *
 * @param host the name or address to listen on; default {@code 127.0.0.1}, so that a server is open
 *     to the network by decision only
 * @param port the TCP port, 0 for any free one; default 8080
 * @param maxBodyBytes the largest request body; default 1 MiB
 * @param maxHeaderBytes the most bytes of all header lines of a request; default 16 KiB
 * @param maxRequestLineBytes the longest request line, and so the longest path and query; default 8
 *     KiB
 * @param maxReceivedBytes how much of all requests together may be in memory, beyond 16 KiB for
 *     each connection; default a sixteenth of the heap, and at least one largest body. Who needs
 *     more is answered by status 503
 * @param maxConnections how many TCP connections are served at a time; further ones wait in the
 *     backlog; default 1024
 * @param backlog how many connections the system lets wait; default 1024
 * @param idleTimeout how long a connection may rest between two requests; default 60 s
 * @param requestTimeout how long a request may take to arrive, from its first byte to the last of
 *     its body; default 30 s. A slower one is answered by status 408
 * @param responseTimeout how long the caller may take to accept an answer; default 30 s
 * @param shutdownGrace how long running requests may go on after the server is told to stop;
 *     default 10 s
 * @param trustedProxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed;
 *     default nobody's
 * @param tls what makes connections secret, with TLS 1.3 or 1.2; default nothing
 */
public record HttpServerSettings(
    String host,
    int port,
    int maxBodyBytes,
    int maxHeaderBytes,
    int maxRequestLineBytes,
    long maxReceivedBytes,
    int maxConnections,
    int backlog,
    Duration idleTimeout,
    Duration requestTimeout,
    Duration responseTimeout,
    Duration shutdownGrace,
    TrustedProxies trustedProxies,
    Optional<SSLContext> tls) {

  /**
   * Checks all values together.
   *
   * @throws IllegalArgumentException if any is out of range; the message lists every fault
   */
  public HttpServerSettings {
    List<String> faults = new ArrayList<>();
    if (host.isBlank()) {
      faults.add("host must not be blank");
    }
    if (port < 0 || port > 65_535) {
      faults.add("port must be between 0 and 65535");
    }
    checkAtLeast(1, maxBodyBytes, "maxBodyBytes", faults);
    checkAtLeast(1024, maxHeaderBytes, "maxHeaderBytes", faults);
    checkAtLeast(256, maxRequestLineBytes, "maxRequestLineBytes", faults);
    if (maxReceivedBytes < maxBodyBytes) {
      faults.add("maxReceivedBytes must be at least maxBodyBytes");
    }
    checkAtLeast(1, maxConnections, "maxConnections", faults);
    checkAtLeast(1, backlog, "backlog", faults);
    checkPositive(idleTimeout, "idleTimeout", faults);
    checkPositive(requestTimeout, "requestTimeout", faults);
    checkPositive(responseTimeout, "responseTimeout", faults);
    if (shutdownGrace.isNegative()) {
      faults.add("shutdownGrace must not be negative");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** The defaults. */
  public static HttpServerSettings defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  private static void checkAtLeast(int least, int value, String name, List<String> faults) {
    if (value < least) {
      faults.add(name + " must be at least " + least);
    }
  }

  private static void checkPositive(Duration value, String name, List<String> faults) {
    if (!value.isPositive()) {
      faults.add(name + " must be more than nothing");
    }
  }

  /** Changes some of the defaults. */
  public static final class Builder {
    private static final int HEAP_SHARE = 16;

    private String host = "127.0.0.1";
    private int port = 8080;
    private int maxBodyBytes = 1024 * 1024;
    private int maxHeaderBytes = 16 * 1024;
    private int maxRequestLineBytes = 8 * 1024;
    private OptionalLong maxReceivedBytes = OptionalLong.empty();
    private int maxConnections = 1024;
    private int backlog = 1024;
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration responseTimeout = Duration.ofSeconds(30);
    private Duration shutdownGrace = Duration.ofSeconds(10);
    private TrustedProxies trustedProxies = TrustedProxies.NONE;
    private Optional<SSLContext> tls = Optional.empty();

    private Builder() {}

    /** Sets {@link HttpServerSettings#host()}. */
    @CanIgnoreReturnValue
    public Builder host(String value) {
      host = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#port()}. */
    @CanIgnoreReturnValue
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#maxBodyBytes()}. */
    @CanIgnoreReturnValue
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#maxHeaderBytes()}. */
    @CanIgnoreReturnValue
    public Builder maxHeaderBytes(int value) {
      maxHeaderBytes = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#maxRequestLineBytes()}. */
    @CanIgnoreReturnValue
    public Builder maxRequestLineBytes(int value) {
      maxRequestLineBytes = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#maxReceivedBytes()}. */
    @CanIgnoreReturnValue
    public Builder maxReceivedBytes(long value) {
      maxReceivedBytes = OptionalLong.of(value);
      return this;
    }

    /** Sets {@link HttpServerSettings#maxConnections()}. */
    @CanIgnoreReturnValue
    public Builder maxConnections(int value) {
      maxConnections = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#backlog()}. */
    @CanIgnoreReturnValue
    public Builder backlog(int value) {
      backlog = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#idleTimeout()}. */
    @CanIgnoreReturnValue
    public Builder idleTimeout(Duration value) {
      idleTimeout = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#requestTimeout()}. */
    @CanIgnoreReturnValue
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#responseTimeout()}. */
    @CanIgnoreReturnValue
    public Builder responseTimeout(Duration value) {
      responseTimeout = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#shutdownGrace()}. */
    @CanIgnoreReturnValue
    public Builder shutdownGrace(Duration value) {
      shutdownGrace = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#trustedProxies()}. */
    @CanIgnoreReturnValue
    public Builder trustedProxies(TrustedProxies value) {
      trustedProxies = value;
      return this;
    }

    /** Sets {@link HttpServerSettings#tls()}. */
    @CanIgnoreReturnValue
    public Builder tls(SSLContext value) {
      tls = Optional.of(value);
      return this;
    }

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if a value is out of range; the message lists every fault
     */
    public HttpServerSettings build() {
      return new HttpServerSettings(
          host,
          port,
          maxBodyBytes,
          maxHeaderBytes,
          maxRequestLineBytes,
          maxReceivedBytes.orElse(
              Math.max(Runtime.getRuntime().maxMemory() / HEAP_SHARE, maxBodyBytes)),
          maxConnections,
          backlog,
          idleTimeout,
          requestTimeout,
          responseTimeout,
          shutdownGrace,
          trustedProxies,
          tls);
    }
  }
}
