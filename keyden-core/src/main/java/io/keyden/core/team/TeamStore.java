package io.keyden.core.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * The teams with their members. Every change announces {@link io.keyden.core.access.AccessChanged}.
 * Works within a transaction only.
 */
public interface TeamStore {
  /** The id for the next new team; each is given out once, also if the team is deleted later. */
  TeamId nextId();

  /**
   * Adds {@code team}; its members and its space must be there.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name is taken in any
   *     case in its space, or in the system
   */
  void insert(Team team);

  /**
   * Replaces what is kept of {@code team.id()}. A missing one is a bug.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Invalid} if its name is taken in any
   *     case in its space, or in the system
   */
  void update(Team team);

  /** Deletes {@code id}, which may have no roles any more; false if there is none. */
  boolean delete(TeamId id);

  /** Deletes all teams of {@code space}, which may have no roles any more. */
  void deleteAllIn(SpaceId space);

  /**
   * Puts {@code user}, who must be there, behind the other members of {@code team}; nothing changes
   * if they are one already. A missing team is a bug.
   */
  void addMember(TeamId team, UserId user);

  /** Takes {@code user} out of every team: to be called before the account is deleted. */
  void removeMember(UserId user);

  /** The team with this id. */
  Optional<Team> get(TeamId id);

  /** The team of {@code space}, or of the system, with this name in any case. */
  Optional<Team> byName(Optional<SpaceId> space, String name);

  /**
   * The teams that name {@code user} as a member, by name without regard to case; {@code Everyone}
   * is not among them.
   */
  List<Team> ofMember(UserId user);

  /**
   * The teams that {@code filter} lets through, by name without regard to case, then by id. If it
   * has a part of a name, teams with exactly that name come first: clients read the first page only
   * and look for the exact one.
   */
  Page<Team> find(TeamFilter filter, PageRequest page);
}
