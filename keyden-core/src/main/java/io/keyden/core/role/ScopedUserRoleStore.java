package io.keyden.core.role;

import io.keyden.core.id.ScopedUserRoleId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which teams have which roles where. Lists are in the order in which the roles were given. Every
 * change announces {@link io.keyden.core.access.AccessChanged}. Works within a transaction only.
 */
public interface ScopedUserRoleStore {
  /** The id for the next one; each is given out once. */
  ScopedUserRoleId nextId();

  /** Adds {@code given}; its team, role and space must be there. */
  void insert(ScopedUserRole given);

  /** Replaces what is kept of {@code given.id()}. A missing one is a bug. */
  void update(ScopedUserRole given);

  /** Deletes {@code id}; false if there is none. */
  boolean delete(ScopedUserRoleId id);

  /** Deletes all that {@code team} has. */
  void deleteAllOf(TeamId team);

  /** Deletes all that were given in {@code space}. */
  void deleteAllIn(SpaceId space);

  /** The one with this id. */
  Optional<ScopedUserRole> get(ScopedUserRoleId id);

  /** All that one of {@code teams} has. */
  List<ScopedUserRole> of(Set<TeamId> teams);

  /** Wherever {@code role} was given. */
  List<ScopedUserRole> ofRole(UserRoleId role);

  /** Those that {@code filter} lets through. */
  Page<ScopedUserRole> find(ScopedUserRoleFilter filter, PageRequest page);
}
