package io.keyden.client.octopus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes a request from the wire to its answer: record, hooks and faults, the act under the lock,
 * hooks and faults once more, the answer.
 */
final class Listener implements HttpHandler {
  private static final List<String> BELOW_SPACES = List.of("teams", "scopeduserroles", "events");

  private final Parts parts;
  private final Router router;
  private final Authenticator authenticator;
  private final Faults faults;
  private final ReentrantLock lock;
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

  Listener(Parts parts, Router router, Faults faults, ReentrantLock lock) {
    this.parts = parts;
    this.router = router;
    this.authenticator = new Authenticator(parts);
    this.faults = faults;
    this.lock = lock;
  }

  List<ReceivedRequest> received() {
    return received;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call wired = Call.of(exchange);
      received.add(ReceivedRequest.of(wired));
      Optional<Call> call = onVendorsPath(wired);
      Optional<Faults.Strike> struck = faults.strike(call.orElse(wired), Moment.BEFORE_ACTING);
      if (struck.isEmpty()) {
        Answer answer = call.map(this::act).orElseGet(Refusal::noSuchRoute);
        struck = faults.strike(call.orElse(wired), Moment.AFTER_ACTING);
        if (struck.isEmpty()) {
          struck = Optional.of(new Faults.Strike.Respond(answer));
        }
      }
      if (struck.get() instanceof Faults.Strike.Respond(Answer answer)) {
        send(exchange, answer);
      }
      // Closing the exchange with no header sent closes the connection: that is the drop.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Call> onVendorsPath(Call wired) {
    List<String> segments = new ArrayList<>();
    for (String segment : wired.segments()) {
      Optional<String> vendors = parts.paths().vendorSegment(segment);
      if (vendors.isEmpty()) {
        return Optional.empty();
      }
      segments.add(vendors.get());
    }
    return Optional.of(wired.withSegments(List.copyOf(segments)));
  }

  private Answer act(Call call) {
    lock.lock();
    try {
      Optional<Caller> caller = caller(call);
      Call placed = withoutSpace(call);
      Router.Match match = router.match(placed);
      if (match.access() == Router.Access.SIGNED_IN && caller.isEmpty()) {
        throw Refusal.notSignedIn(parts.version(), false);
      }
      caller.ifPresent(it -> requireCsrf(call, it));
      return match.handler().handle(placed.routed(match.parameters(), caller.orElse(null)));
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (RuntimeException fault) {
      return Refusal.error(500, "The stand-in itself is at fault: " + fault, List.of(), "");
    } finally {
      lock.unlock();
    }
  }

  /** Signing in is the way to a new credential, so an old one does not matter there. */
  private Optional<Caller> caller(Call call) {
    return call.path().equalsIgnoreCase("/api/users/login")
        ? Optional.empty()
        : authenticator.authenticate(call);
  }

  private void requireCsrf(Call call, Caller caller) {
    Authenticator.requireCsrf(call, caller, parts.state().installationId);
  }

  /** Teams, grants and events are served below a space, too. */
  private Call withoutSpace(Call call) {
    List<String> segments = call.segments();
    boolean below =
        segments.size() > 2
            && BELOW_SPACES.stream().anyMatch(segments.get(2)::equalsIgnoreCase)
            && parts.state().spaces.find(segments.get(1)).isPresent();
    return below ? call.belowSpace(segments.get(1)) : call;
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    for (var header : answer.headers()) {
      exchange.getResponseHeaders().add(header.getKey(), header.getValue());
    }
    exchange.getResponseHeaders().set("Octopus-Node", "octopus-1");
    byte[] bytes =
        switch (answer.body()) {
          case Answer.Body.Tree(var root) -> {
            parts.paths().translateLinks(root);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            yield Json.bytes(root);
          }
          case Answer.Body.Raw raw -> {
            exchange.getResponseHeaders().set("Content-Type", raw.contentType());
            yield raw.bytes();
          }
          case Answer.Body.None ignored -> new byte[0];
        };
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(bytes);
      }
    }
  }
}
