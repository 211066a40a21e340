package io.keyden.core.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of OIDC identities and of used subject tokens does. */
public interface OidcStoresContract {
  /** Noon of a day. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** The transactions of the stores. */
  Transactions transactions();

  /** The accounts that identities are of. */
  UserStore users();

  /** The store of identities. */
  OidcIdentityStore identities();

  /** The store of used tokens. */
  UsedSubjectTokenStore used();

  /** Adds a service account. */
  default UserId anyAccount(String username) {
    return transactions()
        .write(() -> {
          var user = KeyFixture.example(users().nextId(), username, true, NOON);
          users().insert(user);
          return user.id();
        });
  }

  /** Adds an identity. */
  default OidcIdentity inserted(UserId account, String name, Optional<String> audience) {
    return transactions()
        .write(() -> {
          var identity =
              new OidcIdentity(
                  identities().nextId(),
                  account,
                  name,
                  "https://issuer.example",
                  "repo:*",
                  audience);
          identities().insert(identity);
          return identity;
        });
  }

  /** The identity as it is stored. */
  default Optional<OidcIdentity> stored(OidcIdentityId id) {
    return transactions().read(() -> identities().get(id));
  }

  @Test
  default void finds_the_identities_of_an_account_as_they_were_added_oldest_first() {
    var account = anyAccount("pipeline");
    var first = inserted(account, "Zeta", Optional.empty());
    var second = inserted(account, "alpha", Optional.of("https://keys.example"));
    var other = inserted(anyAccount("other"), "Zeta", Optional.empty());

    assertThat(transactions().read(() -> identities().of(account))).containsExactly(first, second);
    assertThat(stored(second.id())).contains(second);
    assertThat(stored(other.id())).contains(other);
  }

  @Test
  default void replaces_an_identity() {
    var account = anyAccount("pipeline");
    var identity = inserted(account, "Deploy", Optional.of("audience"));
    var changed =
        new OidcIdentity(
            identity.id(), account, "Release", "https://other.example", "repo:x", Optional.empty());

    transactions().write(() -> identities().update(changed));

    assertThat(stored(identity.id())).contains(changed);
  }

  @Test
  default void deletes_an_identity_once_and_never_gives_its_id_again() {
    var account = anyAccount("pipeline");
    var identity = inserted(account, "Deploy", Optional.empty());

    boolean deleted = transactions().write(() -> identities().delete(identity.id()));
    boolean again = transactions().write(() -> identities().delete(identity.id()));

    assertThat(deleted).isTrue();
    assertThat(again).isFalse();
    assertThat(stored(identity.id())).isEmpty();
    assertThat(inserted(account, "Next", Optional.empty()).id()).isNotEqualTo(identity.id());
  }

  @Test
  default void deletes_the_identities_of_one_account_only() {
    var account = anyAccount("pipeline");
    var identity = inserted(account, "Deploy", Optional.empty());
    var other = inserted(anyAccount("other"), "Deploy", Optional.empty());

    transactions().write(() -> identities().deleteAllOf(account));

    assertThat(stored(identity.id())).isEmpty();
    assertThat(stored(other.id())).contains(other);
  }

  @Test
  default void a_token_is_used_once() {
    var token = SecretDigest.of("one");

    boolean first = transactions().write(() -> used().use(token, NOON));
    boolean second = transactions().write(() -> used().use(token, NOON.plusSeconds(1)));
    boolean other = transactions().write(() -> used().use(SecretDigest.of("two"), NOON));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(other).isTrue();
  }

  @Test
  default void forgets_only_tokens_that_ended_before_an_instant() {
    var ended = SecretDigest.of("ended");
    var good = SecretDigest.of("good");
    transactions()
        .write(() -> {
          used().use(ended, NOON);
          used().use(good, NOON.plusMillis(1));
        });

    transactions().write(() -> used().deleteEnded(NOON.plusMillis(1)));

    assertThat(transactions().<Boolean>write(() -> used().use(ended, NOON))).isTrue();
    assertThat(transactions().<Boolean>write(() -> used().use(good, NOON))).isFalse();
  }
}
