package io.keyden.cli.event;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.client.event.Event;
import java.util.List;

/** What is shown of entries of the audit record. */
final class EventListing {
  /** Of many and of one. */
  static final Listing<Event> LISTING =
      new Listing<>(
          "events",
          List.of(
              Column.of("id", event -> Cell.text(event.id())),
              Column.of("occurred", event -> Cell.time(event.occurred(), "unknown")),
              Column.<Event>of("username", event -> Cell.text(event.username())).flexible(),
              Column.<Event>of("category", event -> Cell.text(event.category())).dispensable(),
              Column.<Event>of("message", event -> Cell.text(event.message())).flexible(),
              Column.<Event>of("userId", event -> Cell.text(event.userId())).asDetail(),
              Column.<Event>of(
                      "identityEstablishedWith",
                      event -> Cell.text(event.identityEstablishedWith()))
                  .asDetail(),
              Column.<Event>of("ipAddress", event -> Cell.text(event.ipAddress())).asDetail(),
              Column.<Event>of("apiKeyId", event -> Cell.text(event.apiKeyId())).asDetail(),
              Column.<Event>of("relatedDocumentIds", event -> Cell.many(event.relatedDocumentIds()))
                  .asDetail()));

  private EventListing() {}
}
