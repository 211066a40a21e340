package io.keyden.server;

import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.RevokeApiKey;
import io.keyden.core.key.ShowApiKeys;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.key.ApiKeyRoutes;
import io.keyden.http.root.RootRoutes;
import io.keyden.http.seam.Route;
import io.keyden.http.welcome.WelcomeRoutes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** All routes, each on its use cases. */
final class Routes {
  private final Services services;
  private final Stores stores;
  private final UUID installationId;

  Routes(Services services, UUID installationId) {
    this.services = services;
    this.stores = services.stores;
    this.installationId = installationId;
  }

  List<Route<Access>> all() {
    return Stream.of(root(), new WelcomeRoutes(), keys())
        .flatMap(group -> group.routes().stream())
        .toList();
  }

  private RouteGroup root() {
    return new RootRoutes(
        installationId, Version.text(), () -> services.defaultSpace.get().isPresent());
  }

  private RouteGroup keys() {
    return new ApiKeyRoutes(
        new CreateApiKey(
            stores.transactions(),
            stores.keys(),
            stores.users(),
            services.grants,
            stores.settings(),
            services.audit,
            services.clock,
            services.randomness),
        new ShowApiKeys(
            stores.transactions(),
            stores.keys(),
            stores.users(),
            services.grants,
            stores.settings(),
            services.keyUse),
        new RevokeApiKey(
            stores.transactions(),
            stores.keys(),
            stores.users(),
            services.grants,
            stores.settings(),
            services.audit));
  }
}
