package io.keyden.http.api;

import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.http.seam.QueryInteger;
import io.keyden.http.seam.Request;
import io.keyden.wire.CollectionResource;
import io.keyden.wire.Links;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pages in and out.
 *
 * @param itemType the type of the items on the wire, {@code User}
 * @param path the collection's path, {@code /api/users}
 * @param template the path with all that may be asked for, {@code /api/users{/id}{?skip,take}}
 * @param filters the names of the query's filters, which the links to other pages keep; a
 *     credential in the query is not among them
 */
public record Paging(String itemType, String path, String template, List<String> filters) {
  public Paging {
    filters = List.copyOf(filters);
  }

  /**
   * Which page is asked for.
   *
   * @throws ProblemException {@code Invalid} if {@code skip} or {@code take} is no number or
   *     negative
   */
  public static PageRequest wanted(Request request) {
    return new PageRequest(
        number(request, "skip", 0), number(request, "take", PageRequest.DEFAULT_TAKE));
  }

  private static int number(Request request, String name, int otherwise) {
    return switch (request.query().integer(name)) {
      case QueryInteger.Absent absent -> otherwise;
      case QueryInteger.Given given -> given.value();
      case QueryInteger.Faulty faulty ->
          throw new ProblemException(
              Problem.invalid(
                  name, "The query parameter " + name + " must be a number, 0 or more."));
    };
  }

  /** The page as a resource, with links to the others that keep the filters of {@code request}. */
  public <T> CollectionResource<T> resource(Request request, Page<T> page) {
    int take = page.request().take();
    int skip = page.request().skip();
    long pages = take == 0 ? 1 : Math.max(1, Math.ceilDiv(page.total(), take));
    long last = pages - 1;
    var filter = filter(request, filters);
    var self = link(skip, take, filter);
    var links =
        Links.self(self)
            .and("Template", template)
            .and("Page.All", link(0, Integer.MAX_VALUE, filter))
            .and("Page.Current", self)
            .and("Page.Last", link(last * take, take, filter));
    if (skip > 0) {
      links.and("Page.Previous", link(Math.max(0L, (long) skip - take), take, filter));
    }
    if (take > 0 && (long) skip + take < page.total()) {
      links.and("Page.Next", link((long) skip + take, take, filter));
    }
    return new CollectionResource<>(
        itemType, page.total(), take, pages, last, page.items(), links.build());
  }

  /** A link to {@code path} with those {@code filters} that {@code request} has. */
  public static String link(Request request, String path, List<String> filters) {
    var filter = filter(request, filters);
    return filter.isEmpty() ? path : path + "?" + filter.substring(1);
  }

  private String link(long skip, int take, String filter) {
    return path + "?skip=" + skip + "&take=" + take + filter;
  }

  private static String filter(Request request, List<String> filters) {
    var kept = new StringBuilder();
    for (var name : filters) {
      request
          .query()
          .text(name)
          .ifPresent(value -> kept.append('&').append(name).append('=').append(encoded(value)));
    }
    return kept.toString();
  }

  /** Braces are encoded too: the Go client reads the link as a template. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
