package io.keyden.http.helidon;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A TCP connection that sends whatever bytes a test likes and reads answers strictly. */
final class RawConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final InputStream input;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.setTcpNoDelay(true);
    input = socket.getInputStream();
  }

  /** Sends text, one byte per character. */
  @CanIgnoreReturnValue
  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Sends text, or nothing if the server has closed the connection already. */
  @CanIgnoreReturnValue
  boolean trySend(String text) {
    try {
      send(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Answer receive() throws IOException {
    return receive(true);
  }

  /** Reads the answer to a HEAD request: its length is that of a body which does not come. */
  Answer receiveWithoutBody() throws IOException {
    return receive(false);
  }

  /** Says that nothing more will be sent. */
  @CanIgnoreReturnValue
  RawConnection finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Waits until the server closes; true if it does without sending anything. */
  boolean isClosedSilently() throws IOException {
    return input.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Answer receive(boolean withBody) throws IOException {
    String statusLine = line();
    if (!statusLine.startsWith("HTTP/1.1 ")) {
      throw new IOException("not a status line: " + statusLine);
    }
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    Answer head = new Answer(status, headers, "");
    if (!withBody || status < 200) {
      return head;
    }
    int length = Integer.parseInt(head.header("Content-Length").orElse("0"));
    byte[] body = input.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body ends early");
    }
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("closed after: " + bytes);
      }
      if (next == '\n') {
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      }
      bytes.write(next);
    }
  }

  /** An answer as it was on the wire. */
  record Answer(int status, List<String> headerLines, String body) {
    Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    List<String> headers(String name) {
      return headerLines.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }
}
