package io.keyden.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does. */
public interface SigningKeyStoreContract {
  /** Noon of a day. */
  Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** The transactions of the store. */
  Transactions transactions();

  /** The store. */
  SigningKeyStore signingKeys();

  /** Adds a key. */
  default SigningKey inserted(String id, Instant created) {
    var key =
        new SigningKey(id, created, "{\"kid\":\"" + id + "\"}", new SealedPrivateKey(new byte[7]));
    transactions().write(() -> signingKeys().insert(key));
    return key;
  }

  @Test
  default void gives_all_keys_as_they_were_added_newest_first() {
    var old = inserted("b", NOON);
    var latest = inserted("a", NOON.plus(Duration.ofDays(90)));

    assertThat(transactions().read(signingKeys()::all)).containsExactly(latest, old);
  }

  @Test
  default void deletes_those_made_before_an_instant() {
    inserted("old", NOON);
    var good = inserted("good", NOON.plusMillis(1));

    transactions().write(() -> signingKeys().deleteCreatedBefore(NOON.plusMillis(1)));

    assertThat(transactions().read(signingKeys()::all)).containsExactly(good);
  }
}
