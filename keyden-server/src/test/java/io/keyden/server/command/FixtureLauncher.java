package io.keyden.server.command;

import com.sun.net.httpserver.HttpServer;
import io.keyden.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Starts a real HTTP server, the JDK's own, that answers 204 to everything. */
final class FixtureLauncher implements ServerLauncher {
  private final FirstStart firstStart;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong announcedNanos = new AtomicLong();
  private final AtomicLong closedNanos = new AtomicLong();

  FixtureLauncher(FirstStart firstStart) {
    this.firstStart = firstStart;
  }

  /** How many of the started servers are not closed yet. */
  int running() {
    return running.get();
  }

  /** How long the last server went on after it had announced its stop. */
  Duration drained() {
    return Duration.ofNanos(closedNanos.get() - announcedNanos.get());
  }

  @Override
  public RunningServer start(ServerConfiguration configuration, PrintStream out)
      throws StartException {
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(configuration.http().host(), configuration.http().port()), 0);
    } catch (IOException failure) {
      throw StartException.portInUse(configuration.http().port(), failure);
    }
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    running.incrementAndGet();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new RunningServer() {
      @Override
      public URI address() {
        return address;
      }

      @Override
      public FirstStart firstStart() {
        return firstStart;
      }

      @Override
      public void announceStop() {
        announcedNanos.set(System.nanoTime());
      }

      @Override
      public void close() {
        closedNanos.set(System.nanoTime());
        server.stop(0);
        running.decrementAndGet();
      }
    };
  }
}
