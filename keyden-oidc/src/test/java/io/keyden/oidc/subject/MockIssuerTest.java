package io.keyden.oidc.subject;

import static io.keyden.oidc.subject.Verifications.unverified;
import static io.keyden.oidc.subject.Verifications.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import io.keyden.core.address.AddressBlock;
import io.keyden.core.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kotlin.jvm.functions.Function0;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.http.SslKeystore;
import no.nav.security.mock.oauth2.token.KeyGenerator;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer that others wrote, over HTTP and over TLS. */
class MockIssuerTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final SslKeystore certificate = new SslKeystore();
  private @Nullable MockOAuth2Server started;

  @AfterEach
  void stop() {
    if (started != null) {
      started.shutdown();
    }
  }

  /** Signs with a key that can be exchanged for another, as issuers do every few weeks. */
  private static final class TurningKeys extends KeyProvider {
    private final KeyGenerator generator;
    private final AtomicReference<JWK> key;

    TurningKeys(String algorithm) {
      super(List.of(), algorithm);
      generator =
          new KeyGenerator(
              JWSAlgorithm.parse(algorithm), KeyGenerator.Companion.generate(algorithm));
      key = new AtomicReference<>(generator.generateKey("first"));
    }

    void turn(String id) {
      key.set(generator.generateKey(id));
    }

    @Override
    public JWK signingKey(String keyId) {
      return key.get();
    }
  }

  private void start(KeyProvider keys, OAuth2HttpServer http) {
    Function0<Instant> time = now::get;
    var server =
        new MockOAuth2Server(
            new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(keys, time), Set.of(), http));
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    started = server;
  }

  private MockOAuth2Server server() {
    return Objects.requireNonNull(started);
  }

  private String issuer() {
    return server().issuerUrl("acme").toString();
  }

  private String token() {
    return server()
        .getConfig()
        .getTokenProvider()
        .jwt(
            Map.of("iss", issuer(), "sub", "job:7", "aud", List.of("one", "two"), "jti", "x"),
            Duration.ofMinutes(5),
            "acme")
        .serialize();
  }

  private JwtSubjectTokenVerifier verifier(ReachableNetworks networks, SSLContext trust) {
    return new JwtSubjectTokenVerifier(
        networks, Names.OF_THE_SYSTEM, Limits.DEFAULT, trust, now::get);
  }

  private SSLContext trusting(SslKeystore certificate) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var aliases = certificate.getKeyStore().aliases();
      store.setCertificateEntry(
          "issuer", certificate.getKeyStore().getCertificate(aliases.nextElement()));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS512", "PS256", "PS512", "ES256", "ES384"})
  void token_of_a_real_issuer_is_verified_before_and_after_its_key_turned(String algorithm) {
    var keys = new TurningKeys(algorithm);
    start(keys, new NettyWrapper());
    var verifier = verifier(ReachableNetworks.of(List.of(), true), RawIssuer.trust());
    var old = token();

    var verified = verified(verifier.verify(Secret.of(old), issuer()));
    assertThat(verified.subject()).isEqualTo("job:7");
    assertThat(verified.audiences()).containsExactly("one", "two");
    assertThat(verified.expires()).isEqualTo("2026-03-01T12:05:00Z");
    assertThat(verifier.claimedIssuer(Secret.of(old))).contains(issuer());

    keys.turn("second");
    now.updateAndGet(instant -> instant.plusSeconds(1));
    verified(verifier.verify(Secret.of(token()), issuer()));
    assertThat(unverified(verifier.verify(Secret.of(old), issuer()))).contains("no key");
  }

  @Test
  void issuer_with_a_trusted_certificate_is_believed() {
    start(new TurningKeys("RS256"), new NettyWrapper(new Ssl(certificate)));
    var verifier =
        verifier(
            ReachableNetworks.of(AddressBlock.listOf("127.0.0.0/8"), false), trusting(certificate));

    assertThat(issuer()).startsWith("https://");
    verified(verifier.verify(Secret.of(token()), issuer()));
  }

  @Test
  void issuer_with_a_certificate_that_nobody_trusts_is_not_believed() {
    start(new TurningKeys("RS256"), new NettyWrapper(new Ssl(certificate)));
    var verifier =
        verifier(
            ReachableNetworks.of(AddressBlock.listOf("127.0.0.0/8"), false), RawIssuer.trust());

    assertThat(unverified(verifier.verify(Secret.of(token()), issuer())))
        .contains("certification path");
  }

  @Test
  void issuer_with_the_certificate_of_another_is_not_believed() {
    start(new TurningKeys("RS256"), new NettyWrapper(new Ssl(certificate)));
    var url = "https://issuer.example:" + server().baseUrl().port() + "/acme";
    var token =
        server()
            .getConfig()
            .getTokenProvider()
            .jwt(Map.of("iss", url, "sub", "job:7", "aud", "one"), Duration.ofMinutes(5), "acme")
            .serialize();
    var verifier =
        new JwtSubjectTokenVerifier(
            ReachableNetworks.of(AddressBlock.listOf("127.0.0.0/8"), false),
            host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
            Limits.DEFAULT,
            trusting(certificate),
            now::get);

    assertThat(unverified(verifier.verify(Secret.of(token), url))).contains("issuer.example");
  }
}
