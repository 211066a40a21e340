package io.keyden.http.key;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.ExpiryRequest;
import io.keyden.core.key.NewApiKey;
import io.keyden.core.key.RevokeApiKey;
import io.keyden.core.key.ShowApiKeys;
import io.keyden.core.problem.Violations;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.CollectionResource;
import io.keyden.wire.JsonBody;
import io.keyden.wire.key.ApiKeyResource;
import io.keyden.wire.key.ApiKeysResource;
import java.util.List;

/** {@code /api/users/{userId}/apikeys}. */
public final class ApiKeyRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/users/{userId}/apikeys";
  private static final String ITEM = COLLECTION + "/{id}";
  private static final List<String> KEPT = ApiKeyQuery.withSorting(ApiKeyQuery.FILTERS);

  private final CreateApiKey create;
  private final ShowApiKeys show;
  private final RevokeApiKey revoke;

  /** Takes the use cases behind the routes. */
  public ApiKeyRoutes(CreateApiKey create, ShowApiKeys show, RevokeApiKey revoke) {
    this.create = create;
    this.show = show;
    this.revoke = revoke;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), request -> Api.ok(list(request))),
        Route.get(
            COLLECTION + "/v1",
            Access.signedIn(),
            request -> Api.ok(new ApiKeysResource(list(request)))),
        Route.post(COLLECTION, Access.signedIn(), this::create),
        Route.get(ITEM, Access.signedIn(), this::one),
        Route.delete(ITEM, Access.signedIn(), this::revoke));
  }

  private CollectionResource<ApiKeyResource> list(Request request) {
    var owner = Api.userId(request, "userId");
    var violations = new Violations();
    var query = new ApiKeyQuery(request.query(), violations);
    var filter = query.filter();
    var order = query.order();
    violations.throwIfAny();
    var page = show.of(Api.caller(request), owner, filter, order, Paging.wanted(request));
    var path = "/api/users/" + owner + "/apikeys";
    return new Paging(
            "ApiKey", path, path + "{/id}{?skip,take," + String.join(",", KEPT) + "}", KEPT)
        .resource(request, page.map(ApiKeyResources::of));
  }

  private Response one(Request request) {
    var owner = Api.userId(request, "userId");
    var id = Api.id(request, "id", ApiKeyId::parse);
    return Api.ok(ApiKeyResources.of(show.one(Api.caller(request), owner, id)));
  }

  /** Answers 200 and not 201, as the vendor's server does. */
  private Response create(Request request) {
    var owner = Api.userId(request, "userId");
    var body = Api.body(request);
    var purpose = body.text("Purpose");
    var expiry = expiry(body);
    var actorType = actorType(body);
    body.check();
    var wanted = new NewApiKey(owner, purpose, expiry, actorType);
    return Api.ok(ApiKeyResources.of(create.create(Api.caller(request), wanted)));
  }

  /** Absent means the default, null the maximum. */
  private static ExpiryRequest expiry(JsonBody body) {
    if (!body.has("Expires")) {
      return new ExpiryRequest.Unstated();
    }
    return body.instant("Expires")
        .<ExpiryRequest>map(ExpiryRequest.At::new)
        .orElseGet(ExpiryRequest.Longest::new);
  }

  private static ActorType actorType(JsonBody body) {
    return body.text("ActorType")
        .map(text ->
            switch (text) {
              case "User" -> ActorType.USER;
              case "AiAgent" -> ActorType.AI_AGENT;
              default -> {
                body.fault("ActorType", "must be User or AiAgent");
                yield ActorType.USER;
              }
            })
        .orElse(ActorType.USER);
  }

  private Response revoke(Request request) {
    var owner = Api.userId(request, "userId");
    revoke.revoke(Api.caller(request), owner, Api.id(request, "id", ApiKeyId::parse));
    return Api.deleted();
  }
}
