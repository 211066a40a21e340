package io.keyden.http.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** Makes every connection a {@link GuardedConnection}; it is the only selector of the server. */
final class GuardedSelector implements ServerConnectionSelector {
  private final ServerConnectionSelector http1;
  private final Router router;
  private final ConnectionWatch watch;
  private final HelidonTimer timer;
  private final HttpServerSettings settings;
  private final ReceiveBudget budget;
  private final ProtocolErrors errors;

  GuardedSelector(
      ServerConnectionSelector http1,
      Router router,
      ConnectionWatch watch,
      HelidonTimer timer,
      HttpServerSettings settings,
      ProtocolErrors errors) {
    this.http1 = http1;
    this.router = router;
    this.watch = watch;
    this.timer = timer;
    this.settings = settings;
    this.budget = new ReceiveBudget(settings.maxReceivedBytes());
    this.errors = errors;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new GuardedConnection(context, http1, router, watch, timer, settings, budget, errors);
  }
}
