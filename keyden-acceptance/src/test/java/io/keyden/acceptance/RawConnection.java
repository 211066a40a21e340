package io.keyden.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A kept-alive connection over which requests go out byte for byte as written. Stray bytes after an
 * answer (a body where none was announced) make the next answer unreadable, as they do for real
 * clients.
 */
public final class RawConnection implements AutoCloseable {
  /** How long to wait for each part of an answer, unless a test says so. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String authority;

  private RawConnection(Socket socket, String authority) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.authority = authority;
  }

  public static RawConnection open(PackagedServer server) {
    return open(server, PATIENCE);
  }

  /**
   * As {@link #open(PackagedServer)}.
   *
   * @param patience how long to wait for each part of an answer
   */
  public static RawConnection open(PackagedServer server, Duration patience) {
    URI address = server.address();
    try {
      Socket socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout((int) patience.toMillis());
      socket.setTcpNoDelay(true);
      return new RawConnection(socket, address.getAuthority());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request on a connection of its own. */
  public static Answer send(PackagedServer server, RawRequest request) {
    try (RawConnection connection = open(server)) {
      return connection.exchange(request);
    }
  }

  /** The value of the {@code Host} header. */
  public String authority() {
    return authority;
  }

  public Answer exchange(RawRequest request) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(request.head());
      bytes.write(request.body());
      out.write(bytes.toByteArray());
      out.flush();
      return read(request.method());
    } catch (IOException e) {
      throw new UncheckedIOException(request + " got no whole answer", e);
    }
  }

  /** Sends the head, waits for {@code 100 Continue}, and only then sends the body. */
  public Answer exchangeAfterContinue(RawRequest request) {
    try {
      out.write(request.head());
      out.flush();
      Answer interim = read(request.method());
      assertThat(interim.status()).as("interim answer to Expect: 100-continue").isEqualTo(100);
      out.write(request.body());
      out.flush();
      return read(request.method());
    } catch (IOException e) {
      throw new UncheckedIOException(request + " got no whole answer", e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer read(String method) throws IOException {
    String statusLine = line();
    assertThat(statusLine).as("status line").matches("HTTP/1\\.1 \\d{3}( .*)?");
    int status = Integer.parseInt(statusLine.substring(9, 12));
    List<Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      assertThat(colon).as("colon in header line of the answer").isPositive();
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Answer head = new Answer(status, headers, new byte[0]);
    if (status < 200 || status == 204 || status == 304 || method.equals("HEAD")) {
      return head;
    }
    byte[] body =
        head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).equals("chunked")
            ? chunks()
            : exactly(Integer.parseInt(head.header("Content-Length").orElse("0")));
    return new Answer(status, headers, body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      assertThat(line()).as("end of chunk").isEmpty();
    }
    while (!line().isEmpty()) {
      // trailers carry nothing that a client of this API reads
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    String line = line();
    int extension = line.indexOf(';');
    return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended within a body");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended within the head of an answer");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
