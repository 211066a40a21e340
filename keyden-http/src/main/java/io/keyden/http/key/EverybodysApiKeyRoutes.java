package io.keyden.http.key;

import io.keyden.core.key.ShowApiKeys;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Violations;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.util.List;

/** {@code /api/apikeys}: the keys of all accounts, an addition of Keyden's. */
public final class EverybodysApiKeyRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/apikeys";
  private static final List<String> KEPT =
      ApiKeyQuery.withSorting(ApiKeyQuery.FILTERS_OF_EVERYBODYS);

  /** The path with all that may be asked for, as the root document gives it. */
  public static final String TEMPLATE = COLLECTION + "{?skip,take," + String.join(",", KEPT) + "}";

  private static final Paging PAGING = new Paging("ApiKey", COLLECTION, TEMPLATE, KEPT);

  private final ShowApiKeys show;

  /** Takes the use case behind the route. */
  public EverybodysApiKeyRoutes(ShowApiKeys show) {
    this.show = show;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.requires(Permission.ADMINISTER_SYSTEM), this::list));
  }

  private Response list(Request request) {
    var violations = new Violations();
    var query = new ApiKeyQuery(request.query(), violations);
    var filter = query.filterOfEverybodys();
    var order = query.orderOfEverybodys();
    violations.throwIfAny();
    var page = show.everybodys(Api.caller(request), filter, order, Paging.wanted(request));
    return Api.ok(PAGING.resource(request, page.map(ApiKeyResources::of)));
  }
}
