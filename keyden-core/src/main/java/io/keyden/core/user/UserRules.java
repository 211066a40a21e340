package io.keyden.core.user;

import io.keyden.core.id.UserId;
import io.keyden.core.problem.Violations;
import io.keyden.core.store.PageRequest;
import io.keyden.core.text.CaseFolding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the parts of an account must be like. The texts are the vendor's where it has some. */
final class UserRules {
  private static final int NAME_LENGTH_MAX = 64;
  private static final int EMAIL_ADDRESS_LENGTH_MAX = 256;

  /** Names that the record or the vendor's servers use for nobody's account. */
  private static final Set<String> RESERVED = Set.of("system", "guest", "anonymous");

  private final UserStore users;

  UserRules(UserStore users) {
    this.users = users;
  }

  static void checkUsername(String username, Violations violations) {
    var member = "Username";
    if (username.isBlank()) {
      violations.add(member, "Please provide a username.");
      return;
    }
    violations.check(
        fits(username, NAME_LENGTH_MAX),
        member,
        "The username must not be longer than " + NAME_LENGTH_MAX + " characters.");
    violations.check(
        printable(username), member, "The username must not contain control characters.");
    violations.check(
        !RESERVED.contains(CaseFolding.fold(username.strip())),
        member,
        "Username is reserved and can't be used to create new users.");
  }

  static void checkDisplayName(String displayName, Violations violations) {
    var member = "DisplayName";
    violations.check(!displayName.isBlank(), member, "Please provide a display name.");
    violations.check(
        fits(displayName, NAME_LENGTH_MAX),
        member,
        "The display name must not be longer than " + NAME_LENGTH_MAX + " characters.");
    violations.check(
        printable(displayName), member, "The display name must not contain control characters.");
  }

  static void checkEmailAddress(Optional<String> address, Violations violations) {
    var member = "EmailAddress";
    var text = address.orElse("");
    violations.check(
        fits(text, EMAIL_ADDRESS_LENGTH_MAX),
        member,
        "The email address must not be longer than " + EMAIL_ADDRESS_LENGTH_MAX + " characters.");
    violations.check(
        printable(text), member, "The email address must not contain control characters.");
  }

  static void checkIdentities(List<Identity> identities, Violations violations) {
    var providers = new HashSet<String>();
    boolean distinct =
        identities.stream().allMatch(identity -> providers.add(fold(identity.provider())));
    violations.check(
        distinct, "Identities", "You cannot add multiple logins for the same identity provider.");
    violations.check(
        identities.stream().noneMatch(identity -> identity.provider().isBlank()),
        "Identities",
        "Please provide the name of the identity provider.");
  }

  /** Notes a name or a login that another account than {@code id} has. Within a transaction. */
  void checkNotTaken(
      Optional<UserId> id, String username, List<Identity> identities, Violations violations) {
    violations.check(
        users.byUsername(username).filter(other -> !id.equals(Optional.of(other.id()))).isEmpty(),
        "Username",
        "A user with this username already exists.");
    violations.check(
        identities.stream().noneMatch(identity -> taken(identity, id)),
        "Identities",
        "A user with a matching external login already exists.");
  }

  private boolean taken(Identity identity, Optional<UserId> id) {
    return identity.claims().entrySet().stream()
        .filter(claim -> claim.getValue().identifying() && !claim.getValue().value().isBlank())
        .anyMatch(claim -> taken(identity.provider(), claim, id));
  }

  private boolean taken(
      String provider, Map.Entry<String, Identity.Claim> claim, Optional<UserId> id) {
    var containing =
        new UserFilter(
            Optional.of(claim.getValue().value()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return users.find(containing, PageRequest.ALL).items().stream()
        .filter(other -> !id.equals(Optional.of(other.id())))
        .flatMap(other -> other.identities().stream())
        .filter(other -> fold(other.provider()).equals(fold(provider)))
        .anyMatch(other -> claim.getValue().equals(other.claims().get(claim.getKey())));
  }

  private static String fold(String text) {
    return CaseFolding.fold(text);
  }

  private static boolean fits(String text, int lengthMax) {
    return text.codePointCount(0, text.length()) <= lengthMax;
  }

  private static boolean printable(String text) {
    return text.codePoints().noneMatch(Character::isISOControl);
  }
}
