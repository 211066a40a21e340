package io.keyden.wire.team;

import static io.keyden.wire.GoldenFiles.assertGolden;

import io.keyden.wire.Links;
import io.keyden.wire.role.PermissionResource;
import io.keyden.wire.role.ScopedUserRoleResource;
import io.keyden.wire.role.UserRoleResource;
import io.keyden.wire.space.LifecycleResource;
import io.keyden.wire.space.LifecycleResource.RetentionPeriod;
import io.keyden.wire.space.ProjectGroupResource;
import io.keyden.wire.space.SearchHitResource;
import io.keyden.wire.space.SpaceHomeResource;
import io.keyden.wire.space.SpaceResource;
import io.keyden.wire.team.PermissionSetResource.SpacePermissionResource;
import io.keyden.wire.team.TeamResource.ExternalSecurityGroupResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes: the vendor's description of 2020 and the type definitions of its TypeScript client. */
final class AccessGoldenTest {
  private static final UserTeamResource EVERYONE =
      new UserTeamResource("teams-everyone", "Everyone", true, List.of(), List.of(), null);

  @Test
  void space() {
    assertGolden(
        "get-space.200",
        new SpaceResource(
            "Spaces-2",
            "Web Shop",
            "web-shop",
            "",
            false,
            false,
            false,
            List.of("teams-spacemanagers-Spaces-2", "teams-managers"),
            List.of("Users-21"),
            Links.self("/api/spaces/Spaces-2").and("SpaceHome", "/api/Spaces-2").build()));
  }

  @Test
  void space_home() {
    assertGolden(
        "get-space-home.200",
        new SpaceHomeResource("Spaces-2", Links.self("/api/Spaces-2").build()));
  }

  @Test
  void search_of_a_space() {
    assertGolden("search-space.200", List.of(new SearchHitResource("Teams-1", "Build", "Team")));
  }

  @Test
  void lifecycle() {
    assertGolden(
        "get-lifecycle.200",
        new LifecycleResource(
            "Lifecycles-2",
            "Default Lifecycle",
            "default-lifecycle",
            "",
            "Spaces-2",
            RetentionPeriod.FOREVER,
            RetentionPeriod.FOREVER,
            List.of(),
            Links.self("/api/Spaces-2/lifecycles/Lifecycles-2").build()));
  }

  @Test
  void project_group() {
    assertGolden(
        "get-project-group.200",
        new ProjectGroupResource(
            "ProjectGroups-2",
            "Default Project Group",
            "default-project-group",
            "",
            List.of(),
            null,
            "Spaces-2",
            Links.self("/api/Spaces-2/projectgroups/ProjectGroups-2").build()));
  }

  @Test
  void team() {
    assertGolden(
        "get-team.200",
        new TeamResource(
            "Teams-1",
            "Build",
            "build",
            "",
            List.of("Users-21"),
            List.of(new ExternalSecurityGroupResource("S-1-5", "Builders", true)),
            true,
            true,
            true,
            true,
            null,
            Links.self("/api/teams/Teams-1").build()));
  }

  @Test
  void team_of_a_user() {
    assertGolden("get-user-teams.200", List.of(EVERYONE));
  }

  @Test
  void team_membership() {
    assertGolden(
        "get-team-membership.200",
        List.of(
            new TeamMembershipResource(
                "Users-21", "Teams-1", "Build", true, List.of(), "Spaces-1")));
  }

  @Test
  void permission_set() {
    assertGolden(
        "get-user-permissions.200",
        new PermissionSetResource(
            "Users-21",
            Map.of(
                "ProjectView",
                List.of(
                    new SpacePermissionResource(
                        List.of("Projects-1"), List.of(), List.of(), List.of(), "Spaces-1"))),
            List.of("UserView"),
            List.of(EVERYONE),
            true,
            true,
            Links.self("/api/users/Users-21/permissions").build()));
  }

  @Test
  void user_role() {
    assertGolden(
        "get-user-role.200",
        new UserRoleResource(
            "userroles-1",
            "Build",
            "",
            List.of(),
            List.of("See projects"),
            List.of(),
            List.of("ProjectView"),
            List.of(),
            true,
            Links.self("/api/userroles/userroles-1").build()));
  }

  @Test
  void scoped_user_role() {
    assertGolden(
        "get-scoped-user-role.200",
        new ScopedUserRoleResource(
            "ScopedUserRoles-7",
            "userroles-1",
            "Teams-1",
            List.of("Projects-1"),
            List.of(),
            List.of(),
            List.of(),
            null,
            Links.self("/api/scopeduserroles/ScopedUserRoles-7").build()));
  }

  @Test
  void permission() {
    assertGolden(
        "get-permissions.200",
        Map.of(
            "TenantView", new PermissionResource("See tenants", List.of("tenants"), false, true)));
  }
}
