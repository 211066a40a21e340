package io.keyden.core.space;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.EventFilter;
import io.keyden.core.audit.InMemoryEventStore;
import io.keyden.core.audit.Origin;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.invitation.InMemoryInvitationStore;
import io.keyden.core.invitation.InviteUser;
import io.keyden.core.invitation.JoinTeams;
import io.keyden.core.permission.Permission;
import io.keyden.core.permission.PermissionName;
import io.keyden.core.role.CreateUserRole;
import io.keyden.core.role.DeleteUserRole;
import io.keyden.core.role.InMemoryScopedUserRoleStore;
import io.keyden.core.role.InMemoryUserRoleStore;
import io.keyden.core.role.ModifyUserRole;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.role.ShowUserRoles;
import io.keyden.core.role.UserRole;
import io.keyden.core.store.InMemoryTransactions;
import io.keyden.core.store.PageRequest;
import io.keyden.core.team.CreateTeam;
import io.keyden.core.team.DeleteTeam;
import io.keyden.core.team.GiveUserRole;
import io.keyden.core.team.InMemoryTeamStore;
import io.keyden.core.team.ModifyTeam;
import io.keyden.core.team.PreviewTeam;
import io.keyden.core.team.ShowPermissions;
import io.keyden.core.team.ShowScopedUserRoles;
import io.keyden.core.team.ShowTeams;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamGrants;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.InMemoryUserStore;
import io.keyden.core.user.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Spaces, teams and roles over stores in memory, as a new server has them. */
public final class AccessFixture {
  /** The space that every server starts with. */
  public static final SpaceId DEFAULT = new SpaceId("Spaces-1");

  /** The transactions of all stores. */
  public final InMemoryTransactions transactions = new InMemoryTransactions();

  /** The accounts. */
  public final InMemoryUserStore users = new InMemoryUserStore(transactions);

  /** The spaces. */
  public final InMemorySpaceStore spaces = new InMemorySpaceStore(transactions);

  /** The teams. */
  public final InMemoryTeamStore teams = new InMemoryTeamStore(transactions);

  /** The roles. */
  public final InMemoryUserRoleStore roles = new InMemoryUserRoleStore(transactions);

  /** The roles of teams. */
  public final InMemoryScopedUserRoleStore scopedRoles =
      new InMemoryScopedUserRoleStore(transactions);

  /** The audit events. */
  public final InMemoryEventStore events = new InMemoryEventStore(transactions);

  /** The clock. */
  public final ManualClock clock = ManualClock.atNoon();

  private final Audit audit = new Audit(events, clock);

  /** Adds up rights. */
  public final TeamGrants grants = new TeamGrants(users, teams, roles, scopedRoles);

  private final SpaceManagers managers = new SpaceManagers(teams, roles, scopedRoles);

  /** Makes spaces. */
  public final CreateSpace createSpace =
      new CreateSpace(transactions, spaces, teams, users, managers, audit);

  /** Changes spaces. */
  public final ModifySpace modifySpace =
      new ModifySpace(transactions, spaces, teams, users, managers, audit);

  /** Deletes spaces. */
  public final DeleteSpace deleteSpace =
      new DeleteSpace(transactions, spaces, teams, scopedRoles, managers, audit);

  /** Shows spaces. */
  public final ShowSpaces showSpaces =
      new ShowSpaces(transactions, spaces, teams, users, grants, managers);

  /** The default space. */
  public final DefaultSpace defaultSpace = new DefaultSpace(transactions, spaces);

  /** Makes teams. */
  public final CreateTeam createTeam = new CreateTeam(transactions, teams, users, spaces, audit);

  /** Changes teams. */
  public final ModifyTeam modifyTeam = new ModifyTeam(transactions, teams, users, grants, audit);

  /** Deletes teams. */
  public final DeleteTeam deleteTeam =
      new DeleteTeam(transactions, teams, scopedRoles, grants, audit);

  /** Shows teams. */
  public final ShowTeams showTeams = new ShowTeams(transactions, teams);

  /** Shows who would be in a team. */
  public final PreviewTeam previewTeam = new PreviewTeam(transactions, users);

  /** Gives roles to teams. */
  public final GiveUserRole giveUserRole =
      new GiveUserRole(transactions, teams, roles, scopedRoles, spaces, grants, audit);

  /** Shows the roles of teams. */
  public final ShowScopedUserRoles showScopedUserRoles =
      new ShowScopedUserRoles(transactions, teams, scopedRoles);

  /** Shows what people may do. */
  public final ShowPermissions showPermissions =
      new ShowPermissions(transactions, users, scopedRoles, spaces, grants);

  /** Invites people. */
  public final InviteUser inviteUser =
      new InviteUser(
          transactions,
          new InMemoryInvitationStore(transactions),
          new JoinTeams(teams, grants),
          audit,
          clock,
          new SecureRandomness());

  /** Puts people who were invited into teams. */
  public final JoinTeams joinTeams = new JoinTeams(teams, grants);

  /** Makes roles. */
  public final CreateUserRole createRole = new CreateUserRole(transactions, roles, audit);

  /** Changes roles. */
  public final ModifyUserRole modifyRole =
      new ModifyUserRole(transactions, roles, scopedRoles, audit);

  /** Deletes roles. */
  public final DeleteUserRole deleteRole =
      new DeleteUserRole(transactions, roles, scopedRoles, audit);

  /** Shows roles. */
  public final ShowUserRoles showRoles = new ShowUserRoles(transactions, roles);

  /** What a new server has. */
  public AccessFixture() {
    new SeedAccess(transactions, spaces, teams, roles, scopedRoles).seed();
  }

  /** Adds an account without rights. */
  public User user(String username) {
    return user(username, true);
  }

  /** Adds an account without rights. */
  public User user(String username, boolean active) {
    return transactions.write(() -> {
      var user =
          new User(
              users.nextId(),
              username,
              username,
              Optional.empty(),
              active,
              false,
              List.of(),
              new UUID(0, 0),
              clock.instant());
      users.insert(user);
      return user;
    });
  }

  /** Adds an administrator, who calls. */
  public Caller administrator() {
    var user = user("administrator");
    transactions.write(() -> teams.addMember(Team.ADMINISTRATORS, user.id()));
    return caller(user);
  }

  /** Adds somebody with exactly these rights at system level, who calls. */
  public Caller withSystem(Permission... permissions) {
    return with(Optional.empty(), permissions);
  }

  /** Adds somebody with exactly these rights in {@code space}, who calls. */
  public Caller withSpace(SpaceId space, Permission... permissions) {
    return with(Optional.of(space), permissions);
  }

  private Caller with(Optional<SpaceId> space, Permission... permissions) {
    var user = user("user" + UUID.randomUUID());
    transactions.write(() -> {
      var team = team(space, user);
      var names = List.of(permissions).stream().map(PermissionName::of).toList();
      var role = space.isPresent() ? role(names, List.of()) : role(List.of(), names);
      give(team, role, space);
    });
    return caller(user);
  }

  /** Adds a team with these members. */
  public TeamId team(Optional<SpaceId> space, User... members) {
    return transactions.write(() -> {
      var id = teams.nextId();
      teams.insert(
          new Team(
              id,
              "Team " + id,
              "team",
              "",
              space,
              List.of(members).stream().map(User::id).toList(),
              List.of()));
      return id;
    });
  }

  /** Adds a role. */
  public UserRoleId role(List<PermissionName> space, List<PermissionName> system) {
    return transactions.write(() -> {
      var id = roles.nextId();
      roles.insert(new UserRole(id, "Role " + id, "", space, system, List.of()));
      return id;
    });
  }

  /** Gives a role to a team. */
  public ScopedUserRole give(TeamId team, UserRoleId role, Optional<SpaceId> space) {
    return transactions.write(() -> {
      var given = ScopedUserRole.whole(scopedRoles.nextId(), team, role, space);
      scopedRoles.insert(given);
      return given;
    });
  }

  /** {@code user}, who calls with what rights they have at this moment. */
  public Caller caller(User user) {
    return new Caller(
        user.principal(),
        new Proof.Nothing(),
        transactions.read(() -> grants.of(user.id())),
        Origin.SERVER);
  }

  /** The newest event. */
  public Event lastEvent() {
    return transactions
        .read(() -> events.find(EventFilter.ANY, PageRequest.FIRST))
        .items()
        .getFirst();
  }
}
