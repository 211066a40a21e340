package io.keyden.http.pipeline;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Origin;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.problem.Rejection;
import io.keyden.core.secret.Secret;
import io.keyden.core.signin.AntiForgeryToken;
import io.keyden.core.signin.Authenticate;
import io.keyden.core.signin.Authentication;
import io.keyden.core.signin.Credential;
import io.keyden.http.api.Access;
import io.keyden.http.seam.BadRequestException;
import io.keyden.http.seam.Handler;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.MethodOverride;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.RouteMatch;
import io.keyden.http.seam.Router;
import io.keyden.wire.BodyException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps of a request: method override, route, credential, anti-forgery, access, use case,
 * error, log.
 *
 * <p>A bad credential is refused on every path below {@code /api}, also where none is needed: a
 * program must not believe that its wrong key works. The one exception is deliberate: a session
 * cookie that has ended counts as none where none is needed, since a browser keeps sending it and
 * could else never sign in again.
 */
public final class ApiHandler implements Handler {
  private static final System.Logger LOGGER = System.getLogger(ApiHandler.class.getName());
  private static final Set<Method> SAFE = EnumSet.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final String CSRF_HEADER = "X-Octopus-Csrf-Token";

  /** Told by every browser, by no other client; its page cannot change it. */
  private static final String FETCH_SITE_HEADER = "Sec-Fetch-Site";

  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");
  private static final Access ANONYMOUS = Access.anonymous();

  /** Longer than finding out that a credential is bad takes, shorter than anybody notices. */
  private static final EvenPace REFUSALS_PACE = new EvenPace(Duration.ofMillis(2));

  private final Router<Access> router;
  private final Credentials credentials;
  private final Authenticate authenticate;
  private final Refusals refusals;
  private final RequestLog log;

  /** Puts the steps together. */
  public ApiHandler(
      Router<Access> router,
      Credentials credentials,
      Authenticate authenticate,
      Refusals refusals,
      RequestLog log) {
    this.router = router;
    this.credentials = credentials;
    this.authenticate = authenticate;
    this.refusals = refusals;
    this.log = log;
  }

  @Override
  public Response handle(Request request) {
    long start = System.nanoTime();
    var response = answer(request);
    log.answered(request, request.attribute(Caller.class), response, System.nanoTime() - start);
    return response;
  }

  private Response answer(Request received) {
    try {
      var request = MethodOverride.apply(received);
      var match = router.match(request);
      if (match instanceof RouteMatch.Matched<Access> matched) {
        request.attach(
            MatchedRoute.class, new MatchedRoute(request.method(), matched.route().template()));
      }
      authenticate(request, access(match));
      return switch (match) {
        case RouteMatch.Matched<Access> matched ->
            matched.route().handler().handle(matched.request());
        case RouteMatch.WrongMethod<Access> wrong -> wrongMethod(wrong.allowed());
        case RouteMatch.Unknown<Access> unknown -> unknown();
      };
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unavailable) {
        // The store has logged why: on a full disk this happens with every request.
        LOGGER.log(System.Logger.Level.WARNING, String.valueOf(e.problem()));
      }
      return Errors.of(e.problem());
    } catch (BodyException e) {
      return Errors.of(e);
    } catch (BadRequestException e) {
      return Errors.unreadable(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOGGER.log(
          System.Logger.Level.ERROR, received.method() + " failed: " + e.getClass().getName(), e);
      return Errors.answer(
          500,
          "Something went wrong on the server. Please give its administrator this request id: "
              + received.requestId());
    }
  }

  private static Access access(RouteMatch<Access> match) {
    return match instanceof RouteMatch.Matched<Access> matched
        ? matched.route().access()
        : ANONYMOUS;
  }

  private void authenticate(Request request, Access access) {
    long began = System.nanoTime();
    var credential = credentials.of(request);
    if (!SAFE.contains(request.method())) {
      refuseOtherSites(request, credential);
    }
    var origin = origin(request);
    var caller =
        switch (authenticate.authenticate(credential, origin)) {
          case Authentication.Authenticated good -> good.caller();
          case Authentication.Rejected bad -> {
            if (bad.reason() == Rejection.BAD_SESSION && access instanceof Access.Anonymous) {
              yield Caller.anonymous(origin);
            }
            var refusal = refused(bad, origin);
            REFUSALS_PACE.keep(began);
            throw refusal;
          }
        };
    request.attach(Caller.class, caller);
    if (credential instanceof Credential.SessionCookie cookie
        && !SAFE.contains(request.method())
        && !(access instanceof Access.Anonymous)) {
      checkCsrf(request, cookie.presented());
    }
    switch (access) {
      case Access.Anonymous anonymous -> {}
      case Access.SignedIn signedIn -> caller.userId();
      case Access.Requires requires -> caller.require(requires.permission());
      case Access.RequiresUnless requires -> {
        if (!requires.exempt().test(request)) {
          caller.require(requires.permission());
        }
      }
    }
  }

  private ProblemException refused(Authentication.Rejected rejection, Origin origin) {
    return refusals
        .refused(rejection, origin)
        .map(wait -> new ProblemException(new Problem.TooMany(wait)))
        .orElseGet(() -> new ProblemException(new Problem.NotSignedIn(rejection.reason())));
  }

  /**
   * A page of another site, or of another port of this host, changes nothing through the browser of
   * somebody else: neither with the cookie that the browser adds, nor by signing them in under
   * another name, which takes no cookie and no token.
   */
  private static void refuseOtherSites(Request request, Credential credential) {
    boolean addedByBrowser =
        credential instanceof Credential.None || credential instanceof Credential.SessionCookie;
    if (addedByBrowser
        && request.header(FETCH_SITE_HEADER).filter(OTHER_SITES::contains).isPresent()) {
      throw new ProblemException(
          new Problem.Refused(
              "The request came from a page of another site. Nothing was changed."));
    }
  }

  private static void checkCsrf(Request request, Secret session) {
    if (!AntiForgeryToken.of(session).matches(request.header(CSRF_HEADER).orElse(""))) {
      throw new ProblemException(new Problem.AntiForgery());
    }
  }

  private static Origin origin(Request request) {
    var userAgent =
        request.header("X-Octopus-User-Agent").or(() -> request.header("User-Agent")).orElse("");
    return new Origin(request.remoteAddress(), userAgent);
  }

  private static Response wrongMethod(Set<Method> allowed) {
    var names = allowed.stream().map(Method::name).collect(Collectors.joining(", "));
    return Errors.answer(
            405, "The resource does not support this method. It supports: " + names + ".")
        .withHeader("Allow", names);
  }

  private static Response unknown() {
    return Errors.answer(
        404,
        "The resource you requested was not found. Keyden serves users, API keys, spaces, teams,"
            + " roles and events; it has no projects, environments or deployments.");
  }
}
