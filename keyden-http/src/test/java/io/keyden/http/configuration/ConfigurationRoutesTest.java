package io.keyden.http.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.permission.Permission;
import io.keyden.core.settings.AuthenticationSettings;
import io.keyden.core.settings.ChangeAuthenticationSettings;
import io.keyden.core.settings.CurrentSettings;
import io.keyden.core.settings.ShowAuthenticationSettings;
import io.keyden.core.setup.ShowSetUp;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConfigurationRoutesTest {
  private static final String VALUES = "/api/configuration/authentication/values";
  private static final String PASSWORDS =
      "/api/configuration/authentication-usernamepassword/values";

  private final ApiFixture api = new ApiFixture(ConfigurationRoutesTest::routes);
  private final String administrator =
      api.keyOf(
          api.person(
              "admin", new Grants.Builder().system(List.of(Permission.CONFIGURE_SERVER)).build()));

  private static List<RouteGroup> routes(ApiFixture fixture) {
    return List.of(
        new ConfigurationRoutes(
            new ShowAuthenticationSettings(fixture.transactions, fixture.settings),
            new ChangeAuthenticationSettings(
                fixture.transactions, fixture.settings, fixture.audit)),
        new AuthenticationRoutes(
            new CurrentSettings(fixture.transactions, fixture.settings, fixture.caches),
            new ShowSetUp(fixture.transactions, fixture.users)));
  }

  private JsonNode get(String target) {
    var answer = api.send(administrator, Method.GET, target);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private AuthenticationSettings settings() {
    return api.transactions.read(api.settings::authentication);
  }

  @Test
  void section_leads_to_its_values() {
    var section = get("/api/configuration/Authentication");

    assertThat(section.toString())
        .isEqualTo(
            "{\"Id\":\"authentication\",\"Name\":\"Authentication\","
                + "\"Description\":\"Signing in, sessions, and the limits of API keys\","
                + "\"Links\":{\"Self\":\"/api/configuration/authentication\","
                + "\"Values\":\"/api/configuration/authentication/values\"}}");
    assertThat(get("/api/configuration").get("TotalResults").intValue()).isEqualTo(2);
  }

  @Test
  void values_have_every_member() {
    assertThat(get(VALUES).toString())
        .isEqualTo(
            "{\"Id\":\"authentication\",\"AutoLoginEnabled\":false,"
                + "\"IsSelfServiceIdentityEditingEnabled\":false,\"TrustedRedirectUrls\":[],"
                + "\"CookieDomain\":null,\"SessionTimeoutInSeconds\":1200,"
                + "\"MaximumSessionDurationInSeconds\":1728000,\"RememberMeEnabled\":true,"
                + "\"UserApiKeysEnabled\":true,\"ApiKeyDefaultExpiryDays\":180,"
                + "\"ApiKeyMaxExpiryDays\":366,"
                + "\"OidcConfigurationSettings\":{\"OidcIssuerUrl\":null},"
                + "\"Links\":{\"Self\":\"/api/configuration/authentication/values\"}}");
  }

  @Test
  void what_a_client_sets_comes_back_as_it_was_set() {
    var body =
        "{\"Id\":\"authentication\",\"AutoLoginEnabled\":true,"
            + "\"IsSelfServiceIdentityEditingEnabled\":true,"
            + "\"TrustedRedirectUrls\":[\"https://one.example/a\"],"
            + "\"CookieDomain\":\"example.com\",\"SessionTimeoutInSeconds\":300,"
            + "\"MaximumSessionDurationInSeconds\":3600,\"RememberMeEnabled\":false,"
            + "\"UserApiKeysEnabled\":false,\"ApiKeyDefaultExpiryDays\":30,"
            + "\"ApiKeyMaxExpiryDays\":90,"
            + "\"OidcConfigurationSettings\":{\"OidcIssuerUrl\":\"https://keyden.example\"},"
            + "\"Links\":{\"Self\":\"/api/configuration/authentication/values\"}}";

    var saved = api.send(administrator, Method.PUT, VALUES, body);

    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.text()).isEqualTo(body);
    assertThat(get(VALUES).toString()).isEqualTo(body);
  }

  @Test
  void dotnet_saves_by_a_post_that_means_put() {
    var answer =
        api.send(
            Request.to(Method.POST, VALUES)
                .header("X-Octopus-ApiKey", administrator)
                .header("X-HTTP-Method-Override", "PUT")
                .body("{\"ApiKeyDefaultExpiryDays\":7}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(settings().apiKeyDefaultExpiryDays()).isEqualTo(7);
  }

  @Test
  void member_that_is_absent_stays_and_null_lifts_the_maximum() {
    assertThat(api.send(administrator, Method.PUT, VALUES, "{}").status()).isEqualTo(200);
    assertThat(settings()).isEqualTo(AuthenticationSettings.DEFAULTS);

    var lifted =
        api.send(
            administrator,
            Method.PUT,
            VALUES,
            "{\"ApiKeyMaxExpiryDays\":null,\"CookieDomain\":\"\",\"SessionTimeoutInSeconds\":null}");

    assertThat(lifted.json().get("ApiKeyMaxExpiryDays").isNull()).isTrue();
    assertThat(settings().apiKeyMaximumExpiryDays()).isEqualTo(Optional.empty());
    assertThat(settings().sessionTimeout())
        .isEqualTo(AuthenticationSettings.DEFAULTS.sessionTimeout());
  }

  @Test
  void all_faults_come_at_once_and_change_nothing() {
    var answer =
        api.send(
            administrator,
            Method.PUT,
            VALUES,
            "{\"ApiKeyDefaultExpiryDays\":0,\"SessionTimeoutInSeconds\":1,\"CookieDomain\":\"a b\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("Errors").size()).isEqualTo(3);
    assertThat(settings()).isEqualTo(AuthenticationSettings.DEFAULTS);
    assertThat(
            api.send(administrator, Method.PUT, VALUES, "{\"SessionTimeoutInSeconds\":\"x\"}")
                .status())
        .isEqualTo(400);
    assertThat(api.send(administrator, Method.PUT, VALUES, "").status()).isEqualTo(400);
  }

  @Test
  void password_sign_in_can_be_switched_off_and_the_sign_in_page_learns_it() {
    assertThat(get(PASSWORDS).get("IsEnabled").booleanValue()).isTrue();

    var saved = api.send(administrator, Method.PUT, PASSWORDS, "{\"IsEnabled\":false}");

    assertThat(saved.json().get("IsEnabled").booleanValue()).isFalse();
    assertThat(settings().passwordSignInEnabled()).isFalse();
    var page = api.send(Method.GET, "/api/authentication").json();
    assertThat(page.get("AuthenticationProviders").size()).isZero();
    assertThat(page.get("AnyAuthenticationProvidersSupportPasswordManagement").booleanValue())
        .isFalse();
  }

  @Test
  void sign_in_page_learns_the_provider_and_the_limits_without_a_credential() {
    assertThat(api.send(Method.GET, "/api/authentication").text())
        .isEqualTo(
            "{\"AuthenticationProviders\":[{\"Name\":\"Octopus\","
                + "\"IdentityType\":\"UsernamePassword\",\"FormsLoginEnabled\":true,\"Links\":{},"
                + "\"JavascriptLinks\":[],\"CSSLinks\":[]}],\"AutoLoginEnabled\":false,"
                + "\"AnyAuthenticationProvidersSupportPasswordManagement\":true,"
                + "\"ApiKeyDefaultExpiryDays\":180,\"ApiKeyMaxExpiryDays\":366,"
                + "\"UserApiKeysEnabled\":true,\"RememberMeEnabled\":true,"
                + "\"Keyden\":{\"SetUpRequired\":false},"
                + "\"Links\":{\"Self\":\"/api/authentication\"}}");
    assertThat(api.send(Method.POST, "/api/authentication/checklogininitiated").text())
        .isEqualTo("{\"WasLoginInitiated\":false,\"ProviderName\":null}");
  }

  @Test
  void unknown_section_is_404_for_who_may_ask_and_403_for_others() {
    var other = api.keyOf(api.person("other", Grants.NONE));

    assertThat(
            api.send(administrator, Method.GET, "/api/configuration/feature-toggles?Name=")
                .status())
        .isEqualTo(404);
    for (var path : List.of("/api/configuration", "/api/configuration/authentication", VALUES)) {
      assertThat(api.send(other, Method.GET, path).status()).isEqualTo(403);
      assertThat(api.send(Method.GET, path).status()).isEqualTo(401);
    }
    assertThat(api.send(other, Method.GET, "/api/configuration/nonsense").status()).isEqualTo(403);
    assertThat(api.send(other, Method.PUT, VALUES, "{}").status()).isEqualTo(403);
  }
}
