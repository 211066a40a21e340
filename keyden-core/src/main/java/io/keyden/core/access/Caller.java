package io.keyden.core.access;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Who is asking: the principal, how they proved it, what they may do at this moment, and where they
 * are.
 *
 * @param principal who
 * @param proof how they proved it
 * @param grants what they may do
 * @param origin where from
 */
public record Caller(Principal principal, Proof proof, Grants grants, Origin origin) {

  /** Somebody who has not proved who they are. */
  public static Caller anonymous(Origin origin) {
    return new Caller(new Principal.Anonymous(), new Proof.Nothing(), Grants.NONE, origin);
  }

  /** The account, if the caller is signed in. */
  public Optional<UserId> signedIn() {
    return switch (principal) {
      case Principal.Person person -> Optional.of(person.id());
      case Principal.ServiceAccount account -> Optional.of(account.id());
      case Principal.Anonymous anonymous -> Optional.empty();
    };
  }

  /**
   * The account of the caller.
   *
   * @throws ProblemException {@code NotSignedIn} for nobody known
   */
  public UserId userId() {
    return signedIn()
        .orElseThrow(() -> new ProblemException(new Problem.NotSignedIn(Rejection.NO_CREDENTIAL)));
  }

  /** Whether {@code id} is the caller's own account. */
  public boolean is(UserId id) {
    return signedIn().filter(id::equals).isPresent();
  }

  /**
   * Goes on only with {@code permission} at system level.
   *
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}
   */
  public void require(Permission permission) {
    require(grants.system(permission), permission);
  }

  /**
   * Goes on only with {@code permission} in {@code space}, or at system level if {@code space} is
   * empty. A right that can be had at both levels and is had at system level holds in every space.
   *
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}
   */
  public void require(Permission permission, Optional<SpaceId> space) {
    require(
        grants.system(permission)
            || space.filter(where -> grants.inSpace(permission, where)).isPresent(),
        permission);
  }

  /**
   * Goes on only with {@code permission} at system level or in some space.
   *
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}
   */
  public void requireAnywhere(Permission permission) {
    require(grants.anywhere(permission), permission);
  }

  /**
   * Goes on only if {@code allowed}.
   *
   * @param missing the right to name to who is not allowed
   * @throws ProblemException {@code NotSignedIn} or {@code Forbidden}
   */
  public void require(boolean allowed, Permission missing) {
    userId();
    if (!allowed) {
      throw new ProblemException(new Problem.Forbidden(missing));
    }
  }

  /**
   * Goes on only if the caller's rights are at least {@code others}: nobody acts on who is above
   * them.
   */
  public void requireCovers(Grants others) {
    require(grants.covers(others), Permission.ADMINISTER_SYSTEM);
  }

  /**
   * The instant after which nothing that the caller makes may be good: the end of the key that was
   * used, directly or to make the token or session that was used; or of the token, if no key but
   * the word of another issuer stands behind it.
   */
  public Optional<Instant> credentialExpires() {
    return switch (proof) {
      case Proof.Token token when token.identity().isPresent() -> Optional.of(token.expires());
      default -> proof.key().flatMap(Proof.Key::expires);
    };
  }

  /** The caller as the record keeps it. */
  public Actor actor() {
    var key = proof.key();
    var keyId = key.map(Proof.Key::id);
    var hint = key.map(Proof.Key::hint).orElse("");
    return switch (principal) {
      case Principal.Person person ->
          new Actor(
              person.id().value(), person.username(), false, established(), keyId, hint, origin);
      case Principal.ServiceAccount account ->
          new Actor(
              account.id().value(), account.username(), true, established(), keyId, hint, origin);
      case Principal.Anonymous anonymous -> Actor.unknown("", origin);
    };
  }

  private String established() {
    return switch (proof) {
      case Proof.Key key -> describe(key);
      case Proof.Token token ->
          token
              .madeWith()
              .map(key -> "Access token made with " + describe(key))
              .orElse(Actor.BY_TOKEN);
      case Proof.Session session -> Actor.BY_SESSION;
      case Proof.Nothing nothing -> "";
    };
  }

  private static String describe(Proof.Key key) {
    return "API key '"
        + key.purpose()
        + "' created "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(key.created().atOffset(ZoneOffset.UTC));
  }
}
