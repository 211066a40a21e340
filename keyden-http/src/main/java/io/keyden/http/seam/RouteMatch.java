package io.keyden.http.seam;

import java.util.Set;

/**
 * What the router found.
 *
 * @param <A> how access is declared
 */
public sealed interface RouteMatch<A> {
  /**
   * A route answers.
   *
   * @param route the route
   * @param request the request, which now knows its path parameters and its space
   */
  record Matched<A>(Route<A> route, Request request) implements RouteMatch<A> {}

  /**
   * The path is known, the method is not.
   *
   * @param allowed the methods that would do, in the order of {@link Method}; for the {@code Allow}
   *     header
   */
  record WrongMethod<A>(Set<Method> allowed) implements RouteMatch<A> {}

  /** No route has such a path. */
  record Unknown<A>() implements RouteMatch<A> {}
}
