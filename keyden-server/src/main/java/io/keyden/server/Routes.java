package io.keyden.server;

import io.keyden.core.space.Space;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.metrics.MetricsRoutes;
import io.keyden.http.page.PageRoutes;
import io.keyden.http.root.RootRoutes;
import io.keyden.http.seam.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All routes. */
final class Routes {
  private Routes() {}

  static List<Route<Access>> all(Services services, UUID installationId, MetricsRoutes metrics) {
    var access = new AccessRoutes(services);
    var groups = new ArrayList<RouteGroup>();
    groups.add(
        new RootRoutes(
            installationId, Version.text(), () -> services.defaultSpace.get().map(Space::id)));
    groups.add(new PageRoutes(new PortalPages()));
    groups.add(metrics);
    groups.addAll(new IdentityRoutes(services, installationId, access.showSpaces()).groups());
    groups.addAll(access.groups());
    groups.addAll(new OperationRoutes(services, access.showSpaces()).groups());
    return groups.stream().flatMap(group -> group.routes().stream()).toList();
  }
}
