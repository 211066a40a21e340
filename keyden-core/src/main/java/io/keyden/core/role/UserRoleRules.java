package io.keyden.core.role;

import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.permission.Restriction;
import io.keyden.core.problem.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a role must be. Works within a transaction. */
final class UserRoleRules {
  private static final int NAME_LENGTH_MAX = 200;
  private static final int DESCRIPTION_LENGTH_MAX = 2000;
  private static final int PERMISSIONS_MAX = 500;

  private final UserRoleStore roles;

  UserRoleRules(UserRoleStore roles) {
    this.roles = roles;
  }

  /**
   * The role that {@code draft} describes.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} with every fault
   */
  UserRole checked(UserRoleId id, UserRoleDraft draft) {
    var violations = new Violations();
    violations.check(!draft.name().isBlank(), "Name", "Please provide a name for this user role.");
    violations.check(
        draft.name().length() <= NAME_LENGTH_MAX,
        "Name",
        "The name of a user role can have at most 200 characters.");
    violations.check(
        draft.description().length() <= DESCRIPTION_LENGTH_MAX,
        "Description",
        "The description of a user role can have at most 2000 characters.");
    violations.check(
        roles.byName(draft.name()).filter(other -> !other.id().equals(id)).isEmpty(),
        "Name",
        "A user role with this name already exists. Please choose a different name.");
    var space = permissions("GrantedSpacePermissions", draft.spacePermissions(), violations);
    var system = permissions("GrantedSystemPermissions", draft.systemPermissions(), violations);
    var restrictions = restrictions(draft.supportedRestrictions(), violations);
    violations.throwIfAny();
    var role = new UserRole(id, draft.name(), draft.description(), space, system, restrictions);
    return role.builtIn() ? withComputedRestrictions(role) : role;
  }

  /**
   * A role of somebody's own says what was sent, since Terraform takes any other answer for a
   * change; a built-in one says what is so.
   */
  private static UserRole withComputedRestrictions(UserRole role) {
    return new UserRole(
        role.id(),
        role.name(),
        role.description(),
        role.spacePermissions(),
        role.systemPermissions(),
        UserRole.restrictionsOf(role.spacePermissions()));
  }

  private static List<PermissionName> permissions(
      String member, List<String> texts, Violations violations) {
    var names = new ArrayList<PermissionName>();
    for (var text : texts) {
      PermissionName.parse(text)
          .ifPresentOrElse(
              names::add,
              () ->
                  violations.add(
                      member, "A permission's name has 1 to 64 letters and digits, nothing else."));
    }
    violations.check(
        texts.size() <= PERMISSIONS_MAX, member, "A user role can have at most 500 permissions.");
    return names;
  }

  private static List<Restriction> restrictions(List<String> texts, Violations violations) {
    var restrictions = new ArrayList<Restriction>();
    for (var text : texts) {
      named(text)
          .ifPresentOrElse(
              restrictions::add,
              () ->
                  violations.add(
                      "SupportedRestrictions",
                      "A supported restriction is one of projects, environments, tenants and"
                          + " projectgroups."));
    }
    return restrictions;
  }

  private static Optional<Restriction> named(String text) {
    return Arrays.stream(Restriction.values())
        .filter(restriction -> restriction.wireName().equalsIgnoreCase(text))
        .findFirst();
  }
}
