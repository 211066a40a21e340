package io.keyden.testing;

import io.keyden.client.KeydenClient;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.server.ThrowawayServer;
import io.keyden.server.command.FirstStart;
import io.keyden.server.command.RunningServer;
import io.keyden.server.command.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A server that runs, its administrator, and the directory that goes with it. */
final class TemporaryServer implements AutoCloseable {
  private final TemporaryDirectory directory;
  private final RunningServer server;
  private final String username;
  private final String userId;
  private final Secret password;
  private final Secret apiKey;
  private final KeydenClient client;

  private TemporaryServer(
      ServerOptions options,
      TemporaryDirectory directory,
      RunningServer server,
      FirstStart.Made made) {
    this.directory = directory;
    this.server = server;
    this.username = made.username();
    this.userId = made.userId();
    this.password = eitherOf(options.password(), made.password());
    this.apiKey = eitherOf(options.apiKey(), made.apiKey());
    this.client = client(server.address(), apiKey);
  }

  /**
   * Starts a server in {@code directory}, which is deleted when it stops, or cannot start.
   *
   * @throws IllegalStateException if it cannot start
   */
  static TemporaryServer start(ServerOptions options, TemporaryDirectory directory) {
    try {
      var server = ThrowawayServer.start(options.configuration(directory.path()));
      return switch (server.firstStart()) {
        case FirstStart.Made made -> new TemporaryServer(options, directory, server, made);
        case FirstStart.None _, FirstStart.AwaitingSetUp _ -> {
          server.close();
          throw new IllegalStateException("the directory of a new Keyden is not empty");
        }
      };
    } catch (StartException e) {
      throw undone(directory, new IllegalStateException("Keyden did not start: " + e.problem(), e));
    } catch (RuntimeException e) {
      throw undone(directory, e);
    }
  }

  private static RuntimeException undone(TemporaryDirectory directory, RuntimeException failure) {
    try {
      directory.close();
    } catch (RuntimeException left) {
      failure.addSuppressed(left);
    }
    return failure;
  }

  /** The server makes a secret exactly where none is given. */
  private static Secret eitherOf(Optional<Secret> given, Optional<Secret> made) {
    return given.or(() -> made).orElseThrow();
  }

  @RevealsSecret(because = "the client signs in with it")
  private static KeydenClient client(URI address, Secret apiKey) {
    return KeydenClient.builder().server(address).apiKey(apiKey.reveal()).build();
  }

  URI address() {
    return server.address();
  }

  String username() {
    return username;
  }

  String userId() {
    return userId;
  }

  Secret password() {
    return password;
  }

  Secret apiKey() {
    return apiKey;
  }

  KeydenClient client() {
    return client;
  }

  Path directory() {
    return directory.path();
  }

  @Override
  public void close() {
    try {
      client.close();
      server.close();
    } finally {
      directory.close();
    }
  }
}
