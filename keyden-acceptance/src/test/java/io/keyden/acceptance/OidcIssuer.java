package io.keyden.acceptance;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An issuer that others wrote, on this machine: it publishes its keys, and signs what it likes. */
public final class OidcIssuer implements AutoCloseable {
  private static final String NAME = "actions";
  private static final int LIFE_SECONDS = 300;

  private final MockOAuth2Server server =
      new MockOAuth2Server(
          new OAuth2Config(
              false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));

  /** Listens. */
  public OidcIssuer() {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** What its tokens name as their issuer. */
  public String url() {
    return server.issuerUrl(NAME).toString();
  }

  /** A token with an id of its own, good for five minutes. */
  public String token(String subject, String audience, Map<String, Object> claims) {
    return server.issueToken(NAME, subject, audience, claims, LIFE_SECONDS).serialize();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
