package io.keyden.http.signin;

import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.signin.AntiForgeryToken;
import io.keyden.core.signin.SignedIn;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.SetCookie;
import java.util.UUID;

/**
 * The two cookies of a session: first the one that proves who is asking, which scripts cannot see;
 * second the anti-forgery token, which they must. The Java SDK takes the second by its place, .NET
 * by the start of its name. Both are for HTTPS only if the request came by HTTPS: .NET would not
 * give a secure one out for an HTTP address.
 */
public final class SessionCookies {
  private final UUID installation;
  private final CurrentSettings settings;

  /** Names the cookies after {@code installation}, as the root document does. */
  public SessionCookies(UUID installation, CurrentSettings settings) {
    this.installation = installation;
    this.settings = settings;
  }

  /** The name of the cookie that proves who is asking. */
  public static String name(UUID installation) {
    return "OctopusIdentificationToken_" + installation;
  }

  /** {@code response} with the cookies of a new session. */
  @RevealsSecret(because = "the session's secret goes to the browser")
  public Response start(Request request, Response response, SignedIn signedIn) {
    var identification = identification(request, signedIn.secret().reveal());
    var antiForgery = antiForgery(request, AntiForgeryToken.of(signedIn.secret()).text());
    return signedIn
        .cookieLifetime()
        .map(lifetime ->
            response
                .withCookie(identification.lasting(lifetime))
                .withCookie(antiForgery.lasting(lifetime)))
        .orElseGet(() -> response.withCookie(identification).withCookie(antiForgery));
  }

  /** {@code response} which makes the client forget both. */
  public Response end(Request request, Response response) {
    return response
        .withCookie(identification(request, "").expired())
        .withCookie(antiForgery(request, "").expired());
  }

  private SetCookie identification(Request request, String value) {
    return cookie(request, name(installation), value, true);
  }

  private SetCookie antiForgery(Request request, String value) {
    return cookie(request, "Octopus-Csrf-Token_" + installation, value, false);
  }

  private SetCookie cookie(Request request, String name, String value, boolean httpOnly) {
    return SetCookie.session(name, value, httpOnly, request.secure(), SetCookie.SameSite.LAX)
        .within(settings.authentication().cookieDomain());
  }
}
