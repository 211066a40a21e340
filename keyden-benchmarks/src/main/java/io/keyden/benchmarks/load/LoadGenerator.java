package io.keyden.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Sends requests over connections that stay open; each sends its next one as soon as it has the
 * whole answer to the last.
 *
 * <p>One thread serves all connections and looks at no more of an answer than its status and
 * length, since what it takes of the machine is missing to the server.
 */
final class LoadGenerator {
  private static final int ANSWER_BYTES_MAX = 1 << 18;
  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final long SELECT_MILLIS_MAX = 100;

  private final InetSocketAddress server;
  private final int connections;
  private final IntFunction<byte[]> requests;
  private final Meters meters;

  private Latencies latencies = new Latencies();
  private long bytes;
  private long failures;
  private int sent;

  /**
   * Will send to {@code server}.
   *
   * @param connections how many requests are under way at any time
   * @param requests the bytes of the n-th request
   * @param meters what is read before and after
   */
  LoadGenerator(
      InetSocketAddress server, int connections, IntFunction<byte[]> requests, Meters meters) {
    this.server = server;
    this.connections = connections;
    this.requests = requests;
    this.meters = meters;
  }

  /**
   * Sends requests for {@code warmUp}, and then for {@code measured}, of which the result tells.
   *
   * @throws IOException if the server ends a connection, gives no answer, or one that is not
   *     understood
   */
  Measurement measure(Duration warmUp, Duration measured) throws IOException {
    try (var selector = Selector.open()) {
      var open = open(selector);
      try {
        for (var connection : open) {
          connection.send();
        }
        runFor(selector, warmUp);
        latencies = new Latencies();
        bytes = 0;
        failures = 0;
        var before = meters.read();
        runFor(selector, measured);
        if (latencies.total() == 0) {
          throw new IOException("the server gave no answer while it was measured");
        }
        return new Measurement(latencies, bytes, failures, meters.read().since(before));
      } finally {
        for (var connection : open) {
          connection.channel.close();
        }
      }
    }
  }

  private List<Connection> open(Selector selector) throws IOException {
    var open = new ArrayList<Connection>(connections);
    for (int i = 0; i < connections; i++) {
      var channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var connection = new Connection(channel);
      channel.register(selector, SelectionKey.OP_READ, connection);
      open.add(connection);
    }
    return open;
  }

  private void runFor(Selector selector, Duration duration) throws IOException {
    long start = System.nanoTime();
    try {
      while (System.nanoTime() - start < duration.toNanos()) {
        selector.select(LoadGenerator::receive, SELECT_MILLIS_MAX);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void receive(SelectionKey ready) {
    try {
      if (ready.attachment() instanceof Connection connection) {
        connection.receive();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection with one request under way. */
  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(ANSWER_BYTES_MAX);
    private long sentNanos;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      var bytes = ByteBuffer.wrap(requests.apply(sent++));
      sentNanos = System.nanoTime();
      // A request is far smaller than what the system takes at once.
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    void receive() throws IOException {
      if (channel.read(arrived) < 0) {
        throw new EOFException("the server closed a connection");
      }
      int length = AnswerReader.length(arrived, arrived.position());
      if (length == AnswerReader.INCOMPLETE) {
        if (!arrived.hasRemaining()) {
          throw new IOException("an answer is longer than " + ANSWER_BYTES_MAX + " bytes");
        }
        return;
      }
      latencies.add(System.nanoTime() - sentNanos);
      bytes += length;
      int status = AnswerReader.status(arrived);
      if (status < OK || status >= REDIRECT) {
        failures++;
      }
      if (length != arrived.position()) {
        throw new IOException("more than the answer arrived");
      }
      arrived.clear();
      send();
    }
  }
}
