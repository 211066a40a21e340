package io.keyden.client.octopus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who answers a path; of several routes that fit, the one named first. */
final class Router {
  /** Who may call a route at all. */
  enum Access {
    OPEN,
    SIGNED_IN
  }

  /** What a route does; called under the lock of the server. */
  interface Handler {
    Answer handle(Call call);
  }

  /** A route that fits a call, with the segments that it names. */
  record Match(Access access, Handler handler, Map<String, String> parameters) {}

  private record Route(String method, List<String> pattern, Access access, Handler handler) {
    Optional<Map<String, String>> matches(List<String> segments) {
      if (segments.size() != pattern.size()) {
        return Optional.empty();
      }
      Map<String, String> parameters = new HashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String expected = pattern.get(i);
        if (expected.startsWith("{")) {
          parameters.put(expected.substring(1, expected.length() - 1), segments.get(i));
        } else if (!expected.equalsIgnoreCase(segments.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(parameters);
    }
  }

  private final List<Route> routes = new ArrayList<>();

  void open(String method, String pattern, Handler handler) {
    add(method, pattern, Access.OPEN, handler);
  }

  void signedIn(String method, String pattern, Handler handler) {
    add(method, pattern, Access.SIGNED_IN, handler);
  }

  /** The route for a call; if only other methods fit the path, or none, the refusal. */
  Match match(Call call) {
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.matches(call.segments());
      if (parameters.isPresent()) {
        if (route.method.equals(call.method())) {
          return new Match(route.access, route.handler, parameters.get());
        }
        pathKnown = true;
      }
    }
    throw Refusal.of(pathKnown ? Refusal.methodNotAllowed(call.method()) : Refusal.noSuchRoute());
  }

  private void add(String method, String pattern, Access access, Handler handler) {
    List<String> segments =
        Stream.of(pattern.split("/")).filter(segment -> !segment.isEmpty()).toList();
    routes.add(new Route(method, segments, access, handler));
  }
}
