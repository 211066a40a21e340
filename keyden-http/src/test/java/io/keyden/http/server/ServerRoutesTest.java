package io.keyden.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.access.Grants;
import io.keyden.core.space.InMemorySpaceStore;
import io.keyden.core.status.Health;
import io.keyden.core.status.HealthStore;
import io.keyden.core.status.ShowCounts;
import io.keyden.core.team.InMemoryTeamStore;
import io.keyden.http.api.ApiFixture;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRoutesTest {
  private final AtomicBoolean broken = new AtomicBoolean();
  private final ApiFixture api = new ApiFixture(this::routes);
  private final String administrator = api.keyOf(api.person("admin", Grants.ALL));
  private final String other = api.keyOf(api.person("other", Grants.NONE));

  private List<RouteGroup> routes(ApiFixture fixture) {
    return List.of(
        new ServerRoutes(
            new Health(fixture.transactions, new BreakableStore(broken), fixture.clock),
            new ShowCounts(
                fixture.transactions,
                new InMemorySpaceStore(fixture.transactions),
                fixture.users,
                new InMemoryTeamStore(fixture.transactions)),
            "0.1.0"));
  }

  @Test
  void status_names_what_clients_read_and_links_that_lead_somewhere() {
    var status = api.send(other, Method.GET, "/api/serverstatus").json();

    assertThat(status.propertyNames())
        .contains(
            "IsDatabaseEncrypted",
            "IsUpgradeAvailable",
            "IsInMaintenanceMode",
            "IsMajorMinorUpgrade",
            "MaintenanceExpires");
    for (var link : status.get("Links")) {
      assertThat(api.send(administrator, Method.GET, link.stringValue()).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/serverstatus/health", "/api/octopusservernodes/ping"})
  void health_is_200_for_anybody_or_418_when_the_database_does_not_work(String path) {
    assertThat(api.send(Method.GET, path).status()).isEqualTo(200);

    broken.set(true);
    api.clock.advance(Health.VALID_FOR);
    var ill = api.send(Method.GET, path);

    assertThat(ill.status()).isEqualTo(418);
    assertThat(ill.json().get("IsOperatingNormally").booleanValue()).isFalse();
    assertThat(ill.json().get("Description").stringValue()).isNotEmpty();
  }

  @Test
  void system_info_has_real_figures_and_is_for_administrators() {
    var info = api.send(administrator, Method.GET, "/api/serverstatus/system-info").json();

    assertThat(info.get("Version").stringValue()).isEqualTo("0.1.0");
    assertThat(info.get("OSVersion").stringValue()).contains(System.getProperty("os.name"));
    assertThat(info.get("ClrVersion").stringValue()).startsWith("Java 25");
    assertThat(info.get("WorkingSetBytes").longValue()).isGreaterThan(10_000_000);
    assertThat(info.get("ThreadCount").intValue()).isPositive();
    assertThat(info.get("Uptime").stringValue()).matches("(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d\\.\\d{7}");
    assertThat(api.send(other, Method.GET, "/api/serverstatus/system-info").status())
        .isEqualTo(403);
  }

  @Test
  void time_zones_have_an_id_and_a_name() {
    var zones = api.send(other, Method.GET, "/api/serverstatus/timezones").json();

    assertThat(zones)
        .hasSizeGreaterThan(100)
        .allMatch(zone -> !zone.get("Id").stringValue().isEmpty())
        .allMatch(zone -> !zone.get("Name").stringValue().isEmpty())
        .anyMatch(zone -> zone.get("Id").stringValue().equals("Europe/Warsaw"));
  }

  @Test
  void counts_are_those_of_the_stores() {
    assertThat(api.send(other, Method.GET, "/api/serverstatus/counts").text())
        .isEqualTo("{\"Global\":{\"Spaces\":0,\"Users\":2,\"Teams\":0}}");
  }

  @Test
  void what_there_is_none_of_is_an_empty_list() {
    assertThat(api.send(other, Method.GET, "/api/serverstatus/extensions").text()).isEqualTo("[]");
    assertThat(api.send(other, Method.GET, "/api/externalsecuritygroupproviders").text())
        .isEqualTo("[]");
    assertThat(api.send(other, Method.GET, "/api/capabilities").text())
        .isEqualTo("{\"Capabilities\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/serverstatus",
        "/api/serverstatus/system-info",
        "/api/serverstatus/timezones",
        "/api/serverstatus/counts",
        "/api/serverstatus/extensions",
        "/api/capabilities",
        "/api/externalsecuritygroupproviders"
      })
  void the_rest_needs_a_credential(String path) {
    assertThat(api.send(Method.GET, path).status()).isEqualTo(401);
  }

  private static final class BreakableStore implements HealthStore {
    private final AtomicBoolean broken;
    private Optional<Instant> touched = Optional.empty();

    BreakableStore(AtomicBoolean broken) {
      this.broken = broken;
    }

    @Override
    public void touch(Instant instant) {
      if (broken.get()) {
        throw new IllegalStateException("the disk is full");
      }
      touched = Optional.of(instant);
    }

    @Override
    public Optional<Instant> touched() {
      return touched;
    }
  }
}
