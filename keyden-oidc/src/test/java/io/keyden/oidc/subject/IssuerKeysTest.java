package io.keyden.oidc.subject;

import static io.keyden.oidc.subject.Verifications.unverified;
import static io.keyden.oidc.subject.Verifications.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long keys are remembered, and how often an issuer is asked. */
class IssuerKeysTest {
  private final RawIssuer issuer = new RawIssuer();
  private final RSAKey turned = RawIssuer.rsa("turned");

  @AfterEach
  void close() {
    issuer.close();
  }

  private void advance(Duration by) {
    issuer.now.updateAndGet(now -> now.plus(by));
  }

  private long asked() {
    return issuer.server.requests(RawIssuer.KEYS);
  }

  private String signedBy(RSAKey key) {
    return RawIssuer.signed(
        RawIssuer.header(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), issuer.claims(), key);
  }

  private void fail() {
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> to.write(RawServer.ascii("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")));
  }

  @Test
  void keys_are_remembered_for_an_hour() {
    verified(issuer.verify(issuer.token()));
    advance(Duration.ofMinutes(59));
    verified(issuer.verify(issuer.token()));
    assertThat(asked()).isEqualTo(1);

    advance(Duration.ofMinutes(1));
    verified(issuer.verify(issuer.token()));

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void token_signed_by_a_new_key_is_verified_at_once() {
    verified(issuer.verify(issuer.token()));
    issuer.publish(turned);
    advance(Duration.ofSeconds(1));

    verified(issuer.verify(signedBy(turned)));

    assertThat(unverified(issuer.verify(issuer.token()))).contains("no key");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void new_key_under_the_old_id_is_found_too() {
    verified(issuer.verify(issuer.token()));
    issuer.publish(RawIssuer.FOREIGN);
    advance(Duration.ofSeconds(1));

    verified(issuer.verify(signedBy(RawIssuer.FOREIGN)));

    assertThat(unverified(issuer.verify(issuer.token()))).contains("signature");
  }

  @Test
  void withdrawn_key_is_not_good_after_an_hour() {
    verified(issuer.verify(issuer.token()));
    issuer.publish(turned);
    advance(Duration.ofHours(1));

    assertThat(unverified(issuer.verify(issuer.token()))).contains("no key");
  }

  @Test
  void unknown_keys_make_an_issuer_asked_once_in_thirty_seconds() {
    verified(issuer.verify(issuer.token()));
    for (int i = 0; i < 20; i++) {
      advance(Duration.ofSeconds(1));
      unverified(issuer.verify(signedBy(RawIssuer.rsa("unknown"))));
      unverified(issuer.verify(signedBy(RawIssuer.FOREIGN)));
    }
    assertThat(asked()).isEqualTo(2);

    advance(Duration.ofSeconds(30));
    unverified(issuer.verify(signedBy(RawIssuer.FOREIGN)));

    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void first_token_of_an_issuer_asks_once_even_if_it_is_not_its() {
    unverified(issuer.verify(signedBy(RawIssuer.FOREIGN)));

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void while_the_issuer_is_down_its_keys_are_good_for_four_hours() {
    verified(issuer.verify(issuer.token()));
    fail();
    advance(Duration.ofHours(4).minusSeconds(1));
    verified(issuer.verify(issuer.token()));

    advance(Duration.ofSeconds(1));

    assertThat(unverified(issuer.verify(issuer.token()))).contains("not to be had").contains("503");
  }

  @Test
  void issuer_that_failed_is_left_alone_for_ten_seconds() {
    fail();
    for (int i = 0; i < 5; i++) {
      assertThat(unverified(issuer.verify(issuer.token()))).contains("503");
    }
    assertThat(issuer.server.requests(RawIssuer.DISCOVERY)).isEqualTo(1);
    issuer.discover(issuer.url, issuer.url + RawIssuer.KEYS);
    assertThat(unverified(issuer.verify(issuer.token()))).contains("503");

    advance(IssuerKeys.PAUSE_AFTER_FAILURE);

    verified(issuer.verify(issuer.token()));
  }

  @Test
  void failure_to_find_a_new_key_leaves_the_known_ones_good() {
    verified(issuer.verify(issuer.token()));
    fail();
    advance(Duration.ofSeconds(1));

    unverified(issuer.verify(signedBy(turned)));

    verified(issuer.verify(issuer.token()));
  }

  @Test
  void many_at_once_make_one_request() throws Exception {
    var go = new CountDownLatch(1);
    var inside = new CountDownLatch(1);
    issuer.server.answer(
        RawIssuer.KEYS,
        to -> {
          inside.countDown();
          go.await();
          to.write(RawServer.ok("{\"keys\":[" + RawIssuer.RSA.toPublicJWK().toJSONString() + "]}"));
        });
    var token = issuer.token();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verification>> results = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        results.add(threads.submit(() -> issuer.verify(token)));
      }
      inside.await();
      go.countDown();
      for (var result : results) {
        verified(result.get());
      }
    }
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void whoever_finds_somebody_asking_goes_on_with_keys_that_are_good_enough() throws Exception {
    verified(issuer.verify(issuer.token()));
    advance(Duration.ofHours(2));
    var go = new CountDownLatch(1);
    var inside = new CountDownLatch(1);
    issuer.server.answer(
        RawIssuer.DISCOVERY,
        to -> {
          inside.countDown();
          go.await();
          throw new IOException("nothing comes");
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> issuer.verify(issuer.token()));
      inside.await();

      verified(issuer.verify(issuer.token()));

      assertThat(first.isDone()).isFalse();
      go.countDown();
      verified(first.get());
    }
  }

  @Test
  void issuers_are_remembered_up_to_a_number() throws Exception {
    var keys =
        new IssuerKeys(
            new IssuerDocuments(
                new DocumentFetch(
                    ReachableNetworks.of(List.of(), true),
                    Names.OF_THE_SYSTEM,
                    Limits.DEFAULT,
                    RawIssuer.trust()),
                ReachableNetworks.of(List.of(), true),
                Limits.DEFAULT),
            issuer.now::get);
    assertThat(keys.of(issuer.url).keys()).hasSize(1);

    for (int i = 0; i < IssuerKeys.ISSUERS_MAX; i++) {
      try {
        keys.of("ftp://issuer" + i);
      } catch (UnverifiedException e) {
        assertThat(e.reason()).contains("only HTTPS");
      }
    }
    assertThat(keys.of(issuer.url).keys()).hasSize(1);

    assertThat(asked()).isEqualTo(2);
  }
}
