package io.keyden.core.user;

import io.keyden.core.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What is to be changed about an account; what is empty stays as it is.
 *
 * @param username the name to sign in with
 * @param displayName the name for people
 * @param emailAddress the mail address
 * @param active whether the account may be used at all
 * @param identities how external providers know it. Empty means none to who may change them: the Go
 *     client leaves an empty list out. To who may not, it stays as it is.
 * @param password the new password
 */
public record UserChanges(
    Optional<String> username,
    Optional<String> displayName,
    EmailChange emailAddress,
    Optional<Boolean> active,
    Optional<List<Identity>> identities,
    Optional<Secret> password) {

  /** Nothing is stated, which for {@code identities} has the meaning above. */
  public static final UserChanges NONE =
      new UserChanges(
          Optional.empty(),
          Optional.empty(),
          new EmailChange.Keep(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public UserChanges {
    identities = identities.map(List::copyOf);
  }

  /** What becomes of the mail address. */
  public sealed interface EmailChange {
    /** It stays. */
    record Keep() implements EmailChange {}

    /** There is none any more. */
    record Remove() implements EmailChange {}

    /**
     * It is another one.
     *
     * @param address the new one
     */
    record Set(String address) implements EmailChange {}

    /** The address after the change. */
    default Optional<String> after(Optional<String> before) {
      return switch (this) {
        case Keep keep -> before;
        case Remove remove -> Optional.empty();
        case Set set -> Optional.of(set.address());
      };
    }
  }
}
