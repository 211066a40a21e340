package io.keyden.server;

import io.keyden.core.event.ShowEvents;
import io.keyden.core.settings.ChangeAuthenticationSettings;
import io.keyden.core.settings.ShowAuthenticationSettings;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.status.Health;
import io.keyden.core.status.ShowCounts;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.configuration.AuthenticationRoutes;
import io.keyden.http.configuration.ConfigurationRoutes;
import io.keyden.http.event.EventRoutes;
import io.keyden.http.openapi.OpenApiRoutes;
import io.keyden.http.server.ServerRoutes;
import java.util.List;

/** The routes of who runs the server: events, settings, the server's own state. */
final class OperationRoutes {
  private final Services services;
  private final ShowSpaces showSpaces;

  OperationRoutes(Services services, ShowSpaces showSpaces) {
    this.services = services;
    this.showSpaces = showSpaces;
  }

  List<RouteGroup> groups() {
    var stores = services.stores;
    var transactions = stores.transactions();
    return List.of(
        new EventRoutes(
            new ShowEvents(transactions, stores.events()),
            (caller, reference) -> showSpaces.ofPath(caller, reference).id()),
        new ConfigurationRoutes(
            new ShowAuthenticationSettings(transactions, stores.settings()),
            new ChangeAuthenticationSettings(transactions, stores.settings(), services.audit)),
        new AuthenticationRoutes(services.settings),
        new ServerRoutes(
            new Health(transactions, stores.health(), services.clock),
            new ShowCounts(transactions, stores.spaces(), stores.users(), stores.teams()),
            Version.text()),
        new OpenApiRoutes());
  }
}
