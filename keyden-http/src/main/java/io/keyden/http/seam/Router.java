package io.keyden.http.seam;

import io.keyden.http.seam.PathTemplate.Segment;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. Built once, immutable, thread-safe.
 *
 * <p><b>How it looks up.</b> The routes form a tree with one level per path segment. At each node a
 * literal word wins over an id of a space, and that over a parameter ({@code /api/users/me} over
 * {@code /api/users/{id}}). If the better branch ends without a route, the next one is tried, so
 * {@code /api/users/me/apikeys} is found below {@code {id}}. Each node is reached on one way only,
 * so a look-up never visits more nodes than there are.
 *
 * <p><b>Spaces.</b> A parameter named {@code spaceId} takes ids of spaces only: {@code
 * /api/{spaceId}} is the home of a space, and {@code /api/projects} is unknown.
 *
 * <p><b>What decides.</b> The path decides before the method: if the best path has routes, but none
 * for the method, the answer is {@link RouteMatch.WrongMethod}. So a doubled slash that swallows an
 * empty id ({@code POST /api/users//apikeys}) can only meet what stands at {@code
 * /api/users/apikeys}.
 *
 * @param <A> how access is declared
 */
public final class Router<A> {
  private static final String SPACE_ID_PREFIX = "spaces-";

  /** A parameter of this name takes ids of spaces only, so that no other word is taken for one. */
  private static final String SPACE_ID_PARAMETER = "spaceId";

  private final Node<A> root = new Node<>();
  private final List<Route<A>> routes;

  /**
   * Builds the tree.
   *
   * @throws IllegalArgumentException if two routes would answer the same request
   */
  public Router(List<Route<A>> routes) {
    this.routes = List.copyOf(routes);
    for (Route<A> route : routes) {
      add(route);
    }
  }

  /** The routes as they were given, for a test that lists all of them with their access. */
  public List<Route<A>> routes() {
    return routes;
  }

  /**
   * Finds the route of {@code request}.
   *
   * @throws BadRequestException if the path is malformed or too long
   */
  public RouteMatch<A> match(Request request) {
    RequestPath path = request.parsedPath();
    if (!path.isPlain()) {
      return new RouteMatch.Unknown<>();
    }
    List<String> segments = path.segments();
    String[] captured = new String[segments.size()];
    Node<A> node = find(root, segments, 0, captured, 0);
    if (node == null) {
      return new RouteMatch.Unknown<>();
    }
    Target<A> target = node.target(request.method());
    if (target == null) {
      return new RouteMatch.WrongMethod<>(node.allowed());
    }
    return new RouteMatch.Matched<>(target.route, matched(request, target, captured));
  }

  private static <A> Request matched(Request request, Target<A> target, String[] captured) {
    List<String> names = target.route.template().parameters();
    int skipped = target.belowSpace ? 1 : 0;
    String space = target.belowSpace ? captured[0] : null;
    List<String> values =
        switch (names.size()) {
          case 0 -> List.of();
          case 1 -> List.of(captured[skipped]);
          default -> Arrays.asList(captured).subList(skipped, skipped + names.size());
        };
    return request.matched(names, values, space);
  }

  private static <A> @Nullable Node<A> find(
      Node<A> node, List<String> segments, int index, String[] captured, int count) {
    if (index == segments.size()) {
      return node.targets.isEmpty() ? null : node;
    }
    String segment = segments.get(index);
    Node<A> literal = node.literals.get(Ascii.lower(segment));
    if (literal != null) {
      Node<A> found = find(literal, segments, index + 1, captured, count);
      if (found != null) {
        return found;
      }
    }
    Node<A> spaceId = node.spaceId;
    if (spaceId != null && isSpaceId(segment)) {
      captured[count] = segment;
      Node<A> found = find(spaceId, segments, index + 1, captured, count + 1);
      if (found != null) {
        return found;
      }
    }
    Node<A> parameter = node.parameter;
    if (parameter != null) {
      captured[count] = segment;
      return find(parameter, segments, index + 1, captured, count + 1);
    }
    return null;
  }

  /** Whether it is {@code Spaces-} (in any case) and at least one digit. */
  private static boolean isSpaceId(String segment) {
    int prefix = SPACE_ID_PREFIX.length();
    if (segment.length() == prefix || !segment.regionMatches(true, 0, SPACE_ID_PREFIX, 0, prefix)) {
      return false;
    }
    for (int i = prefix; i < segment.length(); i++) {
      if (!Ascii.isDigit(segment.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(Route<A> route) {
    List<Segment> segments = route.template().segments();
    below(root, segments).put(route, false);
    if (!route.spaceScoped()) {
      return;
    }
    Node<A> api = root.literal("api");
    List<Segment> rest = segments.subList(1, segments.size());
    below(api.spaceId(), rest).put(route, true);
    if (!rest.isEmpty()) {
      below(api.literal("spaces").parameter(), rest).put(route, true);
    }
  }

  private static <A> Node<A> below(Node<A> start, List<Segment> segments) {
    Node<A> node = start;
    for (Segment segment : segments) {
      node =
          switch (segment) {
            case Segment.Literal(String word) -> node.literal(word);
            case Segment.Parameter(String name) ->
                name.equals(SPACE_ID_PARAMETER) ? node.spaceId() : node.parameter();
          };
    }
    return node;
  }

  /** A route at a node; below a space, the first captured segment is the space. */
  private record Target<A>(Route<A> route, boolean belowSpace) {}

  private static final class Node<A> {
    private final Map<String, Node<A>> literals = new HashMap<>();
    private final Map<Method, Target<A>> targets = new EnumMap<>(Method.class);
    private @Nullable Node<A> spaceId;
    private @Nullable Node<A> parameter;

    private Node<A> literal(String word) {
      return literals.computeIfAbsent(word, ignored -> new Node<>());
    }

    private Node<A> spaceId() {
      Node<A> node = spaceId;
      if (node == null) {
        node = new Node<>();
        spaceId = node;
      }
      return node;
    }

    private Node<A> parameter() {
      Node<A> node = parameter;
      if (node == null) {
        node = new Node<>();
        parameter = node;
      }
      return node;
    }

    private void put(Route<A> route, boolean belowSpace) {
      Target<A> other = targets.putIfAbsent(route.method(), new Target<>(route, belowSpace));
      if (other != null) {
        throw new IllegalArgumentException(
            "two routes for the same requests: "
                + describe(other.route, other.belowSpace)
                + " and "
                + describe(route, belowSpace));
      }
    }

    private @Nullable Target<A> target(Method method) {
      Target<A> target = targets.get(method);
      return target == null && method == Method.HEAD ? targets.get(Method.GET) : target;
    }

    private Set<Method> allowed() {
      Set<Method> allowed = EnumSet.copyOf(targets.keySet());
      if (allowed.contains(Method.GET)) {
        allowed.add(Method.HEAD);
      }
      return Collections.unmodifiableSet(allowed);
    }

    private static String describe(Route<?> route, boolean belowSpace) {
      return route.method() + " " + route.template() + (belowSpace ? " below a space" : "");
    }
  }
}
