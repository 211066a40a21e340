package io.keyden.http.user;

import io.keyden.core.access.Caller;
import io.keyden.core.id.UserId;
import io.keyden.core.user.Identity;
import io.keyden.core.user.User;
import io.keyden.wire.Links;
import io.keyden.wire.user.IdentityResource;
import io.keyden.wire.user.UserResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns accounts into what the wire shows of them. */
public final class UserResources {
  private UserResources() {}

  /** The account as {@code caller} sees it. */
  public static UserResource of(User user, Caller caller) {
    return of(user, caller.is(user.id()));
  }

  /** The account as its own user sees it, who is signing in with this request. */
  public static UserResource ofRequestor(User user) {
    return of(user, true);
  }

  private static UserResource of(User user, boolean requestor) {
    return new UserResource(
        user.id().value(),
        user.username(),
        user.displayName(),
        user.active(),
        user.service(),
        user.emailAddress().orElse(null),
        !user.service(),
        requestor,
        user.identities().stream().map(UserResources::identity).toList(),
        user.created(),
        links(user.id(), requestor));
  }

  private static IdentityResource identity(Identity identity) {
    Map<String, IdentityResource.ClaimResource> claims = new LinkedHashMap<>();
    identity
        .claims()
        .forEach((name, claim) ->
            claims.put(
                name, new IdentityResource.ClaimResource(claim.value(), claim.identifying())));
    return new IdentityResource(identity.provider(), claims);
  }

  /** A token can be made for oneself only, so only one's own resource has that link. */
  private static Map<String, String> links(UserId id, boolean requestor) {
    var self = "/api/users/" + id;
    var links =
        Links.self(self)
            .and("ApiKeys", self + "/apikeys{/id}{?skip,take}")
            .and("Permissions", self + "/permissions{?spaces,includeSystem}")
            .and(
                "PermissionsConfiguration",
                self + "/permissions/configuration{?spaces,includeSystem}")
            .and("RevokeSessions", self + "/revoke-sessions")
            .and("Spaces", self + "/spaces")
            .and("Teams", self + "/teams{?spaces,includeSystem}");
    return (requestor ? links.and("AccessToken", "/api/users/access-token") : links).build();
  }

  /** A text that was given and is not blank; clients send blank ones for none. */
  public static Optional<String> stated(Optional<String> text) {
    return text.filter(given -> !given.isBlank());
  }
}
