package io.keyden.http.seam;

/**
 * What the server does at a path: method, template, who may call it, and the code that answers. No
 * route is without an access declaration, since none can be made without.
 *
 * @param <A> how access is declared; the seam carries it and does not look inside
 * @param method the method; {@code GET} answers {@code HEAD} as well
 * @param template the path
 * @param spaceScoped whether the route also answers below a space, see {@link #alsoBelowSpace()}
 * @param access who may call it
 * @param handler answers the request
 */
public record Route<A>(
    Method method, PathTemplate template, boolean spaceScoped, A access, Handler handler) {

  /**
   * Checks that a route below a space can be one.
   *
   * @throws IllegalArgumentException if it is space-scoped and not below {@code /api}
   */
  public Route {
    if (spaceScoped
        && (template.segments().isEmpty()
            || !template.segments().getFirst().equals(new PathTemplate.Segment.Literal("api")))) {
      throw new IllegalArgumentException(
          "only a path below /api can be below a space: " + template);
    }
  }

  /** A route for GET and HEAD. */
  public static <A> Route<A> get(String template, A access, Handler handler) {
    return of(Method.GET, template, access, handler);
  }

  /** A route for POST. */
  public static <A> Route<A> post(String template, A access, Handler handler) {
    return of(Method.POST, template, access, handler);
  }

  /** A route for PUT. */
  public static <A> Route<A> put(String template, A access, Handler handler) {
    return of(Method.PUT, template, access, handler);
  }

  /** A route for DELETE. */
  public static <A> Route<A> delete(String template, A access, Handler handler) {
    return of(Method.DELETE, template, access, handler);
  }

  /** A route for any method. */
  public static <A> Route<A> of(Method method, String template, A access, Handler handler) {
    return new Route<>(method, PathTemplate.of(template), false, access, handler);
  }

  /**
   * This route, which answers below a space too: {@code /api/rest} also as {@code
   * /api/Spaces-1/rest} and {@code /api/spaces/{id or slug}/rest}. The handler learns the space
   * from {@link Request#space()}.
   *
   * <p>The root {@code /api} itself becomes {@code /api/Spaces-1} only; {@code
   * /api/spaces/Spaces-1} is the space's own resource.
   */
  public Route<A> alsoBelowSpace() {
    return new Route<>(method, template, true, access, handler);
  }
}
