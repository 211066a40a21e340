package io.keyden.core.setup;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.chance.Randomness;
import io.keyden.core.id.TeamId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.ApiKeyStore;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.ExpiryPolicy;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.KeySecret;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.secret.Secret;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.space.SeedAccess;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.BuiltInTeam;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.NewAccounts;
import io.keyden.core.user.NewUser;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Makes an empty installation usable: the built-in teams, roles and space, the first administrator,
 * and the first key, valid for as long as the settings allow. All of it in one transaction, so that
 * a start that fails halfway leaves nothing behind.
 */
public final class SetUp {
  /** Letters and digits that nobody takes for one another when copying by hand. */
  private static final String PASSWORD_ALPHABET =
      "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int PASSWORD_LENGTH = 24;

  private final Transactions transactions;
  private final SeedAccess seed;
  private final UserStore users;
  private final TeamStore teams;
  private final ApiKeyStore keys;
  private final SettingsStore settings;
  private final NewAccounts accounts;
  private final Audit audit;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public SetUp(
      Transactions transactions,
      SeedAccess seed,
      UserStore users,
      TeamStore teams,
      ApiKeyStore keys,
      SettingsStore settings,
      NewAccounts accounts,
      Audit audit,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.seed = seed;
    this.users = users;
    this.teams = teams;
    this.keys = keys;
    this.settings = settings;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Who is to be the first administrator.
   *
   * @param username the name
   * @param password the password; one is made if there is none
   * @param apiKey the first key, which needs no check character; one is made if there is none
   */
  public record FirstAdministrator(
      String username, Optional<Secret> password, Optional<KeySecret> apiKey) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** There were accounts already; nothing was changed. */
    record NotEmpty() implements Outcome {}

    /**
     * The installation is usable.
     *
     * @param administrator the first administrator
     * @param password the password, if it was made here
     * @param apiKey the first key, if it was made here
     * @param expires when the key ends
     */
    record Done(
        User administrator,
        Optional<Secret> password,
        Optional<KeySecret> apiKey,
        Optional<Instant> expires)
        implements Outcome {}
  }

  /**
   * Sets up the installation if it is empty.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if the name or the password
   *     break a rule
   */
  public Outcome setUp(FirstAdministrator wanted) {
    if (!transactions.read(users::isEmpty)) {
      return new Outcome.NotEmpty();
    }
    var password =
        wanted
            .password()
            .orElseGet(() -> Secret.of(randomness.text(PASSWORD_ALPHABET, PASSWORD_LENGTH)));
    var secret = wanted.apiKey().orElseGet(() -> KeyFormat.generate(randomness));
    var prepared =
        accounts.prepare(
            new NewUser(
                wanted.username(),
                wanted.username(),
                Optional.empty(),
                true,
                false,
                List.of(),
                Optional.of(password)));
    return transactions.write(() -> {
      if (!users.isEmpty()) {
        return new Outcome.NotEmpty();
      }
      seed.seed();
      var administrator = accounts.add(prepared);
      audit.record(
          Actor.SYSTEM,
          AuditEvent.created("User", administrator.id().value(), administrator.displayName()));
      teams.addMember(new TeamId(BuiltInTeam.ADMINISTRATORS.id()), administrator.id());
      var expires = firstKey(administrator, secret);
      return new Outcome.Done(
          administrator,
          wanted.password().isPresent() ? Optional.empty() : Optional.of(password),
          wanted.apiKey().isPresent() ? Optional.empty() : Optional.of(secret),
          expires);
    });
  }

  /**
   * Makes what an installation needs to take its first account in: the built-in teams, roles and
   * space. Does nothing where there is an account.
   *
   * @return whether there is no account
   */
  public boolean awaitFirstAccount() {
    return transactions.read(users::isEmpty)
        && transactions.write(() -> {
          boolean empty = users.isEmpty();
          if (empty) {
            seed.seed();
          }
          return empty;
        });
  }

  private Optional<Instant> firstKey(User administrator, KeySecret secret) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expires =
        ExpiryPolicy.of(settings.authentication())
            .end(new ExpiryRequest.Longest(), now, Optional.empty());
    var key =
        new ApiKey(
            CreateApiKey.newId(randomness),
            administrator.id(),
            new Purpose("First API key"),
            secret.hint(),
            ActorType.USER,
            now,
            expires,
            new LastUse.Never());
    keys.insert(key, secret.digest());
    audit.record(Actor.SYSTEM, CreateApiKey.created(key, administrator));
    return expires;
  }
}
