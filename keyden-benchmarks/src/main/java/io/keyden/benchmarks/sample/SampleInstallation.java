package io.keyden.benchmarks.sample;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.user.CreateUser;
import io.keyden.core.user.Identity;
import io.keyden.core.user.User;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlTransactions;
import io.keyden.storage.sql.SqlUserStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Accounts with keys, and the record of how each was made, as the API would leave them behind: the
 * same rows, in the same order, in a chain that verifies. Written straight to the stores, thousands
 * in a transaction, since the API would take an hour for as many.
 */
public final class SampleInstallation {
  /** How many accounts have {@link Size#keysOfListed} keys; they are spread over all. */
  public static final int LISTED = 10;

  private static final int ACCOUNTS_PER_TRANSACTION = 5_000;

  /**
   * Once for many accounts: in a large transaction each of SQLite's statements that count and give
   * back walks all that it keeps to undo the transaction.
   */
  private static final String COUNT_ACCOUNTS =
      "UPDATE counters SET last = last + ? WHERE name = 'users'";

  private static final String ID_PREFIX = "Users-";
  private static final int LIFE_DAYS = 180;

  /** The administrator, who made all of them. */
  private static final Actor MAKER =
      new Actor(
          "Users-1",
          "admin",
          false,
          "API key 'First key'",
          Optional.empty(),
          "API-LOA",
          new Origin("127.0.0.1", "benchmark"));

  private final SqlTransactions transactions;
  private final SqlUserStore users;
  private final SqlApiKeyStore keys;
  private final SqlEventStore events;
  private final RepeatableRandomness randomness;
  private final InstantSource clock;

  /**
   * How much there is to be.
   *
   * @param accounts at least {@value #LISTED}
   * @param keys of all accounts together, at least one each
   * @param keysOfListed how many of them each of {@value #LISTED} accounts has; the others have
   *     equal parts of the rest
   */
  public record Size(int accounts, int keys, int keysOfListed) {
    /** How many keys the account at {@code place} has. */
    int keysOf(int place) {
      if (listed(place)) {
        return keysOfListed;
      }
      long others = accounts - (long) LISTED;
      long rest = keys - (long) LISTED * keysOfListed;
      long before = place - (long) listedBefore(place);
      return (int) (rest * (before + 1) / others - rest * before / others);
    }

    /** Whether the account at {@code place} is one of those with the most keys. */
    boolean listed(int place) {
      return listedBefore(place + 1) > listedBefore(place);
    }

    private int listedBefore(int place) {
      return (int) ((long) place * LISTED / accounts);
    }
  }

  /**
   * An account and its first key.
   *
   * @param id the account
   * @param keyId the key
   * @param key what is presented; it guards nothing
   */
  public record Account(UserId id, ApiKeyId keyId, String key) {}

  /**
   * What was made.
   *
   * @param listed the accounts with the most keys
   * @param some of all accounts, spread evenly
   */
  public record Filled(List<Account> listed, List<Account> some) {}

  /**
   * Writes to the database of {@code transactions}, in which there is an administrator already.
   *
   * @param seed the same gives the same keys
   * @param clock when each is made; they are good for half a year
   */
  public SampleInstallation(SqlTransactions transactions, long seed, InstantSource clock) {
    this.transactions = transactions;
    this.users = new SqlUserStore(transactions);
    this.keys = new SqlApiKeyStore(transactions);
    this.events = new SqlEventStore(transactions);
    this.randomness = new RepeatableRandomness(seed);
    this.clock = clock;
  }

  /**
   * Adds as much as {@code size} says.
   *
   * @param wanted about how many accounts to give back in {@link Filled#some}
   */
  public Filled add(Size size, int wanted) {
    var filled = new Filled(new ArrayList<>(), new ArrayList<>());
    int step = Math.max(1, size.accounts() / wanted);
    for (int from = 0; from < size.accounts(); from += ACCOUNTS_PER_TRANSACTION) {
      int first = from;
      int after = Math.min(from + ACCOUNTS_PER_TRANSACTION, size.accounts());
      transactions.write(() -> {
        long number = number(users.nextId());
        transactions.sql().update(COUNT_ACCOUNTS, after - first - 1);
        for (int place = first; place < after; place++) {
          var id = new UserId(ID_PREFIX + (number + place - first));
          var account = addAccount(id, place, size.keysOf(place));
          if (size.listed(place)) {
            filled.listed().add(account);
          }
          if (place % step == 0) {
            filled.some().add(account);
          }
        }
      });
    }
    return filled;
  }

  private static long number(UserId id) {
    return Long.parseLong(id.value().substring(ID_PREFIX.length()));
  }

  private Account addAccount(UserId id, int place, int count) {
    var now = now();
    var user = user(id, place, now);
    users.insert(user);
    events.append(now, MAKER, CreateUser.created(user));
    var first = addKey(user, 0);
    for (int number = 1; number < count; number++) {
      addKey(user, number);
    }
    return first;
  }

  /** People, known to a provider of identities, and service accounts in turn. */
  private User user(UserId id, int place, Instant now) {
    boolean service = place % 2 == 1;
    var name = (service ? "pipeline-" : "person-") + number(id);
    var address = name + "@example.com";
    return new User(
        id,
        name,
        (service ? "Pipeline of " : "Person of ") + id.value(),
        service ? Optional.empty() : Optional.of(address),
        true,
        service,
        service
            ? List.of()
            : List.of(new Identity("Azure AD", Map.of("email", new Identity.Claim(address, true)))),
        new UUID(randomness.below(Integer.MAX_VALUE), randomness.below(Integer.MAX_VALUE)),
        now);
  }

  @RevealsSecret(because = "what measures presents the key")
  private Account addKey(User owner, int number) {
    var now = now();
    var secret = KeyFormat.generate(randomness);
    var key =
        new ApiKey(
            CreateApiKey.newId(randomness),
            owner.id(),
            new Purpose("Deployment step " + number),
            secret.hint(),
            ActorType.USER,
            now,
            Optional.of(now.plus(LIFE_DAYS, ChronoUnit.DAYS)),
            new LastUse.Never());
    keys.insert(key, secret.digest());
    events.append(now, MAKER, CreateApiKey.created(key, owner));
    return new Account(owner.id(), key.id(), secret.reveal());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
