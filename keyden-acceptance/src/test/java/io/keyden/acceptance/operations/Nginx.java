package io.keyden.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Program;
import io.keyden.acceptance.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An nginx in the foreground, with files of its own only. */
final class Nginx implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Process process;

  /**
   * Starts it, once it has found nothing wrong with its configuration.
   *
   * @param folder where its files go
   * @param port that it listens on, on this machine
   * @param http what stands in the block of that name
   */
  Nginx(Path folder, int port, String http) throws IOException {
    String program = Program.require("nginx");
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
            events {}
            http {
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              %2$s
            }
            """
                .formatted(folder, http));
    String[] command = {
      program,
      "-c",
      configuration.toString(),
      "-p",
      folder.toString(),
      "-e",
      folder.resolve("error.log").toString()
    };
    Program.of(command).arguments("-t").run().expectSuccess();
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Waiting.await("nginx listening", SOON, () -> listens(port));
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      assertThat(process.isAlive()).as("nginx runs").isTrue();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
