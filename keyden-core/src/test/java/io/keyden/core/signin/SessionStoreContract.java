package io.keyden.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.id.ApiKeyId;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of sessions does. */
public interface SessionStoreContract {
  /** Noon of a day. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** The transactions of the stores. */
  Transactions transactions();

  /** The accounts that sessions are of. */
  UserStore users();

  /** The store. */
  SessionStore sessions();

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

  /** Adds a session. */
  default Session inserted(UserId user, Instant created, boolean remembered, String secret) {
    return transactions()
        .write(() ->
            sessions()
                .insert(
                    new NewSession(user, created, remembered, Optional.empty()),
                    SecretDigest.of(secret)));
  }

  /** The session with this secret. */
  default Optional<Session> found(String secret) {
    return transactions().read(() -> sessions().byDigest(SecretDigest.of(secret)));
  }

  @Test
  default void finds_a_session_by_its_digest_as_it_was_added() {
    var ada = anyUser("ada");
    var key = new ApiKeyId("apikeys-0123456789abcdefghijklmnop");

    var session =
        transactions()
            .write(() ->
                sessions()
                    .insert(
                        new NewSession(ada, NOON, true, Optional.of(key)),
                        SecretDigest.of("secret")));

    assertThat(found("secret")).contains(session);
    assertThat(session)
        .isEqualTo(new Session(session.id(), ada, NOON, NOON, true, Optional.of(key)));
    assertThat(found("another")).isEmpty();
  }

  @Test
  default void deleted_session_is_gone_and_announced_and_its_id_is_not_given_again() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada = anyUser("ada");
    var session = inserted(ada, NOON, false, "secret");

    boolean deleted = transactions().write(() -> sessions().delete(session.id()));
    boolean again = transactions().write(() -> sessions().delete(session.id()));

    assertThat(deleted).isTrue();
    assertThat(again).isFalse();
    assertThat(found("secret")).isEmpty();
    assertThat(transactions().read(() -> sessions().contains(session.id()))).isFalse();
    assertThat(changes).containsExactly(new SessionEnded(SecretDigest.of("secret")));
    assertThat(inserted(ada, NOON, false, "next").id()).isNotEqualTo(session.id());
  }

  @Test
  default void deletes_all_sessions_of_one_account_only() {
    var changes = new ArrayList<Change>();
    transactions().listen(changes::add);
    var ada = anyUser("ada");
    var bob = anyUser("bob");
    inserted(ada, NOON, false, "first");
    inserted(ada, NOON, true, "second");
    var other = inserted(bob, NOON, false, "other");

    transactions().write(() -> sessions().deleteAllOf(ada));

    assertThat(found("first")).isEmpty();
    assertThat(found("second")).isEmpty();
    assertThat(found("other")).contains(other);
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new SessionEnded(SecretDigest.of("first")),
            new SessionEnded(SecretDigest.of("second")));
  }

  @Test
  default void use_moves_forward_only_and_passes_over_what_is_gone() {
    var ada = anyUser("ada");
    inserted(ada, NOON, false, "secret");
    var later = NOON.plus(Duration.ofMinutes(3));

    for (var use : List.of(later, NOON.plus(Duration.ofMinutes(1)))) {
      transactions()
          .write(() ->
              sessions()
                  .noteUse(Map.of(SecretDigest.of("secret"), use, SecretDigest.of("gone"), use)));
    }

    assertThat(found("secret").map(Session::lastSeen)).contains(later);
    assertThat(found("gone")).isEmpty();
  }

  @Test
  default void sweeps_the_old_and_the_idle_but_no_remembered_idle_one() {
    var ada = anyUser("ada");
    inserted(ada, NOON.minus(Duration.ofDays(30)), true, "old");
    inserted(ada, NOON.minus(Duration.ofDays(2)), true, "remembered");
    inserted(ada, NOON.minus(Duration.ofDays(2)), false, "idle");
    inserted(ada, NOON, false, "fresh");

    int swept =
        transactions()
            .write(() ->
                sessions()
                    .deleteEnded(NOON.minus(Duration.ofDays(20)), NOON.minus(Duration.ofHours(1))));

    assertThat(swept).isEqualTo(2);
    assertThat(found("old")).isEmpty();
    assertThat(found("idle")).isEmpty();
    assertThat(found("remembered")).isPresent();
    assertThat(found("fresh")).isPresent();
  }
}
