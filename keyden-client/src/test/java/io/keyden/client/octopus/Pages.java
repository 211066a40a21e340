package io.keyden.client.octopus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collections by pages of 30 or of what {@code take} says; the links keep the filters, and the last
 * page has no {@code Page.Next}.
 */
final class Pages {
  private static final int PAGE_SIZE = 30;

  private Pages() {}

  /**
   * One page of the items.
   *
   * @param itemType what {@code ItemType} says
   * @param path the collection's path, without a query
   * @param template the collection's template
   */
  static ObjectNode page(
      Call call, String itemType, String path, String template, List<? extends JsonNode> items) {
    long skip = Math.max(0, call.queriedNumber("skip", 0));
    long take = Math.clamp(call.queriedNumber("take", PAGE_SIZE), 0, Integer.MAX_VALUE);
    long pages = take == 0 ? 1 : Math.max(1, (items.size() + take - 1) / take);
    ObjectNode page = Json.object();
    page.putNull("Id");
    page.put("ItemType", itemType);
    page.put("TotalResults", items.size());
    page.put("ItemsPerPage", take);
    page.put("NumberOfPages", pages);
    page.put("LastPageNumber", pages - 1);
    page.set("Items", Json.array(items.stream().skip(skip).limit(take).toList()));
    page.putNull("LastModifiedOn");
    page.putNull("LastModifiedBy");
    page.putObject("UnknownToClients").put("Reason", "A client passes over what it does not know.");
    String filters = filters(call);
    ObjectNode links = page.putObject("Links");
    links.put("Self", link(path, skip, take, filters));
    links.put("Template", template);
    links.put("Page.All", link(path, 0, Integer.MAX_VALUE, filters));
    links.put("Page.Current", link(path, skip, take, filters));
    links.put("Page.Last", link(path, (pages - 1) * take, take, filters));
    if (take > 0 && skip + take < items.size()) {
      links.put("Page.Next", link(path, skip + take, take, filters));
    }
    return page;
  }

  private static String link(String path, long skip, long take, String filters) {
    return path + "?skip=" + skip + "&take=" + take + filters;
  }

  /** All other parameters; never the key, which may stand in the query as well. */
  private static String filters(Call call) {
    StringBuilder filters = new StringBuilder();
    for (Map.Entry<String, String> parameter : call.query().entrySet()) {
      String name = parameter.getKey();
      boolean own =
          name.equalsIgnoreCase("skip")
              || name.equalsIgnoreCase("take")
              || name.equalsIgnoreCase("apikey");
      if (!own) {
        filters.append('&').append(encoded(name)).append('=').append(encoded(parameter.getValue()));
      }
    }
    return filters.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
