package io.keyden.http.key;

import io.keyden.core.key.CountKeyExpiries;
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
import io.keyden.wire.Links;
import io.keyden.wire.key.KeyExpiriesResource;
import java.util.List;

/** {@code /api/apikeys}: the keys of all accounts, an addition of Keyden's. */
public final class EverybodysApiKeyRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/apikeys";
  private static final List<String> KEPT =
      ApiKeyQuery.withSorting(ApiKeyQuery.FILTERS_OF_EVERYBODYS);

  /** The path with all that may be asked for, as the root document gives it. */
  public static final String TEMPLATE = COLLECTION + "{?skip,take," + String.join(",", KEPT) + "}";

  private static final Paging PAGING = new Paging("ApiKey", COLLECTION, TEMPLATE, KEPT);

  private static final String EXPIRIES = COLLECTION + "/expiries";

  /** The path of the months of expiry, with all that may be asked for. */
  public static final String EXPIRIES_TEMPLATE =
      EXPIRIES + "{?" + String.join(",", ApiKeyQuery.FILTERS_OF_EVERYBODYS) + "}";

  private final ShowApiKeys show;
  private final CountKeyExpiries count;

  /** Takes the use cases behind the routes. */
  public EverybodysApiKeyRoutes(ShowApiKeys show, CountKeyExpiries count) {
    this.show = show;
    this.count = count;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.requires(Permission.ADMINISTER_SYSTEM), this::list),
        Route.get(EXPIRIES, Access.requires(Permission.ADMINISTER_SYSTEM), this::expiries));
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

  private Response expiries(Request request) {
    var violations = new Violations();
    var filter = new ApiKeyQuery(request.query(), violations).filterOfEverybodys();
    violations.throwIfAny();
    var expiries = count.count(Api.caller(request), filter);
    return Api.ok(
        new KeyExpiriesResource(
            expiries.neverExpires(),
            expiries.expired(),
            expiries.months().stream()
                .map(month ->
                    new KeyExpiriesResource.MonthResource(month.month().toString(), month.count()))
                .toList(),
            expiries.later(),
            Links.self(Paging.link(request, EXPIRIES, ApiKeyQuery.FILTERS_OF_EVERYBODYS)).build()));
  }
}
