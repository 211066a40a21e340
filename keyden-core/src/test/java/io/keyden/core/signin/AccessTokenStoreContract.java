package io.keyden.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Change;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of access tokens does. */
public interface AccessTokenStoreContract {
  /** Noon of a day. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** What tokens are exchanged by. */
  OidcIdentityId IDENTITY = new OidcIdentityId("ServiceAccountOidcIdentities-3");

  /** The transactions of the stores. */
  Transactions transactions();

  /** The accounts that tokens are of. */
  UserStore users();

  /** The store. */
  AccessTokenStore tokens();

  /** Adds an account. */
  default UserId anyUser(String username) {
    return transactions()
        .write(() -> {
          var user =
              new User(
                  users().nextId(),
                  username,
                  username,
                  Optional.empty(),
                  true,
                  false,
                  List.of(),
                  UUID.randomUUID(),
                  NOON);
          users().insert(user);
          return user.id();
        });
  }

  /** Adds a token. */
  default AccessToken inserted(UserId user, Instant expires, String secret) {
    return transactions()
        .write(() ->
            tokens()
                .insert(
                    new NewAccessToken(user, NOON, expires, Optional.empty(), Optional.empty()),
                    SecretDigest.of(secret)));
  }

  /** The token with this secret. */
  default Optional<AccessToken> found(String secret) {
    return transactions().read(() -> tokens().byDigest(SecretDigest.of(secret)));
  }

  @Test
  default void finds_a_token_by_its_digest_as_it_was_added() {
    var ada = anyUser("ada");
    var key = new ApiKeyId("apikeys-0123456789abcdefghijklmnop");
    var end = NOON.plus(Duration.ofHours(1));

    var token =
        transactions()
            .write(() ->
                tokens()
                    .insert(
                        new NewAccessToken(ada, NOON, end, Optional.of(key), Optional.of(IDENTITY)),
                        SecretDigest.of("secret")));

    assertThat(token)
        .isEqualTo(
            new AccessToken(token.id(), ada, NOON, end, Optional.of(key), Optional.of(IDENTITY)));
    assertThat(found("secret")).contains(token);
    assertThat(transactions().read(() -> tokens().contains(token.id()))).isTrue();
    assertThat(found("another")).isEmpty();
  }

  @Test
  default void deletes_all_tokens_of_one_account_only_and_announces_each() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada = anyUser("ada");
    var bob = anyUser("bob");
    var first = inserted(ada, NOON.plus(Duration.ofHours(1)), "first");
    inserted(ada, NOON.plus(Duration.ofHours(1)), "second");
    var other = inserted(bob, NOON.plus(Duration.ofHours(1)), "other");

    transactions().write(() -> tokens().deleteAllOf(ada));

    assertThat(found("first")).isEmpty();
    assertThat(found("second")).isEmpty();
    assertThat(found("other")).contains(other);
    assertThat(transactions().read(() -> tokens().contains(first.id()))).isFalse();
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new AccessTokenEnded(SecretDigest.of("first")),
            new AccessTokenEnded(SecretDigest.of("second")));
  }

  @Test
  default void deletes_all_tokens_by_one_identity_only_and_announces_each() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada = anyUser("ada");
    var end = NOON.plus(Duration.ofHours(1));
    inserted(ada, end, "by nobody");
    transactions()
        .write(() -> {
          for (int number = 3; number <= 4; number++) {
            var identity = new OidcIdentityId("ServiceAccountOidcIdentities-" + number);
            tokens()
                .insert(
                    new NewAccessToken(ada, NOON, end, Optional.empty(), Optional.of(identity)),
                    SecretDigest.of("by " + number));
          }
        });

    transactions().write(() -> tokens().deleteAllBy(IDENTITY));

    assertThat(found("by 3")).isEmpty();
    assertThat(found("by 4")).isPresent();
    assertThat(found("by nobody")).isPresent();
    assertThat(changes).containsExactly(new AccessTokenEnded(SecretDigest.of("by 3")));
  }

  @Test
  default void sweeps_what_ended_before_an_instant() {
    var ada = anyUser("ada");
    inserted(ada, NOON, "ended");
    inserted(ada, NOON.plus(Duration.ofMinutes(1)), "good");

    int swept = transactions().write(() -> tokens().deleteEnded(NOON.plusMillis(1)));

    assertThat(swept).isEqualTo(1);
    assertThat(found("ended")).isEmpty();
    assertThat(found("good")).isPresent();
  }
}
