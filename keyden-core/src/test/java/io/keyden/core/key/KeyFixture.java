package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Proof;
import io.keyden.core.access.ProofCheck;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.chance.SeededRandomness;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.settings.InMemorySettingsStore;
import io.keyden.core.signin.GoodProof;
import io.keyden.core.signin.InMemoryAccessTokenStore;
import io.keyden.core.signin.InMemorySessionStore;
import io.keyden.core.signin.NewSession;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts, keys and the record in memory, with a clock that stands still. */
public final class KeyFixture {
  /** Where everybody calls from. */
  public static final Origin ORIGIN = new Origin("192.0.2.7", "curl/8");

  /** The transactions of all stores. */
  public final InMemoryTransactions transactions = new InMemoryTransactions();

  /** The accounts. */
  public final InMemoryUserStore users = new InMemoryUserStore(transactions);

  /** The keys. */
  public final InMemoryApiKeyStore keys = new InMemoryApiKeyStore(transactions, users);

  /** The settings. */
  public final InMemorySettingsStore settings = new InMemorySettingsStore(transactions);

  /** The record. */
  public final InMemoryEventStore events = new InMemoryEventStore(transactions);

  /** The clock. */
  public final ManualClock clock = ManualClock.atNoon();

  /** Chance that repeats itself. */
  public final SeededRandomness randomness = new SeededRandomness(1);

  private final Map<UserId, Grants> grants = new HashMap<>();

  /** The rights of an account. */
  public Grants grantsOf(UserId id) {
    return grants.getOrDefault(id, Grants.NONE);
  }

  /** Asks the stores whether what a caller came with is still good. */
  public ProofCheck proofs() {
    var sessions = new InMemorySessionStore(transactions);
    transactions.write(() -> {
      // The one that callers come with.
      sessions.insert(
          new NewSession(new UserId("Users-1"), clock.instant(), false, Optional.empty()),
          SecretDigest.of("session"));
    });
    return new GoodProof(keys, sessions, new InMemoryAccessTokenStore(transactions), clock);
  }

  /** Writes to the record. */
  public Audit audit() {
    return new Audit(events, clock);
  }

  /** Adds a person with these rights. */
  public User person(String username, Grants rights) {
    return add(username, false, rights);
  }

  /** Adds a service account with these rights. */
  public User serviceAccount(String username, Grants rights) {
    return add(username, true, rights);
  }

  private User add(String username, boolean service, Grants rights) {
    return transactions.write(() -> {
      var user = example(users.nextId(), username, service, clock.instant());
      users.insert(user);
      grants.put(user.id(), rights);
      return user;
    });
  }

  /** An active account that is not stored. */
  public static User example(UserId id, String username, boolean service, Instant created) {
    return new User(
        id,
        username,
        username,
        Optional.empty(),
        true,
        service,
        List.of(),
        new UUID(1, Long.parseLong(id.value().substring("Users-".length()))),
        created);
  }

  /** Lets an account be used or not. */
  public void setActive(User user, boolean active) {
    transactions.write(() ->
        users.update(
            new User(
                user.id(),
                user.username(),
                user.displayName(),
                user.emailAddress(),
                active,
                user.service(),
                user.identities(),
                user.externalId(),
                user.created())));
  }

  /** Sets what the settings say about keys. */
  public void setKeyRules(boolean userApiKeysEnabled, Optional<Integer> maximumExpiryDays) {
    var defaults = AuthenticationSettings.DEFAULTS;
    transactions.write(() ->
        settings.save(
            new AuthenticationSettings(
                defaults.autoLoginEnabled(),
                defaults.selfServiceIdentityEditingEnabled(),
                defaults.trustedRedirectUrls(),
                defaults.cookieDomain(),
                defaults.sessionTimeout(),
                defaults.maximumSessionDuration(),
                defaults.rememberMeEnabled(),
                userApiKeysEnabled,
                defaults.apiKeyDefaultExpiryDays(),
                maximumExpiryDays,
                defaults.oidcIssuerUrl(),
                defaults.passwordSignInEnabled())));
  }

  /** {@code user}, signed in with a session. */
  public Caller caller(User user) {
    return new Caller(
        user.principal(), new Proof.Session(1, Optional.empty()), grantsOf(user.id()), ORIGIN);
  }

  /** {@code user}, who uses {@code key}. */
  public Caller caller(User user, ApiKey key) {
    return new Caller(user.principal(), key.proof(), grantsOf(user.id()), ORIGIN);
  }

  /** A key that is not stored, made now. */
  public ApiKey exampleKey(String id, KeyHint hint) {
    return new ApiKey(
        new ApiKeyId(id),
        new UserId("Users-1"),
        new Purpose("Build"),
        hint,
        ActorType.USER,
        clock.instant(),
        Optional.empty(),
        new LastUse.Never());
  }

  /** Adds a key of {@code owner} that ends after {@code life} or never. */
  public CreatedApiKey keyOf(User owner, Optional<Duration> life) {
    return transactions.write(() -> {
      var secret = KeyFormat.generate(randomness);
      var key =
          new ApiKey(
              CreateApiKey.newId(randomness),
              owner.id(),
              new Purpose("Fixture"),
              secret.hint(),
              ActorType.USER,
              clock.instant(),
              life.map(clock.instant()::plus),
              new LastUse.Never());
      keys.insert(key, secret.digest());
      return new CreatedApiKey(key, secret);
    });
  }

  /** The stored keys of {@code owner}. */
  public List<ApiKey> stored(User owner) {
    return transactions.read(
        () -> keys.ofOwner(owner.id(), ApiKeyFilter.ANY, PageRequest.ALL).items());
  }

  /** The recorded events, newest first. */
  public List<Event> recorded() {
    return transactions.read(() -> events.find(EventFilter.ANY, PageRequest.ALL).items());
  }
}
