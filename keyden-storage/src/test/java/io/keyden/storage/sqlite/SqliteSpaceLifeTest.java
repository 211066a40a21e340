package io.keyden.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Grants;
import io.keyden.core.access.Principal;
import io.keyden.core.access.Proof;
import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.Origin;
import io.keyden.core.id.SpaceId;
import io.keyden.core.id.TeamId;
import io.keyden.core.id.UserId;
import io.keyden.core.id.UserRoleId;
import io.keyden.core.permission.Permission;
import io.keyden.core.role.BuiltInRole;
import io.keyden.core.role.ScopedUserRole;
import io.keyden.core.space.CreateSpace;
import io.keyden.core.space.DefaultSpace;
import io.keyden.core.space.DeleteSpace;
import io.keyden.core.space.ModifySpace;
import io.keyden.core.space.SeedAccess;
import io.keyden.core.space.Space;
import io.keyden.core.space.SpaceDraft;
import io.keyden.core.space.SpaceFilter;
import io.keyden.core.space.SpaceManagers;
import io.keyden.core.team.LeaveTeams;
import io.keyden.core.team.Team;
import io.keyden.core.team.TeamGrants;
import io.keyden.core.time.ManualClock;
import io.keyden.core.user.User;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlScopedUserRoleStore;
import io.keyden.storage.sql.SqlSpaceStore;
import io.keyden.storage.sql.SqlTeamStore;
import io.keyden.storage.sql.SqlUserRoleStore;
import io.keyden.storage.sql.SqlUserStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the order in which use cases write suits the references between the tables. */
final class SqliteSpaceLifeTest {
  private static final SpaceId SHOP = new SpaceId("Spaces-2");

  @TempDir private Path folder;

  @Test
  void space_is_made_becomes_the_default_and_is_deleted_with_all_that_is_in_it() {
    try (var database = SqliteDatabase.open(folder.resolve("keyden.db"))) {
      var spaces = new SqlSpaceStore(database);
      var teams = new SqlTeamStore(database);
      var users = new SqlUserStore(database);
      var roles = new SqlUserRoleStore(database);
      var scopedRoles = new SqlScopedUserRoleStore(database);
      var grants = new TeamGrants(users, teams, roles, scopedRoles);
      var managers = new SpaceManagers(teams, roles, scopedRoles);
      var audit = new Audit(new SqlEventStore(database), ManualClock.atNoon());
      var defaultSpace = new DefaultSpace(database, spaces);
      var seed = new SeedAccess(database, spaces, teams, roles, scopedRoles);
      seed.seed();
      seed.seed();
      var ada = database.write(() -> user(users));
      var caller =
          new Caller(
              new Principal.Person(ada.id(), "ada", "Ada"),
              new Proof.Nothing(),
              Grants.ALL,
              Origin.SERVER);

      new CreateSpace(database, spaces, teams, users, managers, audit)
          .create(caller, draft(true, false, ada.id()));
      assertThat(defaultSpace.get().map(Space::id)).contains(SHOP);
      assertThat(database.read(() -> grants.of(ada.id())).inSpace(Permission.PROJECT_EDIT, SHOP))
          .isTrue();
      database.write(() -> {
        var team =
            new Team(
                teams.nextId(),
                "Build",
                "build",
                "",
                Optional.of(SHOP),
                List.of(ada.id()),
                List.of());
        teams.insert(team);
        scopedRoles.insert(
            ScopedUserRole.whole(
                scopedRoles.nextId(),
                team.id(),
                new UserRoleId(BuiltInRole.PROJECT_LEAD.id()),
                Optional.of(SHOP)));
      });
      new ModifySpace(database, spaces, teams, users, managers, audit)
          .modify(caller, "Spaces-2", draft(false, true, ada.id()));
      new DeleteSpace(database, spaces, teams, scopedRoles, managers, audit)
          .delete(caller, "Spaces-2");

      assertThat(defaultSpace.get()).isEmpty();
      assertThat(database.read(() -> spaces.find(SpaceFilter.ANY)))
          .extracting(Space::name)
          .containsExactly("Default");
      assertThat(database.read(() -> teams.get(TeamId.ofSpaceManagers(SHOP)))).isEmpty();
      assertThat(database.read(() -> grants.of(ada.id())).anyIn(SHOP)).isFalse();
    }
  }

  @Test
  void account_that_left_its_teams_can_be_deleted() {
    try (var database = SqliteDatabase.open(folder.resolve("keyden.db"))) {
      var teams = new SqlTeamStore(database);
      var users = new SqlUserStore(database);
      new SeedAccess(
              database,
              new SqlSpaceStore(database),
              teams,
              new SqlUserRoleStore(database),
              new SqlScopedUserRoleStore(database))
          .seed();
      var ada = database.write(() -> user(users));
      database.write(() -> teams.addMember(Team.ADMINISTRATORS, ada.id()));

      database.write(() -> {
        new LeaveTeams(teams).remove(Actor.SYSTEM, ada);
        users.delete(ada.id());
      });

      assertThat(database.read(() -> teams.get(Team.ADMINISTRATORS).orElseThrow().members()))
          .isEmpty();
    }
  }

  private static User user(SqlUserStore users) {
    var user =
        new User(
            users.nextId(),
            "ada",
            "Ada",
            Optional.empty(),
            true,
            false,
            List.of(),
            new UUID(0, 0),
            Instant.EPOCH);
    users.insert(user);
    return user;
  }

  private static SpaceDraft draft(boolean isDefault, boolean stopped, UserId manager) {
    return new SpaceDraft(
        "Shop",
        Optional.empty(),
        "",
        Optional.of(isDefault),
        Optional.empty(),
        Optional.of(stopped),
        List.of("teams-everyone"),
        List.of(manager.value()));
  }
}
