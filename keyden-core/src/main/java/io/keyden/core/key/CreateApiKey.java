package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.access.ProofCheck;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.chance.Randomness;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.problem.Violations;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes a key for oneself or for a service account. */
public final class CreateApiKey {
  private static final String ID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 26;

  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final UserStore users;
  private final SettingsStore settings;
  private final KeyAuthority authority;
  private final ProofCheck proofs;
  private final Audit audit;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public CreateApiKey(
      Transactions transactions,
      ApiKeyStore keys,
      UserStore users,
      GrantsLookup grants,
      SettingsStore settings,
      ProofCheck proofs,
      Audit audit,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.keys = keys;
    this.users = users;
    this.settings = settings;
    this.proofs = proofs;
    this.authority = new KeyAuthority(users, grants, settings);
    this.audit = audit;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Makes the key; it is on disk when this returns.
   *
   * @throws ProblemException {@code NotFound} without such an owner, {@code Forbidden} or {@code
   *     Refused} if the caller may not, {@code Invalid} with every fault of the purpose and the
   *     wanted end
   */
  public CreatedApiKey create(Caller caller, NewApiKey wanted) {
    var secret = KeyFormat.generate(randomness);
    var id = newId(randomness);
    return transactions.write(() -> {
      var owner = authority.ownerToCreateFor(caller, wanted.owner());
      stillGood(caller, owner);
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var policy = ExpiryPolicy.of(settings.authentication());
      var violations = new Violations();
      var purpose = violations.collect(() -> Purpose.stated(wanted.purpose()));
      var expires =
          violations.collect(() -> policy.end(wanted.expiry(), now, caller.credentialExpires()));
      violations.throwIfAny();
      var key =
          new ApiKey(
              id,
              owner.id(),
              purpose.orElseThrow(),
              secret.hint(),
              wanted.actorType(),
              now,
              expires.orElseThrow(),
              new LastUse.Never());
      keys.insert(key, secret.digest());
      audit.record(caller.actor(), created(key, owner));
      return new CreatedApiKey(key, secret);
    });
  }

  /** A new id that says nothing about the key. */
  public static ApiKeyId newId(Randomness randomness) {
    return new ApiKeyId("apikeys-" + randomness.text(ID_ALPHABET, ID_LENGTH));
  }

  /**
   * What the record says of a new key. Source: the vendor's text since 2026.
   *
   * @param key the key
   * @param owner its owner
   */
  public static AuditEvent created(ApiKey key, User owner) {
    return AuditEvent.of(
        EventCategory.CREATED,
        KeyNames.message(key, owner)
            .text(
                " was generated with "
                    + key.expires().map(CreateApiKey::until).orElse("no expiry date")
                    + ".")
            .build());
  }

  private static String until(Instant end) {
    return "expiry date " + end;
  }

  /**
   * Between authentication and this transaction what the caller came with may have been revoked, or
   * their account disabled: then they must not leave another key behind. An owner who makes a key
   * for themselves was read in this transaction already, and all others wait for it meanwhile.
   */
  private void stillGood(Caller caller, User owner) {
    var user = caller.is(owner.id()) ? Optional.of(owner) : users.get(caller.userId());
    if (user.filter(User::active).isEmpty()) {
      throw new ProblemException(new Problem.NotSignedIn(Rejection.DISABLED_OWNER));
    }
    proofs.require(caller);
  }
}
