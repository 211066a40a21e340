package io.keyden.http.invitation;

import io.keyden.core.access.Caller;
import io.keyden.core.id.InvitationId;
import io.keyden.core.id.SpaceId;
import io.keyden.core.invitation.Invitation;
import io.keyden.core.invitation.InviteUser;
import io.keyden.core.invitation.NewInvitation;
import io.keyden.core.invitation.RegisterUser;
import io.keyden.core.invitation.Registration;
import io.keyden.core.invitation.ShowInvitation;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.signin.SessionCookies;
import io.keyden.http.user.UserResources;
import io.keyden.wire.Links;
import io.keyden.wire.invitation.InvitationResource;
import java.util.List;

/** Inviting people, and their registration. */
public final class InvitationRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/users/invitations";

  /** Finds the space that a path or a body names. */
  @FunctionalInterface
  public interface Spaces {
    /**
     * The space with this id or slug.
     *
     * @throws io.keyden.core.problem.ProblemException {@code SpaceNotFound} if there is none, or
     *     none that {@code caller} may know of
     */
    SpaceId find(Caller caller, String reference);
  }

  private final InviteUser invite;
  private final ShowInvitation show;
  private final RegisterUser register;
  private final SessionCookies cookies;
  private final Spaces spaces;

  /** Takes the use cases behind the routes. */
  public InvitationRoutes(
      InviteUser invite,
      ShowInvitation show,
      RegisterUser register,
      SessionCookies cookies,
      Spaces spaces) {
    this.invite = invite;
    this.show = show;
    this.register = register;
    this.cookies = cookies;
    this.spaces = spaces;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.post(COLLECTION, Access.signedIn(), this::invite).alsoBelowSpace(),
        Route.get(COLLECTION + "/{id}", Access.signedIn(), this::one).alsoBelowSpace(),
        Route.post("/api/users/register", Access.anonymous(), this::register));
  }

  private Response invite(Request request) {
    var caller = Api.caller(request);
    var body = Api.body(request);
    var teams = body.texts("AddToTeamIds");
    var space = request.space().or(() -> UserResources.stated(body.text("SpaceId")));
    body.check();
    var invitation =
        invite.invite(
            caller,
            new NewInvitation(teams, space.map(reference -> spaces.find(caller, reference))));
    return Api.created(resource(invitation));
  }

  private Response one(Request request) {
    var caller = Api.caller(request);
    request.space().ifPresent(reference -> spaces.find(caller, reference));
    return Api.ok(resource(show.one(caller, Api.id(request, "id", InvitationId::parse))));
  }

  private Response register(Request request) {
    var body = Api.body(request);
    var registration =
        new Registration(
            Secret.of(body.text("InvitationCode").orElse("").strip()),
            body.text("Username").orElse(""),
            body.text("DisplayName").orElse(""),
            UserResources.stated(body.text("EmailAddress")),
            Secret.of(body.text("Password").orElse("")));
    body.check();
    var signedIn = register.register(Api.caller(request), registration);
    return cookies.start(request, Api.ok(UserResources.ofRequestor(signedIn.user())), signedIn);
  }

  @RevealsSecret(because = "who may invite is shown the code, to pass it on")
  private static InvitationResource resource(Invitation invitation) {
    return new InvitationResource(
        invitation.id().value(),
        invitation.code().reveal(),
        invitation.teams().stream().map(team -> team.value()).toList(),
        invitation.space().map(SpaceId::value).orElse(null),
        invitation.expires(),
        Links.self(COLLECTION + "/" + invitation.id()).build());
  }
}
