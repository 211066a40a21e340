package io.keyden.http.api;

import io.keyden.http.seam.Route;
import java.util.List;

/** The routes of one kind of resource. */
@FunctionalInterface
public interface RouteGroup {
  /** The routes. */
  List<Route<Access>> routes();
}
