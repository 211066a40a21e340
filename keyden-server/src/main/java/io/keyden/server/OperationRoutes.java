package io.keyden.server;

import io.keyden.core.event.ShowEvents;
import io.keyden.core.settings.ChangeAuthenticationSettings;
import io.keyden.core.settings.ShowAuthenticationSettings;
import io.keyden.core.setup.ShowSetUp;
import io.keyden.core.space.ShowSpaces;
import io.keyden.core.status.ShowCounts;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.configuration.AuthenticationRoutes;
import io.keyden.http.configuration.ConfigurationRoutes;
import io.keyden.http.event.EventRoutes;
import io.keyden.http.openapi.OpenApiRoutes;
import io.keyden.http.server.ServerRoutes;
import java.util.List;

/** The routes of events, settings and the state of the server, each on its use cases. */
final class OperationRoutes {
  private final Services services;
  private final Stores stores;
  private final ShowSpaces showSpaces;

  OperationRoutes(Services services, ShowSpaces showSpaces) {
    this.services = services;
    this.stores = services.stores;
    this.showSpaces = showSpaces;
  }

  List<RouteGroup> groups() {
    return List.of(
        new EventRoutes(
            new ShowEvents(stores.transactions(), stores.events()),
            (caller, reference) -> showSpaces.ofPath(caller, reference).id()),
        new ConfigurationRoutes(
            new ShowAuthenticationSettings(stores.transactions(), stores.settings()),
            new ChangeAuthenticationSettings(
                stores.transactions(), stores.settings(), services.audit)),
        new AuthenticationRoutes(
            services.settings, new ShowSetUp(stores.transactions(), stores.users())),
        new ServerRoutes(
            services.health,
            new ShowCounts(stores.transactions(), stores.spaces(), stores.users(), stores.teams()),
            Version.text()),
        new OpenApiRoutes());
  }
}
