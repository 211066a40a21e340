package io.keyden.http.configuration;

import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.setup.ShowSetUp;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Links;
import io.keyden.wire.configuration.AuthenticationResource;
import io.keyden.wire.configuration.LoginInitiatedResource;
import java.util.List;

/** {@code /api/authentication}: how one can sign in, and what limits a new key has. */
public final class AuthenticationRoutes implements RouteGroup {
  private static final String PATH = "/api/authentication";

  private final CurrentSettings settings;
  private final ShowSetUp setUp;

  /** Tells of {@code settings}, and whether the first account is still to be made. */
  public AuthenticationRoutes(CurrentSettings settings, ShowSetUp setUp) {
    this.settings = settings;
    this.setUp = setUp;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(PATH, Access.anonymous(), request -> show()),
        Route.post(
            PATH + "/checklogininitiated",
            Access.anonymous(),
            request -> Api.ok(LoginInitiatedResource.NO)));
  }

  private Response show() {
    var current = settings.authentication();
    boolean passwords = current.passwordSignInEnabled();
    return Api.ok(
        new AuthenticationResource(
            passwords ? List.of(AuthenticationResource.Provider.USERNAME_PASSWORD) : List.of(),
            current.autoLoginEnabled(),
            passwords,
            current.apiKeyDefaultExpiryDays(),
            current.apiKeyMaximumExpiryDays().orElse(null),
            current.userApiKeysEnabled(),
            current.rememberMeEnabled(),
            new AuthenticationResource.Keyden(setUp.required()),
            Links.self(PATH).build()));
  }
}
