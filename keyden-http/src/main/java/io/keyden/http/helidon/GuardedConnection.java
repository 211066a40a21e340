package io.keyden.http.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: Helidon's, with limits on time and memory around its reads and writes.
 *
 * <p><b>Phases.</b> A connection is idle until bytes arrive, then reading until the request is
 * whole, then handling, then writing, then idle again. The phase and the moment it began are one
 * number, changed by compare-and-set: either the connection's own thread moves on, or the {@link
 * ConnectionWatch} finds it overdue and ends it, never both.
 *
 * <p><b>Overdue.</b> Who is slow to send gets status 408 and is closed; an idle connection and one
 * that does not take its answer are closed without a word.
 *
 * <p><b>Memory.</b> What has arrived of a request counts against the {@link ReceiveBudget} until
 * its answer has left.
 *
 * <p><b>Lingering.</b> After a refusal the rest of the request may still be on its way. Closing at
 * once would make the system reset the connection and the caller lose the answer that says why, so
 * the rest is read and thrown away, within bounds.
 */
final class GuardedConnection implements ConnectionContext, ServerConnection {
  private static final System.Logger LOGGER = System.getLogger(GuardedConnection.class.getName());

  private static final int PHASE_BITS = 3;
  private static final long PHASE_MASK = (1 << PHASE_BITS) - 1;
  private static final long IDLE = 0;
  private static final long READING = 1;
  private static final long HANDLING = 2;
  private static final long WRITING = 3;
  private static final long LINGERING = 4;
  private static final long ENDED = 5;

  static final long LINGER_MILLIS = 1000;
  private static final long LINGER_BYTES_MAX = 1024 * 1024;
  private static final int BUFFER_SLACK_BYTES = 64 * 1024;

  private final ConnectionContext context;
  private final HelidonSocket socket;
  private final Router router;
  private final ConnectionWatch watch;
  private final HelidonTimer timer;
  private final HttpServerSettings settings;
  private final ProtocolErrors errors;
  private final ConnectionReader reader;
  private final DataWriter writer;
  private final ServerConnection connection;
  private final String peerAddress;
  private final long bufferedBytesMax;
  private final ReceiveBudget.Account received;
  private final AtomicLong state = new AtomicLong(now() << PHASE_BITS | IDLE);

  private long uncheckedBytes;
  private volatile boolean closing;

  GuardedConnection(
      ConnectionContext context,
      ServerConnectionSelector selector,
      Router router,
      ConnectionWatch watch,
      HelidonTimer timer,
      HttpServerSettings settings,
      ReceiveBudget budget,
      ProtocolErrors errors) {
    this.context = context;
    this.socket = context.serverSocket();
    this.router = router;
    this.watch = watch;
    this.timer = timer;
    this.settings = settings;
    this.errors = errors;
    this.received = budget.open();
    this.reader = new ConnectionReader(this::read);
    this.writer = new Writer();
    this.peerAddress = addressWithoutZone(context.remotePeer().host());
    this.bufferedBytesMax =
        (long) settings.maxBodyBytes()
            + settings.maxHeaderBytes()
            + settings.maxRequestLineBytes()
            + BUFFER_SLACK_BYTES;
    this.connection = selector.connection(this);
  }

  /** The address at the other end, as text. */
  String peerAddress() {
    return peerAddress;
  }

  /** The request is whole: from now on the caller is not the one who is waited for. */
  void requestIsRead() {
    move(HANDLING);
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    watch.add(this);
    try {
      connection.handle(limit);
      // It ends without an exception after a refusal, or when the server stops.
      if (!closing) {
        linger();
      }
    } finally {
      received.release(0);
      watch.remove(this);
    }
  }

  @Override
  public Duration idleTime() {
    timer.endIfAsking();
    return connection.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    closing = true;
    connection.close(interrupt);
  }

  /**
   * Called by the watch.
   *
   * @param stopping whether the server is stopping, and an idle connection has nothing to wait for
   */
  void endIfOverdue(boolean stopping) {
    long seen = state.get();
    long phase = seen & PHASE_MASK;
    long allowed;
    if (phase == IDLE) {
      allowed = stopping ? -1 : settings.idleTimeout().toMillis();
    } else if (phase == READING) {
      allowed = settings.requestTimeout().toMillis();
    } else if (phase == WRITING) {
      allowed = settings.responseTimeout().toMillis();
    } else if (phase == LINGERING) {
      allowed = LINGER_MILLIS;
    } else {
      return;
    }
    if (now() - (seen >> PHASE_BITS) <= allowed
        || !state.compareAndSet(seen, now() << PHASE_BITS | ENDED)) {
      return;
    }
    // On a thread of its own: a socket whose buffer is full must not hold up the watch.
    Thread.startVirtualThread(() -> end(phase == READING));
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  /**
   * The router with our routing, and not the listener's: Helidon puts an empty routing of its own
   * beside ours there, and which of the two is found depends on hash codes that differ by process.
   */
  @Override
  public Router router() {
    return router;
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }

  private byte @Nullable [] read() {
    if (uncheckedBytes > bufferedBytesMax) {
      // Rarely, since counting walks all buffers. Helidon reads a chunk's size line without a
      // limit.
      uncheckedBytes = reader.available();
      if (uncheckedBytes > bufferedBytesMax) {
        throw refusal(Status.BAD_REQUEST_400);
      }
    }
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("Failed to read", e);
    }
    if (bytes != null) {
      uncheckedBytes += bytes.length;
      if ((state.get() & PHASE_MASK) == IDLE) {
        move(READING);
      }
      if (!received.hold(bytes.length)) {
        throw refusal(Status.SERVICE_UNAVAILABLE_503);
      }
    }
    return bytes;
  }

  private static RequestException refusal(Status status) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(status)
        .message("Too much unread data")
        .setKeepAlive(false)
        .build();
  }

  private void linger() {
    move(LINGERING);
    long bytesLeft = Math.min(settings.maxBodyBytes(), LINGER_BYTES_MAX);
    try {
      while (bytesLeft > 0) {
        byte[] bytes = socket.get();
        if (bytes == null) {
          return;
        }
        bytesLeft -= bytes.length;
      }
    } catch (UncheckedIOException e) {
      // The other side, or the watch, has closed the connection: nothing is left to wait for.
      throw new CloseConnectionException("closed while lingering", e);
    }
  }

  private void end(boolean tellWhy) {
    try {
      if (tellWhy) {
        socket.write(BufferData.create(errors.wholeAnswer(408)));
      }
    } catch (UncheckedIOException e) {
      // The caller has gone: closing is all that is left to do, and comes next.
      context.log(LOGGER, Level.TRACE, "cannot tell the caller that it is too slow", e);
    } finally {
      closeSocket();
    }
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (UncheckedIOException e) {
      context.log(LOGGER, Level.TRACE, "already closed", e);
    }
  }

  private void move(long phase) {
    long seen = state.get();
    if ((seen & PHASE_MASK) == ENDED || !state.compareAndSet(seen, now() << PHASE_BITS | phase)) {
      throw new CloseConnectionException("the connection was overdue");
    }
  }

  /** Milliseconds of a clock that never goes back. */
  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static String addressWithoutZone(String host) {
    int zone = host.indexOf('%');
    return zone < 0 ? host : host.substring(0, zone);
  }

  /** Notes when an answer begins to leave and when it has left. */
  private final class Writer implements DataWriter {
    private final DataWriter delegate = context.dataWriter();

    @Override
    public void write(BufferData... buffers) {
      move(WRITING);
      delegate.write(buffers);
      answered();
    }

    @Override
    public void write(BufferData buffer) {
      move(WRITING);
      delegate.write(buffer);
      answered();
    }

    private void answered() {
      move(IDLE);
      // Of a refused request much may be left, until the connection ends.
      received.release(reader.endRequest());
    }

    @Override
    public void writeNow(BufferData... buffers) {
      delegate.writeNow(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      delegate.writeNow(buffer);
    }
  }
}
