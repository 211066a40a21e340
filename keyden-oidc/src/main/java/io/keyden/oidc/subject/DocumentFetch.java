package io.keyden.oidc.subject;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webclient.api.ClientUri;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.TcpClientConnection;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientResponse;
import io.helidon.webclient.spi.DnsResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Fetches a document from a server that nobody vouches for.
 *
 * <p><b>The address that was checked is the one connected to.</b> A name is looked up once; its
 * addresses are checked, and the client gets one of them instead of the name, which stays for TLS
 * and the header {@code Host}. So a name that means another address a moment later (DNS rebinding)
 * gains nothing.
 *
 * <p><b>Nothing leads on.</b> Redirects are not followed, no proxy is asked, connections are not
 * kept, nothing compressed is taken, and reading ends at the limit, in the middle of whatever
 * comes.
 *
 * <p>Safe for many threads.
 */
final class DocumentFetch {
  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final int ADDRESSES_MAX = 3;
  private static final int LOOKUPS_MAX = 16;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final Tls NO_TLS = Tls.builder().enabled(false).build();

  private final ReachableNetworks networks;
  private final Names names;
  private final int bytesMax;
  private final Tls tls;
  private final WebClient webClient;
  private final Http1Client client;
  // A name server that is silent must not hold more threads than these.
  private final Semaphore lookups = new Semaphore(LOOKUPS_MAX);

  /** Takes what it works with. */
  DocumentFetch(ReachableNetworks networks, Names names, Limits limits, SSLContext trust) {
    this.networks = networks;
    this.names = names;
    this.bytesMax = limits.documentBytesMax();
    this.tls = Tls.builder().sslContext(trust).build();
    this.client =
        Http1Client.builder()
            .servicesDiscoverServices(false)
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .followRedirects(false)
            .keepAlive(false)
            .shareConnectionCache(false)
            .proxy(Proxy.noProxy())
            .tls(tls)
            .build();
    this.webClient =
        WebClient.builder()
            .servicesDiscoverServices(false)
            .connectTimeout(limits.time().dividedBy(ADDRESSES_MAX))
            .readTimeout(limits.time())
            .build();
  }

  /**
   * The document at {@code url}.
   *
   * @param onThisMachine whether for an issuer that counts as being on this machine
   * @throws UnverifiedException if there is none, or it is not to be had within the limits
   */
  byte[] get(URI url, boolean onThisMachine, Deadline deadline) throws UnverifiedException {
    try {
      return fetched(url, onThisMachine, deadline);
    } catch (UnverifiedException e) {
      throw new UnverifiedException("from " + url + ": " + e.reason());
    }
  }

  private byte[] fetched(URI url, boolean onThisMachine, Deadline deadline)
      throws UnverifiedException {
    boolean secure = secure(url);
    var addresses = addresses(host(url), deadline);
    var permitted =
        addresses.stream()
            .filter(address -> networks.permit(address, onThisMachine))
            .filter(address -> secure || (onThisMachine && address.isLoopbackAddress()))
            .limit(ADDRESSES_MAX)
            .toList();
    if (permitted.isEmpty()) {
      throw new UnverifiedException(
          (secure ? "no address that may be asked: " : "without TLS, only this machine is asked: ")
              + addresses.stream().limit(ADDRESSES_MAX).map(InetAddress::getHostAddress).toList());
    }
    return deadline.await(Thread::startVirtualThread, () -> exchanged(url, permitted));
  }

  private static boolean secure(URI url) throws UnverifiedException {
    return switch (Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" -> false;
      default -> throw new UnverifiedException("it is no address of HTTP");
    };
  }

  private static String host(URI url) throws UnverifiedException {
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new UnverifiedException("it has no host, or a name to sign in with, or a fragment");
    }
    return url.getHost();
  }

  private List<InetAddress> addresses(String host, Deadline deadline) throws UnverifiedException {
    try {
      if (!lookups.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnverifiedException("the name servers are too slow");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnverifiedException("the server stops");
    }
    // Not in a virtual thread: the look-up is native and would keep the thread below from all
    // others.
    return deadline.await(
        task ->
            Thread.ofPlatform()
                .daemon()
                .name("issuer-name")
                .start(() -> {
                  try {
                    task.run();
                  } finally {
                    lookups.release();
                  }
                }),
        () -> {
          try {
            return names.addressesOf(host);
          } catch (UnknownHostException _) {
            throw new UnverifiedException("the name of the host is not known");
          }
        });
  }

  private byte[] exchanged(URI url, List<InetAddress> addresses)
      throws IOException, UnverifiedException {
    var connection = connected(url, addresses);
    try {
      return exchanged(url, connection);
    } finally {
      connection.closeResource();
    }
  }

  private LimitedConnection connected(URI url, List<InetAddress> addresses)
      throws IOException, UnverifiedException {
    for (var address : addresses.subList(0, addresses.size() - 1)) {
      try {
        return connected(url, address);
      } catch (UncheckedIOException _) {
        // Perhaps another answers: a network may have IPv6 that leads nowhere.
      }
    }
    return connected(url, addresses.getLast());
  }

  private LimitedConnection connected(URI url, InetAddress address)
      throws IOException, UnverifiedException {
    boolean secure = secure(url);
    int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    // With its name, or TLS would look up the name of the address.
    var named = InetAddress.getByAddress(host(url), address.getAddress());
    var connection =
        TcpClientConnection.create(
                webClient,
                ConnectionKey.create(
                    secure ? "https" : "http",
                    host(url),
                    port,
                    secure ? tls : NO_TLS,
                    new Checked(named),
                    DnsAddressLookup.defaultLookup(),
                    Proxy.noProxy()),
                List.of(Http1Client.PROTOCOL_ID),
                _ -> false,
                _ -> {})
            .connect();
    return new LimitedConnection(connection, (long) HEADER_BYTES_MAX + bytesMax);
  }

  private byte[] exchanged(URI url, LimitedConnection connection)
      throws IOException, UnverifiedException {
    try (var response =
        client
            .method(Method.GET)
            .uri(target(url))
            .connection(connection)
            .header(HeaderValues.CONNECTION_CLOSE)
            .header(HeaderNames.ACCEPT, "application/json")
            .header(HeaderNames.ACCEPT_ENCODING, "identity")
            .header(HeaderNames.USER_AGENT, "keyden")
            .request()) {
      if (response.status().code() != Status.OK_200.code()) {
        throw new UnverifiedException("it answered with status " + response.status().code());
      }
      if (response.headers().contains(HeaderNames.CONTENT_ENCODING)) {
        throw new UnverifiedException("the answer is compressed");
      }
      return body(response);
    } catch (LimitedConnection.TooMuchException _) {
      throw tooLong();
    }
  }

  /** The client decodes an address and encodes it again, which must not make another of it. */
  private static ClientUri target(URI url) throws UnverifiedException {
    var target = ClientUri.create(url);
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    if (!target.pathWithQueryAndFragment().equals(path + query)) {
      throw new UnverifiedException("it has characters that are encoded in an unusual way");
    }
    return target;
  }

  private byte[] body(Http1ClientResponse response) throws IOException, UnverifiedException {
    var length = response.headers().contentLength();
    if (length.isPresent() && length.getAsLong() > bytesMax) {
      throw tooLong();
    }
    // Without a length and without chunks, the end of the connection is the end of the document.
    boolean untilClosed =
        length.isEmpty() && !response.headers().contains(HeaderNames.TRANSFER_ENCODING);
    var body = new ByteArrayOutputStream();
    var buffer = new byte[8 * 1024];
    var stream = response.entity().inputStream();
    try {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > bytesMax) {
          throw tooLong();
        }
      }
    } catch (InsufficientDataAvailableException _) {
      if (!untilClosed) {
        throw new UnverifiedException("the answer ended in the middle");
      }
    }
    return body.toByteArray();
  }

  private UnverifiedException tooLong() {
    return new UnverifiedException("the answer is longer than " + bytesMax + " bytes");
  }

  /** Knows one address, which was checked. */
  private record Checked(InetAddress address) implements DnsResolver {
    @Override
    public InetAddress resolveAddress(String host, DnsAddressLookup lookup) {
      return address;
    }
  }
}
