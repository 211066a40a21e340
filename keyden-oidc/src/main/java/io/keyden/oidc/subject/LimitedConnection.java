package io.keyden.oidc.subject;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webclient.api.ClientConnection;
import java.time.Duration;

/**
 * A connection of which at most so many bytes are read.
 *
 * <p>The HTTP client would take in a chunk of two gigabytes whole, before it gives out its first
 * byte.
 */
final class LimitedConnection implements ClientConnection {
  /** More came than may. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchException() {
      super("the answer is too long", null, false, false);
    }
  }

  private final ClientConnection connection;
  private final DataReader reader;
  private long left;

  /** Takes a connection that is open. */
  LimitedConnection(ClientConnection connection, long bytesMax) {
    this.connection = connection;
    this.left = bytesMax;
    this.reader = DataReader.create(this::next);
  }

  private byte[] next() {
    byte[] bytes = connection.helidonSocket().get();
    if (bytes != null) {
      left -= bytes.length;
      if (left < 0) {
        throw new TooMuchException();
      }
    }
    return bytes;
  }

  @Override
  public DataReader reader() {
    return reader;
  }

  @Override
  public DataWriter writer() {
    return connection.writer();
  }

  @Override
  public String channelId() {
    return connection.channelId();
  }

  @Override
  public HelidonSocket helidonSocket() {
    return connection.helidonSocket();
  }

  @Override
  public void readTimeout(Duration readTimeout) {
    connection.readTimeout(readTimeout);
  }

  @Override
  public void releaseResource() {
    // It is not used again.
    connection.closeResource();
  }

  @Override
  public void closeResource() {
    connection.closeResource();
  }
}
