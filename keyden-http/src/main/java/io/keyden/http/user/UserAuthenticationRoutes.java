package io.keyden.http.user;

import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.user.ShowUsers;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.user.ExternalUserSearchResource;
import io.keyden.wire.user.IdentityMetadataResource;
import io.keyden.wire.user.UserAuthenticationResource;
import java.util.List;
import java.util.Map;

/**
 * How accounts may sign in, and what is known of external providers: Keyden keeps identities of any
 * provider, and is connected to none.
 */
public final class UserAuthenticationRoutes implements RouteGroup {
  private static final List<UserAuthenticationResource.Provider> PROVIDERS =
      List.of(
          new UserAuthenticationResource.Provider(
              "Octopus", "UsernamePassword", true, Map.of(), List.of(), List.of()));

  private final ShowUsers show;
  private final CurrentSettings settings;

  /** Takes what is behind the routes. */
  public UserAuthenticationRoutes(ShowUsers show, CurrentSettings settings) {
    this.show = show;
    this.settings = settings;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(
            "/api/users/authentication",
            Access.signedIn(),
            request -> authentication(request, Api.caller(request).userId())),
        Route.get(
            "/api/users/authentication/{userId}",
            Access.signedIn(),
            request -> authentication(request, Api.userId(request, "userId"))),
        Route.get(
            "/api/users/identity-metadata",
            Access.signedIn(),
            request -> Api.ok(new IdentityMetadataResource(List.of(), Map.of()))),
        Route.get(
            "/api/users/external-search",
            Access.signedIn(),
            request -> Api.ok(new ExternalUserSearchResource(List.of()))));
  }

  private Response authentication(Request request, UserId id) {
    var caller = Api.caller(request);
    var user = show.one(caller, id);
    var rules = settings.authentication();
    boolean editable =
        caller.grants().system(Permission.USER_EDIT)
            || (caller.is(id) && rules.selfServiceIdentityEditingEnabled());
    return Api.ok(
        new UserAuthenticationResource(user.service() ? List.of() : PROVIDERS, editable, Map.of()));
  }
}
