package io.keyden.server;

import io.keyden.core.role.CreateUserRole;
import io.keyden.core.role.DeleteUserRole;
import io.keyden.core.role.ModifyUserRole;
import io.keyden.core.role.ShowUserRoles;
import io.keyden.core.space.CreateSpace;
import io.keyden.core.space.DeleteSpace;
import io.keyden.core.space.ModifySpace;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.space.SpaceManagers;
import io.keyden.core.team.CreateTeam;
import io.keyden.core.team.DeleteTeam;
import io.keyden.core.team.GiveUserRole;
import io.keyden.core.team.ModifyTeam;
import io.keyden.core.team.PreviewTeam;
import io.keyden.core.team.ShowPermissions;
import io.keyden.core.team.ShowScopedUserRoles;
import io.keyden.core.team.ShowTeams;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.role.UserRoleRoutes;
import io.keyden.http.space.BuiltInThingRoutes;
import io.keyden.http.space.SpaceOfPath;
import io.keyden.http.space.SpaceRoutes;
import io.keyden.http.team.MembershipRoutes;
import io.keyden.http.team.ScopedUserRoleRoutes;
import io.keyden.http.team.TeamRoutes;
import java.util.List;

/** The routes of spaces, teams, roles and rights, each on its use cases. */
final class AccessRoutes {
  private final Services services;
  private final Stores stores;
  private final SpaceManagers managers;
  private final ShowSpaces showSpaces;
  private final SpaceOfPath spaceOfPath;

  AccessRoutes(Services services) {
    this.services = services;
    this.stores = services.stores;
    this.managers = new SpaceManagers(stores.teams(), stores.roles(), stores.scopedRoles());
    this.showSpaces =
        new ShowSpaces(
            stores.transactions(),
            stores.spaces(),
            stores.teams(),
            stores.users(),
            services.grants,
            managers);
    this.spaceOfPath = new SpaceOfPath(showSpaces);
  }

  ShowSpaces showSpaces() {
    return showSpaces;
  }

  SpaceOfPath spaceOfPath() {
    return spaceOfPath;
  }

  List<RouteGroup> groups() {
    return List.of(spaces(), builtInThings(), teams(), scopedRoles(), membership(), roles());
  }

  private RouteGroup spaces() {
    return new SpaceRoutes(
        showSpaces,
        new CreateSpace(
            stores.transactions(),
            stores.spaces(),
            stores.teams(),
            stores.users(),
            managers,
            services.audit),
        new ModifySpace(
            stores.transactions(),
            stores.spaces(),
            stores.teams(),
            stores.users(),
            managers,
            services.audit),
        new DeleteSpace(
            stores.transactions(),
            stores.spaces(),
            stores.teams(),
            stores.scopedRoles(),
            managers,
            services.audit));
  }

  private RouteGroup builtInThings() {
    return new BuiltInThingRoutes(spaceOfPath, services.defaultSpace);
  }

  private RouteGroup teams() {
    return new TeamRoutes(
        spaceOfPath,
        new ShowTeams(stores.transactions(), stores.teams()),
        new CreateTeam(
            stores.transactions(), stores.teams(), stores.users(), stores.spaces(), services.audit),
        new ModifyTeam(
            stores.transactions(), stores.teams(), stores.users(), services.grants, services.audit),
        new DeleteTeam(
            stores.transactions(),
            stores.teams(),
            stores.scopedRoles(),
            services.grants,
            services.audit));
  }

  private RouteGroup scopedRoles() {
    return new ScopedUserRoleRoutes(
        spaceOfPath,
        new ShowScopedUserRoles(stores.transactions(), stores.teams(), stores.scopedRoles()),
        new GiveUserRole(
            stores.transactions(),
            stores.teams(),
            stores.roles(),
            stores.scopedRoles(),
            stores.spaces(),
            services.grants,
            services.audit));
  }

  private RouteGroup membership() {
    return new MembershipRoutes(
        spaceOfPath,
        new ShowPermissions(
            stores.transactions(),
            stores.users(),
            stores.scopedRoles(),
            stores.spaces(),
            services.grants),
        showSpaces,
        new PreviewTeam(stores.transactions(), stores.users()));
  }

  private RouteGroup roles() {
    return new UserRoleRoutes(
        new ShowUserRoles(stores.transactions(), stores.roles()),
        new CreateUserRole(stores.transactions(), stores.roles(), services.audit),
        new ModifyUserRole(
            stores.transactions(), stores.roles(), stores.scopedRoles(), services.audit),
        new DeleteUserRole(
            stores.transactions(), stores.roles(), stores.scopedRoles(), services.audit));
  }
}
