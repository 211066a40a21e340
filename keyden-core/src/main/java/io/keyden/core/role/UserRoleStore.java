package io.keyden.core.role;

import io.keyden.core.id.UserRoleId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.Optional;

/**
 * The roles. Every change announces {@link io.keyden.core.access.AccessChanged}. Works within a
 * transaction only.
 */
public interface UserRoleStore {
  /** The id for the next new role; each is given out once, also if the role is deleted later. */
  UserRoleId nextId();

  /**
   * Adds {@code role}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name is taken in any
   *     case
   */
  void insert(UserRole role);

  /**
   * Replaces what is kept of {@code role.id()}. A missing one is a bug.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name is taken in any
   *     case
   */
  void update(UserRole role);

  /** Deletes {@code id}, which no team may have any more; false if there is none. */
  boolean delete(UserRoleId id);

  /** The role with this id. */
  Optional<UserRole> get(UserRoleId id);

  /** The role with this name, in any case. */
  Optional<UserRole> byName(String name);

  /**
   * The roles that {@code filter} lets through, by name without regard to case. If it has a part of
   * a name, the role with exactly that name comes first: clients read the first page only and look
   * for the exact one.
   */
  Page<UserRole> find(UserRoleFilter filter, PageRequest page);
}
