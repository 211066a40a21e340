package io.keyden.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection, on which one request after the other is answered. For one thread. */
final class Exchange implements AutoCloseable {
  private static final int ANSWER_BYTES_MAX = 1 << 20;

  private final SocketChannel channel;
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(ANSWER_BYTES_MAX);
  private int length;

  /** Connects to {@code server}. */
  Exchange(InetSocketAddress server) throws IOException {
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Sends {@code request}, waits for the whole answer, and gives its status. */
  int send(byte[] request) throws IOException {
    var bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    arrived.clear();
    do {
      if (channel.read(arrived) < 0) {
        throw new EOFException("the server closed a connection");
      }
      if (!arrived.hasRemaining()) {
        throw new IOException("an answer is longer than " + ANSWER_BYTES_MAX + " bytes");
      }
      length = AnswerReader.length(arrived, arrived.position());
    } while (length == AnswerReader.INCOMPLETE);
    return AnswerReader.status(arrived);
  }

  /** The last answer, head and body. */
  String answer() {
    var bytes = new byte[length];
    arrived.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
