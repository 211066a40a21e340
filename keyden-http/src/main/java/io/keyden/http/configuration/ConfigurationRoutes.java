package io.keyden.http.configuration;

import io.keyden.core.access.Caller;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.settings.ChangeAuthenticationSettings;
import io.keyden.core.settings.ShowAuthenticationSettings;
import io.keyden.core.store.Page;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.Paging;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.JsonBody;
import io.keyden.wire.Links;
import io.keyden.wire.configuration.AuthenticationConfigurationResource;
import io.keyden.wire.configuration.ConfigurationSectionResource;
import io.keyden.wire.configuration.UsernamePasswordConfigurationResource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /api/configuration}: the settings, section by section. */
public final class ConfigurationRoutes implements RouteGroup {
  private static final String COLLECTION = "/api/configuration";
  private static final String ITEM = COLLECTION + "/{id}";
  private static final String VALUES = ITEM + "/values";

  /** The sections, by the vendor's ids. */
  private enum Section {
    AUTHENTICATION(
        "authentication", "Authentication", "Signing in, sessions, and the limits of API keys"),
    USERNAME_PASSWORD(
        "authentication-usernamepassword",
        "Username / Password",
        "Signing in with a name and a password");

    private final String id;
    private final String title;
    private final String description;

    Section(String id, String title, String description) {
      this.id = id;
      this.title = title;
      this.description = description;
    }

    static Optional<Section> withId(String id) {
      return Arrays.stream(values()).filter(section -> section.id.equalsIgnoreCase(id)).findFirst();
    }

    String path() {
      return COLLECTION + "/" + id;
    }
  }

  private final ShowAuthenticationSettings show;
  private final ChangeAuthenticationSettings change;

  /** Takes the use cases behind the routes. */
  public ConfigurationRoutes(ShowAuthenticationSettings show, ChangeAuthenticationSettings change) {
    this.show = show;
    this.change = change;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(COLLECTION, Access.signedIn(), this::list),
        Route.get(ITEM, Access.signedIn(), this::one),
        Route.get(VALUES, Access.signedIn(), this::values),
        Route.put(VALUES, Access.signedIn(), this::save));
  }

  /** Asks for the right before it says whether there is such a section. */
  private Section section(Request request) {
    show.show(Api.caller(request));
    var id = request.parameter("id");
    return Section.withId(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id)));
  }

  private Response list(Request request) {
    show.show(Api.caller(request));
    var sections = Arrays.stream(Section.values()).map(ConfigurationRoutes::resource).toList();
    return Api.ok(
        new Paging("Configuration", COLLECTION, COLLECTION + "{/id}{?skip,take}", List.of())
            .resource(request, Page.of(sections, Paging.wanted(request))));
  }

  private Response one(Request request) {
    return Api.ok(resource(section(request)));
  }

  private static ConfigurationSectionResource resource(Section section) {
    return new ConfigurationSectionResource(
        section.id,
        section.title,
        section.description,
        Links.self(section.path()).and("Values", section.path() + "/values").build());
  }

  private Response values(Request request) {
    var section = section(request);
    return Api.ok(values(section, show.show(Api.caller(request))));
  }

  private Response save(Request request) {
    var section = section(request);
    var body = Api.body(request);
    UnaryOperator<AuthenticationSettings> wanted =
        switch (section) {
          case AUTHENTICATION -> authentication(body);
          case USERNAME_PASSWORD -> usernamePassword(body);
        };
    body.check();
    Caller caller = Api.caller(request);
    return Api.ok(values(section, change.change(caller, wanted)));
  }

  private static Object values(Section section, AuthenticationSettings settings) {
    var links = Links.self(section.path() + "/values").build();
    return switch (section) {
      case AUTHENTICATION ->
          new AuthenticationConfigurationResource(
              section.id,
              settings.autoLoginEnabled(),
              settings.selfServiceIdentityEditingEnabled(),
              settings.trustedRedirectUrls(),
              settings.cookieDomain().orElse(null),
              settings.sessionTimeout().toSeconds(),
              settings.maximumSessionDuration().toSeconds(),
              settings.rememberMeEnabled(),
              settings.userApiKeysEnabled(),
              settings.apiKeyDefaultExpiryDays(),
              settings.apiKeyMaximumExpiryDays().orElse(null),
              new AuthenticationConfigurationResource.Oidc(settings.oidcIssuerUrl().orElse(null)),
              links);
      case USERNAME_PASSWORD ->
          new UsernamePasswordConfigurationResource(
              section.id, settings.passwordSignInEnabled(), links);
    };
  }

  /**
   * What the body makes of the settings. A member that is absent stays as it is, since older
   * clients do not know all of them; null unsets what can be unset and leaves the rest as it is.
   */
  private static UnaryOperator<AuthenticationSettings> authentication(JsonBody body) {
    var autoLogin = body.flag("AutoLoginEnabled");
    var identityEditing = body.flag("IsSelfServiceIdentityEditingEnabled");
    var redirects =
        body.has("TrustedRedirectUrls")
            ? Optional.of(body.texts("TrustedRedirectUrls"))
            : Optional.<List<String>>empty();
    var cookieDomain = text(body, "CookieDomain");
    var timeout = body.integer("SessionTimeoutInSeconds").map(Duration::ofSeconds);
    var longest = body.integer("MaximumSessionDurationInSeconds").map(Duration::ofSeconds);
    var rememberMe = body.flag("RememberMeEnabled");
    var userKeys = body.flag("UserApiKeysEnabled");
    var defaultDays = body.integer("ApiKeyDefaultExpiryDays");
    boolean statesMaximum = body.has("ApiKeyMaxExpiryDays");
    var maximumDays = body.integer("ApiKeyMaxExpiryDays");
    var oidc = body.object("OidcConfigurationSettings");
    boolean statesIssuer = oidc.filter(object -> object.has("OidcIssuerUrl")).isPresent();
    var issuer = oidc.flatMap(object -> text(object, "OidcIssuerUrl"));
    boolean statesDomain = body.has("CookieDomain");
    return before ->
        new AuthenticationSettings(
            autoLogin.orElse(before.autoLoginEnabled()),
            identityEditing.orElse(before.selfServiceIdentityEditingEnabled()),
            redirects.orElse(before.trustedRedirectUrls()),
            statesDomain ? cookieDomain : before.cookieDomain(),
            timeout.orElse(before.sessionTimeout()),
            longest.orElse(before.maximumSessionDuration()),
            rememberMe.orElse(before.rememberMeEnabled()),
            userKeys.orElse(before.userApiKeysEnabled()),
            defaultDays.orElse(before.apiKeyDefaultExpiryDays()),
            statesMaximum ? maximumDays : before.apiKeyMaximumExpiryDays(),
            statesIssuer ? issuer : before.oidcIssuerUrl(),
            before.passwordSignInEnabled());
  }

  /** An empty field of a form unsets, as null does. */
  private static Optional<String> text(JsonBody body, String name) {
    return body.text(name).filter(text -> !text.isEmpty());
  }

  private static UnaryOperator<AuthenticationSettings> usernamePassword(JsonBody body) {
    var enabled = body.flag("IsEnabled");
    return before ->
        new AuthenticationSettings(
            before.autoLoginEnabled(),
            before.selfServiceIdentityEditingEnabled(),
            before.trustedRedirectUrls(),
            before.cookieDomain(),
            before.sessionTimeout(),
            before.maximumSessionDuration(),
            before.rememberMeEnabled(),
            before.userApiKeysEnabled(),
            before.apiKeyDefaultExpiryDays(),
            before.apiKeyMaximumExpiryDays(),
            before.oidcIssuerUrl(),
            enabled.orElse(before.passwordSignInEnabled()));
  }
}
