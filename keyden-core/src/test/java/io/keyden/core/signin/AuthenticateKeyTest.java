package io.keyden.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyFilter;
import io.keyden.core.key.ApiKeyOrder;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.CreatedApiKey;
import io.keyden.core.key.EndCounts;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyFixture;
import io.keyden.core.key.KeyUse;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.OwnedApiKey;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.store.Cache;
import io.keyden.core.store.Caches;
import io.keyden.core.store.ForwardingTransactions;
import io.keyden.core.store.InMemoryCaches;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.time.SteadyClock;
import io.keyden.core.user.Accounts;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AuthenticateKeyTest {
  private final KeyFixture fixture = new KeyFixture();
  private final CountingTransactions transactions = new CountingTransactions(fixture.transactions);
  private final CountingKeys keys = new CountingKeys(fixture.keys);
  private final PausingCaches caches = new PausingCaches();
  private final SteadyClock clock = new SteadyClock(fixture.clock, Instant.EPOCH);
  private final Accounts accounts =
      new Accounts(transactions, fixture.users, fixture::grantsOf, caches);
  private final KeyUse use = new KeyUse(transactions, keys);
  private final AuthenticateKey authenticate =
      new AuthenticateKey(transactions, keys, accounts, use, clock, caches);

  private final User ada = fixture.person("ada", Grants.ALL);
  private final CreatedApiKey created = fixture.keyOf(ada, Optional.of(Duration.ofDays(1)));

  @Test
  void a_good_key_says_who_calls_with_which_rights() {
    var authentication = authenticate(created);

    assertThat(authentication)
        .isEqualTo(
            new Authentication.Authenticated(
                new Caller(ada.principal(), created.key().proof(), Grants.ALL, KeyFixture.ORIGIN)));
  }

  @Test
  void a_good_key_is_looked_up_once_however_often_it_is_presented() {
    for (int i = 0; i < 100; i++) {
      assertGood();
    }

    assertThat(keys.lookUps).hasValue(1);
  }

  @Test
  void nothing_is_ever_written() {
    assertGood();
    assertRejected(authenticate("API-ABCDEFGHIJKLMNOPQRSTUVWXYZ"), Rejection.UNKNOWN_KEY);
    assertRejected(authenticate("password"), Rejection.MALFORMED_KEY);

    assertThat(transactions.writes).hasValue(0);
    assertThat(fixture.recorded()).isEmpty();
  }

  @Test
  void an_unknown_key_is_refused_each_time_by_one_look_up() {
    assertOneLookUpEach(
        () -> authenticate("API-ABCDEFGHIJKLMNOPQRSTUVWXYZ"), Rejection.UNKNOWN_KEY);
  }

  @Test
  void what_has_no_form_of_a_key_is_refused_each_time_by_one_look_up_and_shows_no_hint() {
    for (var text : List.of("", "API-", "secret-password", "API-abc", "x".repeat(100_000), "\0")) {
      assertOneLookUpEach(() -> authenticate(text), Rejection.MALFORMED_KEY);
      assertThat(((Authentication.Rejected) authenticate(text)).hint()).isEmpty();
    }
  }

  @Test
  void an_expired_key_is_refused_each_time_by_one_look_up() {
    fixture.clock.advance(Duration.ofDays(2));

    assertOneLookUpEach(() -> authenticate(created), Rejection.EXPIRED_KEY);
  }

  @Test
  void a_key_that_expires_while_it_is_remembered_is_refused_by_one_look_up() {
    assertGood();
    fixture.clock.advance(Duration.ofDays(1));

    assertOneLookUpEach(() -> authenticate(created), Rejection.EXPIRED_KEY);
  }

  @Test
  void a_key_of_a_disabled_owner_is_refused_each_time_by_one_look_up() {
    assertGood();
    fixture.setActive(ada, false);

    assertOneLookUpEach(() -> authenticate(created), Rejection.DISABLED_OWNER);
  }

  @Test
  void a_revoked_key_is_refused_each_time_by_one_look_up() {
    assertGood();
    revoke();

    assertOneLookUpEach(() -> authenticate(created), Rejection.UNKNOWN_KEY);
  }

  @Test
  void a_key_is_good_to_the_last_millisecond_and_not_at_its_end() {
    fixture.clock.advance(Duration.ofDays(1).minusMillis(1));
    assertGood();

    fixture.clock.advance(Duration.ofMillis(1));

    assertRejected(authenticate(created), Rejection.EXPIRED_KEY);
  }

  @Test
  void an_expired_key_stays_refused_when_the_wall_clock_is_set_back() {
    fixture.clock.advance(Duration.ofDays(1));
    assertRejected(authenticate(created), Rejection.EXPIRED_KEY);

    fixture.clock.advance(Duration.ofHours(-1));

    assertRejected(authenticate(created), Rejection.EXPIRED_KEY);
  }

  @Test
  void an_owner_who_is_enabled_again_may_use_the_key_again() {
    fixture.setActive(ada, false);
    assertRejected(authenticate(created), Rejection.DISABLED_OWNER);

    fixture.setActive(ada, true);

    assertGood();
  }

  @Test
  void a_key_of_an_owner_who_is_gone_is_unknown() {
    assertGood();

    fixture.transactions.write(() -> fixture.users.delete(ada.id()));

    assertRejected(authenticate(created), Rejection.UNKNOWN_KEY);
  }

  @Test
  void a_refused_key_is_named_for_the_log_if_there_is_one() {
    fixture.clock.advance(Duration.ofDays(1));

    var rejected = (Authentication.Rejected) authenticate(created);

    assertThat(rejected.key()).contains(created.key());
    assertThat(rejected.hint()).isEqualTo(created.key().hint().text());
  }

  @Test
  void the_use_of_a_good_key_is_noted_and_of_a_refused_one_is_not() {
    assertGood();
    var used = fixture.clock.instant();
    fixture.clock.advance(Duration.ofDays(1));
    assertRejected(authenticate(created), Rejection.EXPIRED_KEY);

    use.flush();

    assertThat(fixture.stored(ada))
        .singleElement()
        .satisfies(key -> {
          assertThat(key.lastUse()).isInstanceOf(LastUse.At.class);
          assertThat(((LastUse.At) key.lastUse()).instant()).isBetween(used, used.plusSeconds(60));
        });
  }

  @Test
  void a_key_that_is_revoked_while_it_is_loaded_is_refused_at_once() throws Exception {
    var loaded = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    caches.afterLoad =
        () -> {
          loaded.countDown();
          await(goOn);
        };
    var early = CompletableFuture.supplyAsync(() -> authenticate(created));
    await(loaded);
    caches.afterLoad = () -> {};

    // The store has said that the key is good; the cache has not noted it yet.
    revoke();
    goOn.countDown();
    var begunBefore = early.get(10, TimeUnit.SECONDS);

    assertThat(begunBefore).isInstanceOf(Authentication.Authenticated.class);
    assertRejected(authenticate(created), Rejection.UNKNOWN_KEY);
  }

  @Test
  void an_owner_who_is_disabled_while_being_loaded_is_refused_at_once() throws Exception {
    var loaded = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    caches.afterLoad =
        () -> {
          loaded.countDown();
          await(goOn);
        };
    var early = CompletableFuture.supplyAsync(() -> accounts.find(ada.id()));
    await(loaded);
    caches.afterLoad = () -> {};

    fixture.setActive(ada, false);
    goOn.countDown();
    var begunBefore = early.get(10, TimeUnit.SECONDS);

    assertThat(begunBefore).isPresent();
    assertRejected(authenticate(created), Rejection.DISABLED_OWNER);
  }

  @Test
  void the_use_of_a_key_that_was_revoked_since_is_not_written() {
    assertGood();
    revoke();
    transactions.writes.set(0);

    use.flush();

    assertThat(transactions.writes).hasValue(0);
  }

  private void assertOneLookUpEach(Supplier<Authentication> attempt, Rejection reason) {
    for (int i = 0; i < 3; i++) {
      keys.lookUps.set(0);
      assertRejected(attempt.get(), reason);
      assertThat(keys.lookUps).hasValue(1);
    }
  }

  private void assertGood() {
    assertThat(authenticate(created)).isInstanceOf(Authentication.Authenticated.class);
  }

  private static void assertRejected(Authentication authentication, Rejection reason) {
    assertThat(authentication)
        .isInstanceOfSatisfying(
            Authentication.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private void revoke() {
    fixture.transactions.write(() -> fixture.keys.delete(created.key().id()));
  }

  private Authentication authenticate(String presented) {
    return authenticate.authenticate(Secret.of(presented), KeyFixture.ORIGIN);
  }

  @RevealsSecret(because = "the test presents the key")
  private Authentication authenticate(CreatedApiKey key) {
    return authenticate(key.secret().reveal());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts writes. */
  private static final class CountingTransactions extends ForwardingTransactions {
    private final AtomicInteger writes = new AtomicInteger();

    CountingTransactions(Transactions transactions) {
      super(transactions);
    }

    @Override
    public <T> T write(Supplier<T> work) {
      writes.incrementAndGet();
      return super.write(work);
    }
  }

  /** Counts look-ups by digest. */
  private static final class CountingKeys implements ApiKeyStore {
    private final ApiKeyStore keys;
    private final AtomicInteger lookUps = new AtomicInteger();

    CountingKeys(ApiKeyStore keys) {
      this.keys = keys;
    }

    @Override
    public Optional<ApiKey> byDigest(KeyDigest digest) {
      lookUps.incrementAndGet();
      return keys.byDigest(digest);
    }

    @Override
    public void insert(ApiKey key, KeyDigest digest) {
      keys.insert(key, digest);
    }

    @Override
    public Optional<ApiKey> get(ApiKeyId id) {
      return keys.get(id);
    }

    @Override
    public boolean delete(ApiKeyId id) {
      return keys.delete(id);
    }

    @Override
    public List<ApiKey> deleteAllOf(UserId owner) {
      return keys.deleteAllOf(owner);
    }

    @Override
    public Page<OwnedApiKey> find(ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
      return keys.find(filter, order, page);
    }

    @Override
    public EndCounts countEnds(ApiKeyFilter filter, List<Instant> bounds) {
      return keys.countEnds(filter, bounds);
    }

    @Override
    public void noteUse(Map<ApiKeyId, Instant> uses) {
      keys.noteUse(uses);
    }
  }

  /** Caches that can be stopped between what the store said and their noting it. */
  private static final class PausingCaches implements Caches {
    private final Caches caches = new InMemoryCaches();
    private volatile Runnable afterLoad = () -> {};

    @Override
    public void invalidateAll() {
      caches.invalidateAll();
    }

    @Override
    public <K, V> Cache<K, V> create(String name, int entriesMax) {
      Cache<K, V> cache = caches.create(name, entriesMax);
      return new Cache<>() {
        @Override
        public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
          return cache.get(
              key,
              wanted -> {
                var loaded = load.apply(wanted);
                afterLoad.run();
                return loaded;
              });
        }

        @Override
        public Optional<V> invalidate(K key) {
          return cache.invalidate(key);
        }

        @Override
        public void invalidateAll() {
          cache.invalidateAll();
        }
      };
    }
  }
}
