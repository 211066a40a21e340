package io.keyden.oidc.subject;

import static io.keyden.oidc.subject.Verifications.unverified;
import static io.keyden.oidc.subject.Verifications.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keyden.core.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer, or whoever answers for it, that wants to do harm. */
class HostileIssuerTest {
  private static final Duration SHORT = Duration.ofMillis(800);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Limits HASTY = new Limits(SHORT, 256 * 1024, 100);

  private final RawIssuer issuer = new RawIssuer();
  private final RawIssuer hasty = new RawIssuer(HASTY);

  @AfterEach
  void close() {
    issuer.close();
    hasty.close();
  }

  private String refusal() {
    return unverified(issuer.verify(issuer.token()));
  }

  /** A refusal of the time limit, and that it came soon. */
  private void refusedInTime() {
    long start = System.nanoTime();
    var reason = unverified(hasty.verify(hasty.token()));

    assertThat(reason).contains("longer than 800 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SOON);
  }

  // Whose documents

  @Test
  void document_of_another_issuer_is_refused() {
    issuer.discover("https://token.actions.githubusercontent.com", issuer.url + RawIssuer.KEYS);

    assertThat(refusal()).contains("another issuer");
    assertThat(issuer.server.requests(RawIssuer.KEYS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"issuer\":1,\"jwks_uri\":\"x\"}",
        "{\"issuer\":\"%s\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":1}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"/keys\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"::\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"file:///etc/passwd\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"http://\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"http://me:word@127.0.0.1/\"}",
        "{\"issuer\":\"x\",\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}",
        "[]",
        "null",
        "",
        "<html>no</html>",
        "{\"issuer\":"
      })
  void document_that_is_none_is_refused(String document) {
    issuer.server.answer(RawIssuer.DISCOVERY, document.replace("%s", issuer.url));

    refusal();

    assertThat(issuer.server.requests(RawIssuer.KEYS)).isZero();
  }

  @Test
  void document_in_another_encoding_than_utf_8_is_refused() {
    var body =
        ("{\"issuer\":\"" + issuer.url + "\",\"x\":\"\u00e9\"}")
            .getBytes(StandardCharsets.ISO_8859_1);
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(
              RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n"));
          to.write(body);
        });

    assertThat(refusal()).contains("no JSON object");
  }

  // Where it leads

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308, 300, 304, 204, 206, 401, 404, 500, 100, 999})
  void answers_other_than_200_lead_nowhere(int status) {
    try (var elsewhere = new RawServer()) {
      var document = "{\"issuer\":\"" + hasty.url + "\",\"jwks_uri\":\"" + hasty.url + "/keys\"}";
      elsewhere.answer("/there", document);
      hasty.server.answer(
          RawIssuer.DISCOVERY,
          to ->
              to.write(
                  RawServer.ascii(
                      "HTTP/1.1 "
                          + status
                          + " Look\r\nLocation: "
                          + elsewhere.url()
                          + "/there\r\nContent-Length: "
                          + document.length()
                          + "\r\n\r\n"
                          + document)));

      assertThat(unverified(hasty.verify(hasty.token()))).contains("status " + status);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/keys",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/keys",
        "https://[fd00:ec2::254]/",
        "https://0.0.0.0/",
        "https://0/",
        "https://2130706433.0.0.1/",
        "https://[::]/",
        "https://100.100.100.200/",
        "http://10.0.0.1/keys"
      })
  void keys_at_a_private_address_are_not_asked_for(String address) {
    issuer.discover(issuer.url, address);

    var reason = refusal();

    assertThat(reason)
        .containsAnyOf("no address that may be asked", "only this machine", "not known", "no host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://1.1.1.1/keys", "http://[2606:4700::1111]/keys"})
  void without_tls_not_even_a_public_address_is_asked(String address) {
    issuer.discover(issuer.url, address);

    assertThat(refusal()).contains("without TLS, only this machine is asked");
  }

  @Test
  void issuer_on_the_internet_cannot_send_this_server_to_itself() {
    // Its name means this machine, and this machine is allowed to issuers that say so.
    var verifier =
        issuer.verifier(
            ReachableNetworks.of(List.of(), true),
            host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
            Limits.DEFAULT);
    var url = "https://issuer.example:" + issuer.server.port();

    assertThat(unverified(verifier.verify(Secret.of(issuer.token(issuer.claims("iss", url))), url)))
        .contains("no address that may be asked: [127.0.0.1]");
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void without_the_setting_this_machine_is_not_asked() {
    var verifier = issuer.verifier(ReachableNetworks.PUBLIC, Names.OF_THE_SYSTEM, Limits.DEFAULT);

    assertThat(unverified(verifier.verify(Secret.of(issuer.token()), issuer.url)))
        .contains("only HTTPS");
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void name_that_means_another_address_a_moment_later_gains_nothing() {
    // The first answer is this machine's, which is allowed here; each later one is the trap.
    try (var trap = new RawServer()) {
      var lookups = new AtomicInteger();
      var verifier =
          issuer.verifier(
              ReachableNetworks.of(List.of(), true),
              host ->
                  List.of(
                      InetAddress.ofLiteral(
                          lookups.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "10.9.8.7")),
              HASTY);

      var reason = unverified(verifier.verify(Secret.of(issuer.token()), issuer.url));

      // Once for the discovery document, which came, and once for the keys.
      assertThat(lookups).hasValue(2);
      assertThat(issuer.server.requests(RawIssuer.DISCOVERY)).isEqualTo(1);
      assertThat(reason).contains("10.9.8.7");
      assertThat(trap.requests()).isEmpty();
    }
  }

  @Test
  void of_several_addresses_only_those_that_may_be_asked_are() {
    var verifier =
        issuer.verifier(
            ReachableNetworks.of(List.of(), true),
            host ->
                List.of(
                    InetAddress.ofLiteral("10.9.8.7"),
                    InetAddress.ofLiteral("169.254.169.254"),
                    InetAddress.ofLiteral("127.0.0.1")),
            Limits.DEFAULT);

    verified(verifier.verify(Secret.of(issuer.token()), issuer.url));
  }

  @Test
  void name_servers_that_are_silent_cost_no_more_than_the_time() {
    var never = new CountDownLatch(1);
    var verifier =
        issuer.verifier(
            ReachableNetworks.of(List.of(), true),
            host -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            },
            HASTY);

    assertThat(unverified(verifier.verify(Secret.of(issuer.token()), issuer.url)))
        .contains("longer than 800 ms");
  }

  // How much it sends

  @Test
  void body_without_end_is_read_to_the_limit_only() {
    var sent = new AtomicLong();
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(RawServer.ascii("HTTP/1.1 200 OK\r\n\r\n"));
          var piece = new byte[64 * 1024];
          while (true) {
            to.write(piece);
            sent.addAndGet(piece.length);
          }
        });

    assertThat(refusal()).contains("longer than 262144 bytes");
    // What the two ends of the connection hold in their buffers comes on top.
    assertThat(sent).hasValueLessThan(16L * 1024 * 1024);
  }

  @Test
  void chunk_of_two_gigabytes_is_not_taken_in() {
    var sent = new AtomicLong();
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(
              RawServer.ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"));
          var piece = new byte[64 * 1024];
          while (true) {
            to.write(piece);
            sent.addAndGet(piece.length);
          }
        });

    assertThat(refusal()).contains("longer than 262144 bytes");
    assertThat(sent).hasValueLessThan(16L * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"262145", "99999999999", "9223372036854775807"})
  void length_beyond_the_limit_is_refused_before_the_body(String length) {
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to ->
            to.write(
                RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n{")));

    assertThat(refusal()).contains("longer than 262144 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
        "HTTP/1.1 200\r\n\r\n{}",
        "HTTP/1.1 abc OK\r\n\r\n{}",
        "HTTP/2.0 200 OK\r\n\r\n{}",
        "SSH-2.0-OpenSSH_10.0\r\n",
        "\r\n\r\n",
        "",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n: x\r\n\r\n{}"
      })
  void answer_that_is_no_http_is_refused(String answer) {
    issuer.server.answer(RawIssuer.DISCOVERY, to -> to.write(RawServer.ascii(answer)));

    refusal();

    assertThat(issuer.server.requests(RawIssuer.KEYS)).isZero();
  }

  @Test
  void headers_without_end_are_read_to_the_limit_only() {
    var sent = new AtomicLong();
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(RawServer.ascii("HTTP/1.1 200 OK\r\n"));
          var line = RawServer.ascii("X-Header: " + "x".repeat(1000) + "\r\n");
          while (true) {
            to.write(line);
            sent.addAndGet(line.length);
          }
        });

    refusal();

    assertThat(sent).hasValueLessThan(16L * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "x"})
  void compressed_answer_is_refused(String coding) throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[50 * 1024 * 1024]);
    }
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(
              RawServer.ascii(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: "
                      + coding
                      + "\r\nContent-Length: "
                      + bomb.size()
                      + "\r\n\r\n"));
          bomb.writeTo(to);
        });

    assertThat(refusal()).contains("compressed");
  }

  // How long it takes

  @Test
  void silence_costs_no_more_than_the_time() {
    hasty.server.answer(RawIssuer.DISCOVERY, to -> Thread.sleep(SOON));

    refusedInTime();
  }

  @Test
  void body_that_trickles_costs_no_more_than_the_time() {
    hasty.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          to.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"));
          trickle(to, " ");
        });

    refusedInTime();
  }

  @Test
  void headers_that_trickle_cost_no_more_than_the_time() {
    hasty.server.answer(RawIssuer.DISCOVERY, to -> trickle(to, "H"));

    refusedInTime();
  }

  @Test
  void both_documents_together_have_one_time() {
    var half = Duration.ofMillis(500);
    hasty.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          Thread.sleep(half);
          to.write(
              RawServer.ok(
                  "{\"issuer\":\"" + hasty.url + "\",\"jwks_uri\":\"" + hasty.url + "/keys\"}"));
        });
    hasty.server.answer(RawIssuer.KEYS, to -> trickle(to, "H"));

    refusedInTime();
  }

  @Test
  void connection_is_closed_when_the_time_is_over() throws InterruptedException {
    var closed = new CountDownLatch(1);
    hasty.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          try {
            // Long enough that no limit of length ends it within the test.
            to.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n{"));
            trickle(to, " ");
          } catch (IOException e) {
            closed.countDown();
            throw e;
          }
        });

    refusedInTime();

    assertThat(closed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static void trickle(OutputStream to, String piece)
      throws IOException, InterruptedException {
    while (true) {
      to.write(RawServer.ascii(piece));
      to.flush();
      Thread.sleep(20);
    }
  }

  // Which keys it publishes

  @Test
  void set_of_too_many_keys_is_refused() {
    issuer.publish(Collections.nCopies(10_000, Map.of("kty", "RSA")));
    assertThat(refusal()).containsAnyOf("more than 100 keys", "longer than");

    issuer.now.updateAndGet(now -> now.plus(IssuerKeys.PAUSE_AFTER_FAILURE));
    issuer.publish(Collections.nCopies(101, RawIssuer.RSA.toPublicJWK().toJSONObject()));
    assertThat(refusal()).contains("more than 100 keys");

    issuer.now.updateAndGet(now -> now.plus(IssuerKeys.PAUSE_AFTER_FAILURE));
    issuer.publish(Collections.nCopies(100, RawIssuer.RSA.toPublicJWK().toJSONObject()));
    verified(issuer.verify(issuer.token()));
  }

  @Test
  void keys_that_are_none_are_passed_by() {
    List<Object> keys = new ArrayList<>(List.of("x", 1, List.of(), Map.of(), Map.of("kty", 1)));
    keys.add(Map.of("kty", "RSA"));
    keys.add(Map.of("kty", "RSA", "kid", "rsa", "n", "", "e", ""));
    keys.add(Map.of("kty", "RSA", "kid", "rsa", "n", "AQAB", "e", "AQAB"));
    keys.add(Map.of("kty", "RSA", "kid", 1, "n", "AQAB", "e", "AQAB"));
    keys.add(Map.of("kty", "EC", "kid", "rsa", "crv", "P-256", "x", "AQAB", "y", "AQAB"));
    keys.add(Map.of("kty", "EC", "crv", "P-999", "x", "AQAB", "y", "AQAB"));
    keys.add(Map.of("kty", "OKP", "crv", "Ed25519", "x", "AQAB"));
    keys.add(Map.of("kty", "AKP", "alg", "ML-DSA-44", "pub", "AQAB"));
    keys.add(RawIssuer.RSA.toPublicJWK().toJSONObject());
    issuer.publish(keys);

    verified(issuer.verify(issuer.token()));
  }

  @Test
  void key_with_certificates_that_are_none_is_used_by_its_numbers() {
    var key = new HashMap<>(RawIssuer.RSA.toPublicJWK().toJSONObject());
    key.put("x5c", List.of("bm90IGEgY2VydGlmaWNhdGU="));
    key.put("x5u", issuer.url + "/certificate");
    issuer.publish(List.of(key));

    verified(issuer.verify(issuer.token()));

    assertThat(issuer.server.requests("/certificate")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "RS256"})
  void secret_in_the_set_verifies_nothing(String algorithm) throws JOSEException {
    var secret =
        new OctetSequenceKey.Builder(new byte[64])
            .keyID("rsa")
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.parse(algorithm))
            .build();
    issuer.publish(List.of(secret.toJSONObject()));
    var token =
        new JWSObject(
            RawIssuer.header(JWSAlgorithm.HS256).keyID("rsa").build(),
            new Payload(JSONObjectUtils.toJSONString(issuer.claims())));
    token.sign(new MACSigner(secret));

    assertThat(unverified(issuer.verify(token.serialize()))).contains("not allowed");
    assertThat(refusal()).contains("no key");
  }

  @Test
  void rsa_key_below_2048_bits_is_not_used() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var pair = generator.generateKeyPair();
    var weak =
        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
            .privateKey((RSAPrivateKey) pair.getPrivate())
            .keyID("rsa")
            .build();
    issuer.publish(weak);
    // The library that signs refuses such a key too, so the signature is made by Java itself.
    var token = signedByJava(pair.getPrivate());

    assertThat(unverified(issuer.verify(token))).contains("no key");
  }

  private String signedByJava(PrivateKey key) {
    var content =
        Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"rsa\"}")
            + "."
            + Base64URL.encode(JSONObjectUtils.toJSONString(issuer.claims()));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(RawServer.ascii(content));
      return content + "." + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rsa_keys_with_dangerous_numbers_are_not_used() {
    var n = RawIssuer.RSA.getModulus();
    var even =
        Base64URL.encode(RawIssuer.RSA.getModulus().decodeToBigInteger().subtract(BigInteger.ONE));
    var huge = Base64URL.encode(BigInteger.TWO.pow(100_000).add(BigInteger.ONE));
    issuer.publish(
        List.of(
            rsa(n, Base64URL.encode(BigInteger.ONE)),
            rsa(n, Base64URL.encode(BigInteger.TWO)),
            rsa(n, Base64URL.encode(BigInteger.TWO.pow(33).add(BigInteger.ONE))),
            rsa(n, huge),
            rsa(huge, Base64URL.encode(BigInteger.valueOf(65537))),
            rsa(even, Base64URL.encode(BigInteger.valueOf(65537)))));

    // Exponent 1 would make every text its own signature.
    assertThat(refusal()).contains("no key");
  }

  private static Map<String, Object> rsa(Base64URL n, Base64URL e) {
    return Map.of("kty", "RSA", "kid", "rsa", "n", n.toString(), "e", e.toString());
  }

  @Test
  void key_for_encryption_or_other_operations_is_not_used() {
    for (var member :
        List.<Map.Entry<String, Object>>of(
            Map.entry("use", "enc"),
            Map.entry("use", 1),
            Map.entry("key_ops", List.of("encrypt")),
            Map.entry("key_ops", "verify"),
            Map.entry("alg", "RSA-OAEP"),
            Map.entry("alg", 1),
            Map.entry("kid", "other"))) {
      var key = new HashMap<>(RawIssuer.RSA.toPublicJWK().toJSONObject());
      key.put(member.getKey(), member.getValue());
      issuer.publish(List.of(key));
      issuer.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));

      assertThat(refusal()).as(member.toString()).contains("no key");
    }
  }

  @Test
  void elliptic_key_off_its_curve_is_not_used() {
    var key = new HashMap<>(RawIssuer.elliptic(Curve.P_256, "k").toPublicJWK().toJSONObject());
    key.put("y", RawIssuer.elliptic(Curve.P_256, "k").getY().toString());
    issuer.publish(List.of(key));
    var token =
        RawIssuer.signed(
            RawIssuer.header(JWSAlgorithm.ES256).keyID("k").build(),
            issuer.claims(),
            RawIssuer.elliptic(Curve.P_256, "k"));

    assertThat(unverified(issuer.verify(token))).contains("no key");
  }

  @Test
  void private_halves_that_somebody_published_are_of_no_use() {
    JWK whole = RawIssuer.RSA;
    issuer.server.answer(RawIssuer.KEYS, new JWKSet(whole).toString(false));

    verified(issuer.verify(issuer.token()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":null}",
        "{\"keys\":\"x\"}",
        "[]",
        "null",
        "",
        "{\"keys\":[]}{}",
        "{\"keys\":[],\"keys\":[]}"
      })
  void set_that_is_none_is_refused(String set) {
    issuer.server.answer(RawIssuer.KEYS, set);

    assertThat(refusal()).contains("not to be had");
  }

  @Test
  void deep_nesting_and_long_numbers_in_documents_do_no_harm() {
    for (var document :
        List.of(
            "{\"keys\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "{\"keys\":[" + "{\"a\":".repeat(40_000) + "1" + "}".repeat(40_000) + "]}",
            "{\"keys\":[" + "9".repeat(200_000) + "]}",
            "{\"keys\":[1e" + "9".repeat(200_000) + "]}")) {
      issuer.server.answer(RawIssuer.KEYS, document);
      issuer.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));

      refusal();
    }
  }

  // How it is asked

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/keys",
        "/discovery/v2.0/keys?p=B2C_1_sign-in",
        "/realms/a%20b/certs",
        "/.well-known/jwks.json",
        "/keys?a=b&c=d",
        "/a/b:c@d;e=f,g~h/"
      })
  void request_is_plain_and_carries_nothing_of_the_token(String path) {
    issuer.discover(issuer.url, issuer.url + path);
    issuer.server.answer(path, new JWKSet(RawIssuer.RSA).toString(true));

    verified(issuer.verify(issuer.token()));

    assertThat(issuer.server.requests()).hasSize(2);
    assertThat(issuer.server.requests().getLast()).startsWith("GET " + path + " HTTP/1.1\n");
    for (var request : issuer.server.requests()) {
      assertThat(request.toLowerCase(Locale.ROOT))
          .contains("\nhost: 127.0.0.1:" + issuer.server.port() + "\n")
          .contains("\naccept: application/json\n")
          .contains("\naccept-encoding: identity\n")
          .contains("\nconnection: close\n")
          .doesNotContain("cookie", "authorization", "proxy");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/keys%0d%0aX-More:%20x",
        "/keys?x=%0d%0a%0d%0aGET%20/%20HTTP/1.1",
        "/a%2Fb",
        "/a/../b",
        "/keys?x=a+b",
        "/keys?x=%2F"
      })
  void address_that_would_become_another_is_not_asked(String path) {
    issuer.discover(issuer.url, issuer.url + path);

    refusal();

    assertThat(issuer.server.requests())
        .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("x-more"));
    // Either nothing was asked for, or exactly what was written.
    assertThat(issuer.server.requests().stream().skip(1))
        .allMatch(request -> request.startsWith("GET " + path + " HTTP/1.1\n"));
  }

  @Test
  void answer_that_ends_with_its_connection_or_comes_in_chunks_is_read() {
    var used = new AtomicBoolean();
    var set = new JWKSet(RawIssuer.RSA).toString(true);
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          used.set(true);
          to.write(
              RawServer.ascii(
                  "HTTP/1.0 200 OK\r\n\r\n{\"issuer\":\""
                      + issuer.url
                      + "\",\"jwks_uri\":\""
                      + issuer.url
                      + "/keys\"}"));
        });
    issuer.server.answer(
        RawIssuer.KEYS,
        to ->
            to.write(
                RawServer.ascii(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                        + set.substring(0, 5)
                        + "\r\n"
                        + Integer.toHexString(set.length() - 5)
                        + "\r\n"
                        + set.substring(5)
                        + "\r\n0\r\n\r\n")));

    verified(issuer.verify(issuer.token()));
    assertThat(used).isTrue();
  }
}
