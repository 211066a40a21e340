package io.keyden.http.root;

import io.keyden.core.id.SpaceId;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.key.EverybodysApiKeyRoutes;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Json;
import io.keyden.wire.Links;
import io.keyden.wire.root.RootResource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code /api}: where everything is.
 *
 * <p>Clients fetch it before nearly every call, so its bytes are made once for each default space.
 * The Java SDK concludes from the link {@code Accounts} that there is a default space, hence that
 * link is there exactly while one is. It leads nowhere, as accounts are not served; that is
 * deliberate.
 */
public final class RootRoutes implements RouteGroup {
  /**
   * The version of the vendor's server whose rules are followed: those for expiry came with 2025.4.
   */
  public static final String COMPATIBLE_VERSION = "2026.1.1000";

  private final UUID installationId;
  private final String keydenVersion;
  private final Supplier<Optional<SpaceId>> defaultSpace;
  private volatile Written written;

  /**
   * The document for one default space, or for none.
   *
   * @param space the default space
   * @param response the document
   */
  private record Written(Optional<SpaceId> space, Response response) {}

  /**
   * Makes the document.
   *
   * @param defaultSpace the default space at this moment, if there is one; asked at every request,
   *     so it must be cheap
   */
  public RootRoutes(
      UUID installationId, String keydenVersion, Supplier<Optional<SpaceId>> defaultSpace) {
    this.installationId = installationId;
    this.keydenVersion = keydenVersion;
    this.defaultSpace = defaultSpace;
    this.written = write(Optional.empty());
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(Route.get("/api", Access.anonymous(), request -> root()));
  }

  private Response root() {
    var space = defaultSpace.get();
    var known = written;
    if (!known.space().equals(space)) {
      known = write(space);
      written = known;
    }
    return known.response();
  }

  private Written write(Optional<SpaceId> space) {
    return new Written(space, document(installationId, keydenVersion, space));
  }

  private static Response document(
      UUID installationId, String keydenVersion, Optional<SpaceId> defaultSpace) {
    var links = links();
    defaultSpace.ifPresent(space ->
        links.and("Accounts", "/api/" + space + "/accounts{/id}{?skip,take,ids,partialName}"));
    var resource =
        new RootResource(
            "Octopus Deploy",
            COMPATIBLE_VERSION,
            "3.0.0",
            installationId.toString(),
            false,
            false,
            new RootResource.Keyden(keydenVersion),
            links.build());
    return Response.json(200, Json.write(resource));
  }

  private static Links links() {
    return Links.self("/api")
        .and("ApiKeyExpiries", EverybodysApiKeyRoutes.EXPIRIES_TEMPLATE)
        .and("ApiKeys", EverybodysApiKeyRoutes.TEMPLATE)
        .and("Authentication", "/api/authentication")
        .and("Configuration", "/api/configuration{/id}")
        .and("CurrentUser", "/api/users/me")
        .and("EventAgents", "/api/events/agents")
        .and("EventCategories", "/api/events/categories{?appliesTo}")
        .and("EventDocumentTypes", "/api/events/documenttypes")
        .and("EventGroups", "/api/events/groups{?appliesTo}")
        .and(
            "Events",
            "/api/events{/id}{?skip,regarding,regardingAny,user,users,projects,projectGroups,environments,"
                + "eventGroups,eventCategories,eventAgents,tags,tenants,from,to,internal,fromAutoId,toAutoId,"
                + "documentTypes,asCsv,take,ids,spaces,includeSystem,excludeDifference}")
        .and("ExtensionStats", "/api/serverstatus/extensions")
        .and("ExternalSecurityGroupProviders", "/api/externalsecuritygroupproviders")
        .and("ExternalUserSearch", "/api/users/external-search{?partialName}")
        .and("Invitations", "/api/users/invitations")
        .and("LoginInitiated", "/api/authentication/checklogininitiated")
        .and("OpenApi", "/api/openapi.json")
        .and("PermissionDescriptions", "/api/permissions/all")
        .and("Register", "/api/users/register")
        .and("RevokeUserSessions", "/api/users/{id}/revoke-sessions")
        .and(
            "ScopedUserRoles",
            "/api/scopeduserroles{/id}{?skip,take,ids,partialName,spaces,includeSystem}")
        .and("ServerHealthStatus", "/api/serverstatus/health")
        .and("ServerStatus", "/api/serverstatus")
        .and("SignIn", "/api/users/login{?returnUrl}")
        .and("SignOut", "/api/users/logout")
        .and("SpaceHome", "/api/{spaceId}")
        .and("SpaceSearch", "/api/spaces/{id}/search{?keyword}")
        .and("Spaces", "/api/spaces{/id}{?name,skip,ids,take,partialName}")
        .and("TeamMembership", "/api/teammembership{?userId,spaces,includeSystem}")
        .and("TeamMembershipPreviewTeam", "/api/teammembership/previewteam")
        .and("Teams", "/api/teams{/id}{?skip,take,ids,partialName,spaces,includeSystem}")
        .and("UserAuthentication", "/api/users/authentication{/userId}")
        .and("UserIdentityMetadata", "/api/users/identity-metadata")
        .and("UserRoles", "/api/userroles{/id}{?skip,take,ids,partialName}")
        .and("Users", "/api/users{/id}{?skip,take,ids,filter,isActive,isServiceAccount}")
        .and("Web", "/app");
  }
}
