package io.keyden.http.pipeline;

import io.keyden.http.seam.Method;
import io.keyden.http.seam.PathTemplate;

/**
 * Which route a request was for; attached to the request for who hears of it later. There are as
 * many values as the server has routes and methods, whatever is asked for.
 *
 * @param method the method that was meant
 * @param template the path with its parameters unfilled
 */
public record MatchedRoute(Method method, PathTemplate template) {}
