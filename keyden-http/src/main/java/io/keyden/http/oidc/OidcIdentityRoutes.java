package io.keyden.http.oidc;

import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.oidc.ChangeOidcIdentities;
import io.keyden.core.oidc.OidcIdentity;
import io.keyden.core.oidc.OidcIdentityDraft;
import io.keyden.core.oidc.ShowOidcIdentities;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.api.ServerAddress;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.oidc.OidcIdentitiesResource;
import io.keyden.wire.oidc.OidcIdentityResource;
import java.util.List;

/** {@code /api/serviceaccounts/{id}/oidcidentities}. */
public final class OidcIdentityRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/serviceaccounts/{accountId}/oidcidentities";
  private static final String ITEM = COLLECTION + "/{id}/v1";

  private final ShowOidcIdentities show;
  private final ChangeOidcIdentities change;

  /** Takes the use cases behind the routes. */
  public OidcIdentityRoutes(ShowOidcIdentities show, ChangeOidcIdentities change) {
    this.show = show;
    this.change = change;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION + "/v1", Access.signedIn(), this::page),
        Route.post(COLLECTION + "/create/v1", Access.signedIn(), this::create),
        Route.get(ITEM, Access.signedIn(), this::one),
        Route.put(ITEM, Access.signedIn(), this::modify),
        Route.delete(ITEM, Access.signedIn(), this::delete));
  }

  private Response page(Request request) {
    var shown = show.all(Api.caller(request), Api.userId(request, "accountId"));
    var page = Paging.wanted(request);
    return Api.ok(
        new OidcIdentitiesResource(
            ServerAddress.of(request),
            shown.externalId().toString(),
            shown.identities().stream()
                .skip(page.skip())
                .limit(page.take())
                .map(OidcIdentityRoutes::resource)
                .toList(),
            shown.identities().size()));
  }

  private Response one(Request request) {
    return Api.ok(
        resource(
            show.one(Api.caller(request), Api.userId(request, "accountId"), identityId(request))));
  }

  private Response create(Request request) {
    var account = Api.userId(request, "accountId");
    return Api.created(resource(change.create(Api.caller(request), account, draft(request))));
  }

  private Response modify(Request request) {
    var account = Api.userId(request, "accountId");
    return Api.ok(
        resource(change.modify(Api.caller(request), account, identityId(request), draft(request))));
  }

  private Response delete(Request request) {
    change.delete(Api.caller(request), Api.userId(request, "accountId"), identityId(request));
    return Api.deleted();
  }

  private static OidcIdentityId identityId(Request request) {
    return Api.id(request, "id", OidcIdentityId::parse);
  }

  /** Clients send no audience, null or an empty text for the account's own. */
  private static OidcIdentityDraft draft(Request request) {
    var body = Api.body(request);
    var draft =
        new OidcIdentityDraft(
            body.text("Name").orElse(""),
            body.text("Issuer").orElse(""),
            body.text("Subject").orElse(""),
            body.text("Audience").filter(audience -> !audience.isEmpty()));
    body.check();
    return draft;
  }

  private static OidcIdentityResource resource(OidcIdentity identity) {
    return new OidcIdentityResource(
        identity.id().value(),
        identity.account().value(),
        identity.name(),
        identity.issuer(),
        identity.subject(),
        identity.audience().orElse(null));
  }
}
