package io.keyden.benchmarks.sample;

import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.user.User;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sql.SqlUserStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Service accounts with keys, written straight to the stores, thousands in a transaction: the API
 * would take minutes for as many. No audit events are written for them.
 */
public final class SampleKeys {
  private static final int KEYS_PER_ACCOUNT = 100;
  private static final int KEYS_PER_TRANSACTION = 10_000;
  private static final int LIFE_DAYS = 180;

  private final SqlTransactions transactions;
  private final SqlUserStore users;
  private final SqlApiKeyStore keys;
  private final RepeatableRandomness randomness;
  private final Instant now;

  /**
   * Writes to the database of {@code transactions}.
   *
   * @param seed the same gives the same keys
   * @param now when they are made; they are good for half a year
   */
  public SampleKeys(SqlTransactions transactions, long seed, Instant now) {
    this.transactions = transactions;
    this.users = new SqlUserStore(transactions);
    this.keys = new SqlApiKeyStore(transactions);
    this.randomness = new RepeatableRandomness(seed);
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Adds {@code count} keys, a hundred to an account, and gives their texts. */
  public List<String> add(int count) {
    var texts = new ArrayList<String>(count);
    while (texts.size() < count) {
      int more = Math.min(KEYS_PER_TRANSACTION, count - texts.size());
      texts.addAll(transactions.write(() -> addNow(more)));
    }
    return texts;
  }

  private List<String> addNow(int count) {
    var texts = new ArrayList<String>(count);
    while (texts.size() < count) {
      var owner = addAccount();
      int more = Math.min(KEYS_PER_ACCOUNT, count - texts.size());
      for (int i = 0; i < more; i++) {
        texts.add(addKey(owner, i));
      }
    }
    return texts;
  }

  /** Adds a service account. */
  private UserId addAccount() {
    var id = users.nextId();
    users.insert(
        new User(
            id,
            "pipeline-" + id,
            "Pipeline of " + id,
            Optional.empty(),
            true,
            true,
            List.of(),
            new UUID(randomness.below(Integer.MAX_VALUE), randomness.below(Integer.MAX_VALUE)),
            now));
    return id;
  }

  @RevealsSecret(because = "what measures presents the key")
  private String addKey(UserId owner, int number) {
    var secret = KeyFormat.generate(randomness);
    keys.insert(
        new ApiKey(
            CreateApiKey.newId(randomness),
            owner,
            new Purpose("Deployment step " + number),
            secret.hint(),
            ActorType.USER,
            now,
            Optional.of(now.plus(LIFE_DAYS, ChronoUnit.DAYS)),
            new LastUse.Never()),
        secret.digest());
    return secret.reveal();
  }
}
