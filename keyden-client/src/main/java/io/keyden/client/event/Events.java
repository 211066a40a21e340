package io.keyden.client.event;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.NotFoundException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The audit record. */
public final class Events {
  private final Api api;

  /** Called by the client. */
  public Events(Api api) {
    this.api = api;
  }

  /** All entries that the caller may see, the newest first, page by page. */
  public Stream<Event> list() {
    return list(EventFilter.ALL);
  }

  /** The entries that the filter accepts, the newest first, page by page. */
  public Stream<Event> list(EventFilter filter) {
    Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
    parameters.put("spaces", "all");
    parameters.put("includeSystem", "true");
    return api.pages(events().expand(parameters), Events::read);
  }

  /**
   * The entry with that id.
   *
   * @throws NotFoundException if there is none
   */
  public Event get(String id) {
    return read(api.get(events().item(id)));
  }

  private Template events() {
    return api.link("Events", "/api/events{/id}{?skip,take}");
  }

  private static Event read(Document event) {
    return new Event(
        event.id(),
        event.text("Category").orElse(""),
        event.instant("Occurred"),
        event.text("UserId").filter(id -> !id.isEmpty()),
        event.text("Username").filter(name -> !name.isEmpty()),
        event.text("Message").orElse(""),
        event.text("IdentityEstablishedWith").orElse(""),
        event.text("IpAddress").filter(address -> !address.isEmpty()),
        event.text("ApiKeyId").filter(id -> !id.isEmpty()),
        event.texts("RelatedDocumentIds"),
        event.links());
  }
}
