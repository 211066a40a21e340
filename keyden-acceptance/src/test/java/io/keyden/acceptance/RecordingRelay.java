package io.keyden.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a foreign program and the server, passes every byte on unchanged, and notes the
 * requests. It shows that a program did what the test believes: which paths, in which order.
 */
final class RecordingRelay implements AutoCloseable {
  private final ServerSocket listener;
  private final URI server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<RawRequest> requests = new CopyOnWriteArrayList<>();

  private RecordingRelay(ServerSocket listener, URI server) {
    this.listener = listener;
    this.server = server;
  }

  static RecordingRelay before(PackagedServer server) {
    try {
      RecordingRelay relay =
          new RecordingRelay(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.address());
      Thread.ofVirtual().start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's address as the program is to see it. */
  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** The requests so far, in the order in which each became whole. */
  List<RawRequest> requests() {
    return List.copyOf(requests);
  }

  /** Method and target of the requests so far: {@code GET /api}. */
  List<String> requestLines() {
    return requests.stream().map(request -> request.method() + " " + request.target()).toList();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream, new Requests()));
        Thread.ofVirtual().start(() -> pump(upstream, client, null));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static void pump(Socket from, Socket to, @Nullable Requests noted) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (noted != null) {
          noted.feed(buffer, n);
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // either side has hung up; the program under test sees that by itself
    }
  }

  /** Cuts one connection's bytes into requests. */
  private final class Requests {
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    void feed(byte[] bytes, int length) {
      waiting.write(bytes, 0, length);
      while (takeOne()) {
        // a client may have sent several at once
      }
    }

    private boolean takeOne() {
      byte[] bytes = waiting.toByteArray();
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int headEnd = text.indexOf("\r\n\r\n");
      if (headEnd < 0) {
        return false;
      }
      List<String> lines = text.substring(0, headEnd).lines().toList();
      List<Header> headers = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
      String[] words = lines.getFirst().split(" ", -1);
      RawRequest head = new RawRequest(words[0], words[1], headers, new byte[0]);
      int bodyStart = headEnd + 4;
      int bodyEnd;
      if (head.headers("Transfer-Encoding").contains("chunked")) {
        int last = text.indexOf("0\r\n\r\n", bodyStart);
        bodyEnd = last < 0 ? Integer.MAX_VALUE : last + 5;
      } else {
        bodyEnd =
            bodyStart + head.headers("Content-Length").stream().mapToInt(Integer::parseInt).sum();
      }
      if (bodyEnd > bytes.length) {
        return false;
      }
      requests.add(head.body(Arrays.copyOfRange(bytes, bodyStart, bodyEnd)));
      waiting.reset();
      waiting.write(bytes, bodyEnd, bytes.length - bodyEnd);
      return true;
    }
  }
}
