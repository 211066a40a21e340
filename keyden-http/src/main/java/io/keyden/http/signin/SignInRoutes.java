package io.keyden.http.signin;

import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.CreateAccessToken;
import io.keyden.core.signin.CreatedAccessToken;
import io.keyden.core.signin.RevokeSessions;
import io.keyden.core.signin.SignIn;
import io.keyden.core.signin.SignInRequest;
import io.keyden.core.signin.SignOut;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.api.ServerAddress;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.http.user.UserResources;
import io.keyden.wire.user.AccessTokenResource;
import java.util.List;
import java.util.Map;

/** Signing in and out, ending sessions, and access tokens. */
public final class SignInRoutes implements RouteGroup {
  private static final String REVOKE = "/api/users/{id}/revoke-sessions";

  private final SignIn signIn;
  private final SignOut signOut;
  private final RevokeSessions revoke;
  private final CreateAccessToken createToken;
  private final SessionCookies cookies;

  /** Takes the use cases behind the routes. */
  public SignInRoutes(
      SignIn signIn,
      SignOut signOut,
      RevokeSessions revoke,
      CreateAccessToken createToken,
      SessionCookies cookies) {
    this.signIn = signIn;
    this.signOut = signOut;
    this.revoke = revoke;
    this.createToken = createToken;
    this.cookies = cookies;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.post("/api/users/login", Access.anonymous(), this::signIn),
        Route.post("/api/users/logout", Access.anonymous(), this::signOut),
        Route.put(REVOKE, Access.signedIn(), this::revoke),
        Route.post(REVOKE, Access.signedIn(), this::revoke),
        Route.post("/api/users/access-token", Access.signedIn(), this::createToken));
  }

  private Response signIn(Request request) {
    var body = Api.body(request);
    var wanted =
        new SignInRequest(
            body.text("Username").orElse(""),
            Secret.of(body.text("Password").orElse("")),
            body.flag("RememberMe").orElse(false));
    body.check();
    var signedIn = signIn.signIn(Api.caller(request), wanted);
    return cookies.start(request, Api.ok(UserResources.ofRequestor(signedIn.user())), signedIn);
  }

  /** Clients need no body; the cookies end also if the session had ended already. */
  private Response signOut(Request request) {
    signOut.signOut(Api.caller(request));
    return cookies.end(request, Api.ok(Map.of()));
  }

  private Response revoke(Request request) {
    revoke.revoke(Api.caller(request), Api.userId(request, "id"));
    return Api.ok(Map.of());
  }

  private Response createToken(Request request) {
    return Api.ok(resource(createToken.create(Api.caller(request), ServerAddress.of(request))));
  }

  @RevealsSecret(because = "this answer is the one that shows a new token")
  private static AccessTokenResource resource(CreatedAccessToken created) {
    return new AccessTokenResource(created.secret().reveal());
  }
}
