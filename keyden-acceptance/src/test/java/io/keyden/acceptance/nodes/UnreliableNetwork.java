package io.keyden.acceptance.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stands between one node and its database, and does what networks do. */
final class UnreliableNetwork implements AutoCloseable {
  private static final int CHUNK = 64 << 10;
  private static final long STEP_NANOS = Duration.ofMillis(5).toNanos();

  /** What it does with bytes. */
  enum Mode {
    PASSES_ON,
    /** Keeps connections open and passes nothing on: nobody is told. */
    SWALLOWS,
    /** Closes what is open, and takes nothing new. */
    REFUSES,
    /** Passes on later. */
    DELAYS
  }

  private static final Duration DELAY = Duration.ofMillis(200);

  private final int port;
  private final ServerSocket listening;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean losesNextCommit = new AtomicBoolean();
  private volatile Mode mode = Mode.PASSES_ON;
  private final AtomicInteger commitsLost = new AtomicInteger();

  /** Leads to {@code port} of this machine. */
  UnreliableNetwork(int port) {
    this.port = port;
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on does this. */
  void set(Mode next) {
    mode = next;
    if (next == Mode.REFUSES) {
      sockets.forEach(UnreliableNetwork::close);
    }
  }

  /** The next {@code COMMIT} reaches the database, and its answer reaches nobody. */
  void loseNextCommit() {
    losesNextCommit.set(true);
  }

  /** How many answers to a commit were lost. */
  int commitsLost() {
    return commitsLost.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket node = listening.accept();
        if (mode == Mode.REFUSES) {
          close(node);
        } else {
          connect(node);
        }
      } catch (IOException e) {
        // Closed, or the database is down: who connected sees a closed connection.
      }
    }
  }

  private void connect(Socket node) throws IOException {
    sockets.add(node);
    Socket database;
    try {
      database = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      close(node);
      throw e;
    }
    sockets.add(database);
    node.setTcpNoDelay(true);
    database.setTcpNoDelay(true);
    var lost = new AtomicBoolean();
    threads.execute(() -> carry(node, database, true, lost));
    threads.execute(() -> carry(database, node, false, lost));
  }

  private void carry(Socket from, Socket to, boolean request, AtomicBoolean lost) {
    byte[] bytes = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        hold();
        if (request && isCommit(bytes, length) && losesNextCommit.compareAndSet(true, false)) {
          lost.set(true);
          commitsLost.incrementAndGet();
        }
        if (!request && lost.get()) {
          return; // closes both ends
        }
        out.write(bytes, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      // One end is gone; so is the other.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static boolean isCommit(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
  }

  private void hold() {
    if (mode == Mode.DELAYS) {
      LockSupport.parkNanos(DELAY.toNanos());
    }
    while (mode == Mode.SWALLOWS) {
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mode = Mode.PASSES_ON;
    sockets.forEach(UnreliableNetwork::close);
    threads.close();
  }
}
