package io.keyden.http.server;

import io.keyden.core.permission.Permission;
import io.keyden.core.status.Health;
import io.keyden.core.status.ShowCounts;
import io.keyden.http.api.Access;
import io.keyden.http.api.Api;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import io.keyden.wire.Json;
import io.keyden.wire.Links;
import io.keyden.wire.server.CapabilitiesResource;
import io.keyden.wire.server.CountsResource;
import io.keyden.wire.server.HealthResource;
import io.keyden.wire.server.NetDuration;
import io.keyden.wire.server.ServerStatusResource;
import io.keyden.wire.server.SystemInfoResource;
import io.keyden.wire.server.TimeZoneResource;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** {@code /api/serverstatus} and the few other paths by which a server tells of itself. */
public final class ServerRoutes implements RouteGroup {
  private static final String STATUS = "/api/serverstatus";
  private static final String HEALTH = STATUS + "/health";
  private static final String SYSTEM_INFO = STATUS + "/system-info";

  /** What a server that is not well answers. Source: the vendor's description. */
  private static final int NOT_WELL = 418;

  private final Health health;
  private final ShowCounts counts;
  private final String version;

  /**
   * Takes what it works with.
   *
   * @param version the version of Keyden
   */
  public ServerRoutes(Health health, ShowCounts counts, String version) {
    this.health = health;
    this.counts = counts;
    this.version = version;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(STATUS, Access.signedIn(), request -> status()),
        Route.get(HEALTH, Access.anonymous(), request -> health()),
        Route.get(
            SYSTEM_INFO, Access.requires(Permission.ADMINISTER_SYSTEM), request -> systemInfo()),
        Route.get(STATUS + "/timezones", Access.signedIn(), request -> timeZones()),
        Route.get(STATUS + "/counts", Access.signedIn(), this::counts),
        Route.get(STATUS + "/extensions", Access.signedIn(), request -> Api.ok(List.of())),
        Route.get("/api/octopusservernodes/ping", Access.anonymous(), request -> health()),
        Route.get(
            "/api/capabilities", Access.signedIn(), request -> Api.ok(CapabilitiesResource.NONE)),
        Route.get(
            "/api/externalsecuritygroupproviders",
            Access.signedIn(),
            request -> Api.ok(List.of())));
  }

  private static Response status() {
    return Api.ok(
        new ServerStatusResource(
            false,
            false,
            false,
            false,
            false,
            "",
            "",
            "",
            Links.self(STATUS)
                .and("Health", HEALTH)
                .and("SystemInfo", SYSTEM_INFO)
                .and("TimeZones", STATUS + "/timezones")
                .and("Counts", STATUS + "/counts")
                .and("Extensions", STATUS + "/extensions")
                .build()));
  }

  private Response health() {
    boolean well = health.operating();
    var description =
        well
            ? "The server is operating normally."
            : "The server cannot read and write its database at the moment.";
    return Response.json(
        well ? 200 : NOT_WELL,
        Json.write(
            new HealthResource(well, description, !well, false, true, Links.self(HEALTH).build())));
  }

  private Response systemInfo() {
    return Api.ok(
        new SystemInfoResource(
            version,
            ProcessFigures.operatingSystem(),
            ProcessFigures.runtime(),
            ProcessFigures.workingSetBytes(),
            ProcessFigures.threadCount(),
            NetDuration.format(ProcessFigures.uptime()),
            Links.self(SYSTEM_INFO).build()));
  }

  private static Response timeZones() {
    var local = ZoneId.systemDefault().getId();
    return Api.ok(
        ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .map(id ->
                new TimeZoneResource(
                    id,
                    ZoneId.of(id).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    id.equals(local)))
            .toList());
  }

  private Response counts(Request request) {
    var found = counts.show(Api.caller(request));
    return Api.ok(
        new CountsResource(
            new CountsResource.Global(found.spaces(), found.users(), found.teams())));
  }
}
