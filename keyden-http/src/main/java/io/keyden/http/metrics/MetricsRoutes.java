package io.keyden.http.metrics;

import io.keyden.core.permission.Permission;
import io.keyden.http.api.Access;
import io.keyden.http.api.RouteGroup;
import io.keyden.http.seam.AddressBlocks;
import io.keyden.http.seam.Request;
import io.keyden.http.seam.Response;
import io.keyden.http.seam.Route;
import java.util.List;

/**
 * {@code /metrics}: open to programs that call directly from certain addresses, to others with the
 * key of an administrator.
 *
 * <p>A request that a proxy has passed on is never taken for a direct one, also where the proxy has
 * one of these addresses: behind it may be anybody.
 */
public final class MetricsRoutes implements RouteGroup {
  /** Where it is. */
  public static final String PATH = "/metrics";

  private static final List<String> HEADERS_OF_PROXIES =
      List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP");

  private final MetricsPage page;
  private final AddressBlocks addresses;

  /** Shows {@code page}, to {@code addresses} without a credential. */
  public MetricsRoutes(MetricsPage page, AddressBlocks addresses) {
    this.page = page;
    this.addresses = addresses;
  }

  @Override
  public List<Route<Access>> routes() {
    return List.of(
        Route.get(
            PATH,
            Access.requiresUnless(Permission.ADMINISTER_SYSTEM, this::isNear),
            this::measurements));
  }

  private boolean isNear(Request request) {
    return addresses.contain(request.remoteAddress())
        && HEADERS_OF_PROXIES.stream().noneMatch(name -> request.header(name).isPresent());
  }

  private Response measurements(Request request) {
    return page.write(request.header("Accept").orElse(""));
  }
}
