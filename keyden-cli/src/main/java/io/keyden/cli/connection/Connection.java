package io.keyden.cli.connection;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.secret.SecretText;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.KeySecret;
import java.util.Optional;

/** An open connection to the chosen server with the chosen credential. */
public final class Connection implements AutoCloseable {
  private final ConnectionSettings settings;
  private final ClientOptions options;
  private final KeydenClient client;
  private final Optional<KeySecret> apiKey;

  private Connection(
      ConnectionSettings settings,
      ClientOptions options,
      KeydenClient client,
      Optional<KeySecret> apiKey) {
    this.settings = settings;
    this.options = options;
    this.client = client;
    this.apiKey = apiKey;
  }

  /**
   * With that credential. Nothing is sent yet.
   *
   * @throws CommandException if it is too long for a key
   */
  @RevealsSecret(because = "the client takes the credential in its own types")
  public static Connection open(
      ConnectionSettings settings, ClientOptions options, Credential credential) {
    KeydenClient.Builder builder = builder(settings, options);
    return switch (credential) {
      case Credential.ApiKey key -> {
        KeySecret secret = secret(key, settings);
        yield new Connection(
            settings, options, builder.apiKey(secret).build(), Optional.of(secret));
      }
      case Credential.AccessToken token ->
          new Connection(
              settings,
              options,
              builder.accessToken(token.token().reveal()).build(),
              Optional.empty());
      case Credential.TokenExchange exchange ->
          new Connection(
              settings,
              options,
              builder.exchangedToken(exchange.idToken(), exchange.serviceAccountId()).build(),
              Optional.empty());
    };
  }

  @RevealsSecret(because = "the client takes the credential in its own types")
  private static KeySecret secret(Credential.ApiKey key, ConnectionSettings settings) {
    try {
      return KeySecret.of(key.key().reveal());
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "this is no API key"
              + settings.credential().map(known -> ": " + known.source()).orElse(""),
          "a key is one word, such as API- and 26 letters and digits; access tokens have a"
              + " variable of their own");
    }
  }

  /** With a name and a password. Nothing is sent yet. */
  @RevealsSecret(because = "the client signs in with it")
  public static Connection signIn(
      ConnectionSettings settings, ClientOptions options, String username, SecretText password) {
    return new Connection(
        settings,
        options,
        builder(settings, options).signIn(username, password.reveal()).build(),
        Optional.empty());
  }

  /** Without a credential. Nothing is sent yet. */
  public static Connection anonymous(ConnectionSettings settings, ClientOptions options) {
    return new Connection(settings, options, builder(settings, options).build(), Optional.empty());
  }

  private static KeydenClient.Builder builder(ConnectionSettings settings, ClientOptions options) {
    KeydenClient.Builder builder =
        KeydenClient.builder()
            .server(settings.server().value().uri())
            .timeout(options.timeout())
            .userAgent("keyden-cli");
    options.certificateAuthorities().ifPresent(pem -> builder.sslContext(Trust.with(pem)));
    return builder;
  }

  /** The client. */
  public KeydenClient client() {
    return client;
  }

  /** A client of the same server that signs in with another key. */
  public KeydenClient with(KeySecret key) {
    return builder(settings, options).apiKey(key).build();
  }

  /** The key that signs in, if it is one. */
  public Optional<KeySecret> apiKey() {
    return apiKey;
  }

  /** Whence server and credential are known. */
  public ConnectionSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    client.close();
  }
}
