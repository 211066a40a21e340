package io.keyden.core.team;

import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import java.util.List;
import java.util.Optional;

/**
 * People who hold roles together.
 *
 * @param id which
 * @param name the name for people, unique without regard to case within its space or the system
 * @param slug a short name
 * @param description what it is for, may be empty
 * @param space whose team it is; empty for a team of the system
 * @param members who belongs to it, in the order given, each once; empty for {@code Everyone}, to
 *     whom every active account belongs
 * @param externalSecurityGroups groups of outside directories
 */
public record Team(
    TeamId id,
    String name,
    String slug,
    String description,
    Optional<SpaceId> space,
    List<UserId> members,
    List<ExternalSecurityGroup> externalSecurityGroups) {
  /** The team to which every active account belongs. */
  public static final TeamId EVERYONE = new TeamId(BuiltInTeam.EVERYONE.id());

  /** The team whose members may do everything. */
  public static final TeamId ADMINISTRATORS = new TeamId(BuiltInTeam.ADMINISTRATORS.id());

  public Team {
    members = members.stream().distinct().toList();
    externalSecurityGroups = List.copyOf(externalSecurityGroups);
  }

  /** The same team with other members. */
  public Team withMembers(List<UserId> others) {
    return new Team(id, name, slug, description, space, others, externalSecurityGroups);
  }

  /** Whether it may be deleted: not if it is built in, nor if it holds the managers of a space. */
  public boolean canBeDeleted() {
    return custom();
  }

  /** Whether it may get another name. */
  public boolean canBeRenamed() {
    return custom();
  }

  /** Whether roles may be given to it and taken from it. */
  public boolean canChangeRoles() {
    return custom() || builtIn().map(BuiltInTeam::canChangeRoles).orElse(false);
  }

  /** Whether people may be put in and taken out. */
  public boolean canChangeMembers() {
    return builtIn().map(BuiltInTeam::canChangeMembers).orElse(true);
  }

  private boolean custom() {
    return builtIn().isEmpty() && id.managedSpace().isEmpty();
  }

  private Optional<BuiltInTeam> builtIn() {
    return BuiltInTeam.withId(id.value());
  }
}
