package io.keyden.core.user;

import io.keyden.core.chance.Randomness;
import io.keyden.core.problem.Violations;
import io.keyden.core.store.Transactions;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes accounts, whoever asks for them: checks what is wanted, then adds it.
 *
 * <p>Two steps, since hashing a password is slow and must not happen in a transaction.
 */
public final class NewAccounts {
  private static final int UUID_BYTES = 16;
  private static final long VERSION_4 = 0x4000L;
  private static final long VERSION_MASK = 0xF000L;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

  private final Transactions transactions;
  private final UserStore users;
  private final UserRules rules;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final InstantSource clock;
  private final Randomness randomness;

  /** Takes what it works with. */
  public NewAccounts(
      Transactions transactions,
      UserStore users,
      PasswordPolicy policy,
      PasswordHasher hasher,
      InstantSource clock,
      Randomness randomness) {
    this.transactions = transactions;
    this.users = users;
    this.rules = new UserRules(users);
    this.policy = policy;
    this.hasher = hasher;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * An account that passed the rules, with its password hashed.
   *
   * @param wanted what was asked for
   * @param password what is stored of the password, if there is one
   */
  public record Prepared(NewUser wanted, Optional<PasswordHash> password) {}

  /**
   * Checks everything and hashes the password; outside of a transaction.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} with every fault
   */
  public Prepared prepare(NewUser wanted) {
    var violations = new Violations();
    UserRules.checkUsername(wanted.username(), violations);
    UserRules.checkDisplayName(wanted.displayName(), violations);
    UserRules.checkEmailAddress(wanted.emailAddress(), violations);
    UserRules.checkIdentities(wanted.identities(), violations);
    wanted
        .password()
        .ifPresent(password -> {
          if (wanted.service()) {
            violations.add("Password", "Passwords cannot be set for service user accounts.");
          } else {
            policy.check(password, wanted.username(), violations);
          }
        });
    transactions.read(() -> {
      checkNotTaken(wanted, violations);
      return true;
    });
    violations.throwIfAny();
    return new Prepared(wanted, wanted.password().map(hasher::hash));
  }

  /**
   * Adds the account; within a write.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name or login was taken
   *     meanwhile
   */
  public User add(Prepared prepared) {
    var wanted = prepared.wanted();
    var violations = new Violations();
    checkNotTaken(wanted, violations);
    violations.throwIfAny();
    var user =
        new User(
            users.nextId(),
            wanted.username(),
            wanted.displayName(),
            wanted.emailAddress(),
            wanted.active(),
            wanted.service(),
            wanted.identities(),
            newExternalId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    users.insert(user);
    prepared.password().ifPresent(password -> users.setPassword(user.id(), password));
    return user;
  }

  private void checkNotTaken(NewUser wanted, Violations violations) {
    rules.checkNotTaken(Optional.empty(), wanted.username(), wanted.identities(), violations);
  }

  private UUID newExternalId() {
    var bytes = new byte[UUID_BYTES];
    randomness.fill(bytes);
    var halves = ByteBuffer.wrap(bytes);
    long high = (halves.getLong() & ~VERSION_MASK) | VERSION_4;
    long low = (halves.getLong() & ~VARIANT_MASK) | VARIANT_RFC;
    return new UUID(high, low);
  }
}
