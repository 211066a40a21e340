package io.keyden.core.team;

import io.keyden.core.role.BuiltInRole;
import java.util.Arrays;
import java.util.Optional;

/**
 * The system teams that every server starts with. None can be deleted or renamed.
 *
 * <p>Clients know them by their ids: Terraform configurations name {@code teams-everyone} and
 * {@code teams-managers} among the managers of a space.
 */
public enum BuiltInTeam {
  /** Every account belongs to it, so nobody is put in or taken out; roles may be given to it. */
  EVERYONE(
      "teams-everyone",
      "Everyone",
      "Everybody who has an account",
      Membership.ALL_USERS,
      Roles.FREE,
      Optional.empty()),

  /** Its role is fixed, so that no change of roles leaves the server without an administrator. */
  ADMINISTRATORS(
      "teams-administrators",
      "Octopus Administrators",
      "Those who may do everything at the system level",
      Membership.CHOSEN,
      Roles.FIXED,
      Optional.of(BuiltInRole.SYSTEM_ADMINISTRATOR)),

  /** Its role is fixed as the administrators' is; whoever needs other rights gets another team. */
  MANAGERS(
      "teams-managers",
      "Octopus Managers",
      "Those who run the server from day to day",
      Membership.CHOSEN,
      Roles.FIXED,
      Optional.of(BuiltInRole.SYSTEM_MANAGER));

  /**
   * How the id of a space's managers' team begins; the space's id follows.
   *
   * <p>Source: the Terraform provider tells such a team from one that a configuration names by
   * exactly this prefix.
   */
  public static final String SPACE_MANAGERS_PREFIX = "teams-spacemanagers-";

  private final String id;
  private final String displayName;
  private final String description;
  private final Membership membership;
  private final Roles roles;

  private final Optional<BuiltInRole> systemRole;

  BuiltInTeam(
      String id,
      String displayName,
      String description,
      Membership membership,
      Roles roles,
      Optional<BuiltInRole> systemRole) {
    this.id = id;
    this.displayName = displayName;
    this.description = description;
    this.membership = membership;
    this.roles = roles;
    this.systemRole = systemRole;
  }

  /** The built-in team with this id, in any case; empty if the id is another team's or nobody's. */
  public static Optional<BuiltInTeam> withId(String id) {
    return Arrays.stream(values()).filter(team -> team.id.equalsIgnoreCase(id)).findFirst();
  }

  /** The fixed id, {@code teams-everyone}. */
  public String id() {
    return id;
  }

  /** The name that people see, {@code Everyone}. */
  public String displayName() {
    return displayName;
  }

  /** Who belongs to it: one sentence without a full stop, for people to read. */
  public String description() {
    return description;
  }

  /** Never: other parts of a server count on it. */
  public boolean canBeDeleted() {
    return false;
  }

  /** Never: programs find it by its name as well as by its id. */
  public boolean canBeRenamed() {
    return false;
  }

  /** Whether people and external groups may be put in and taken out. */
  public boolean canChangeMembers() {
    return membership == Membership.CHOSEN;
  }

  /** Whether roles may be given to it and taken from it. */
  public boolean canChangeRoles() {
    return roles == Roles.FREE;
  }

  /** The role that it holds at the system level from the start. */
  public Optional<BuiltInRole> systemRole() {
    return systemRole;
  }

  private enum Membership {
    ALL_USERS,
    CHOSEN
  }

  private enum Roles {
    FREE,
    FIXED
  }
}
