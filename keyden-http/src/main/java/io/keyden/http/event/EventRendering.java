package io.keyden.http.event;

import io.keyden.core.audit.Difference;
import io.keyden.core.audit.DocumentReference;
import io.keyden.core.audit.Event;
import io.keyden.core.audit.Message;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.SpaceId;
import io.keyden.wire.Csv;
import io.keyden.wire.Links;
import io.keyden.wire.WireTime;
import io.keyden.wire.event.ChangeDetailsResource;
import io.keyden.wire.event.EventResource;
import io.keyden.wire.event.MessageReferenceResource;
import io.keyden.wire.event.PatchOperationResource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events as JSON and as CSV. */
final class EventRendering {
  private static final List<String> COLUMNS =
      List.of(
          "Id",
          "Occurred",
          "Category",
          "Username",
          "UserId",
          "IsService",
          "IdentityEstablishedWith",
          "ApiKeyId",
          "IpAddress",
          "UserAgent",
          "SpaceId",
          "Message",
          "Details",
          "RelatedDocumentIds");

  private EventRendering() {}

  static EventResource resource(Event event, boolean withDifferences) {
    var actor = event.actor();
    var what = event.event();
    return new EventResource(
        event.id().value(),
        related(event),
        what.category().id(),
        textOrNull(actor.userId()),
        textOrNull(actor.username()),
        actor.service(),
        actor.identityEstablishedWith(),
        actor.origin().userAgent(),
        event.occurred(),
        what.message().text(),
        html(what.message()),
        what.message().references().stream()
            .filter(DocumentReference::named)
            .map(reference ->
                new MessageReferenceResource(
                    reference.documentId(), reference.start(), reference.length()))
            .toList(),
        null,
        textOrNull(what.details()),
        new ChangeDetailsResource(null, withDifferences ? patch(what.differences()) : null),
        textOrNull(actor.origin().address()),
        actor.apiKeyId().map(ApiKeyId::value).orElse(null),
        textOrNull(actor.apiKeyHint()),
        what.space().map(SpaceId::value).orElse(null),
        Links.self("/api/events/" + event.id()).build());
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<String> related(Event event) {
    return event.event().message().references().stream()
        .map(DocumentReference::documentId)
        .distinct()
        .toList();
  }

  /** What was is tested before it is replaced, so that a reader of the patch sees both. */
  private static @Nullable List<PatchOperationResource> patch(List<Difference> differences) {
    return differences.isEmpty()
        ? null
        : differences.stream().flatMap(EventRendering::operations).toList();
  }

  private static Stream<PatchOperationResource> operations(Difference difference) {
    var path = difference.path();
    var test = difference.before().map(before -> new PatchOperationResource("test", path, before));
    var change =
        difference
            .after()
            .map(after ->
                new PatchOperationResource(test.isPresent() ? "replace" : "add", path, after))
            .or(() -> test.map(before -> new PatchOperationResource("remove", path, null)));
    return Stream.concat(test.stream(), change.stream());
  }

  /**
   * The message for a page. A name is marked, not linked: where a thing is shown is the page's to
   * know.
   */
  static String html(Message message) {
    var text = message.text();
    var html = new StringBuilder(text.length() + 64);
    int done = 0;
    for (var reference : named(message)) {
      int end = reference.start() + reference.length();
      if (reference.start() < done || end > text.length()) {
        continue;
      }
      escape(html, text.substring(done, reference.start()));
      html.append("<span class=\"reference\" data-document-id=\"");
      escape(html, reference.documentId());
      html.append("\">");
      escape(html, text.substring(reference.start(), end));
      html.append("</span>");
      done = end;
    }
    escape(html, text.substring(done));
    return html.toString();
  }

  private static List<DocumentReference> named(Message message) {
    return message.references().stream()
        .filter(DocumentReference::named)
        .sorted(Comparator.comparingInt(DocumentReference::start))
        .toList();
  }

  private static void escape(StringBuilder html, String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(unit);
      }
    }
  }

  static byte[] csv(List<Event> events) {
    var csv = new Csv(COLUMNS);
    for (var event : events) {
      var actor = event.actor();
      var what = event.event();
      csv.row(
          List.of(
              event.id().value(),
              WireTime.format(event.occurred()),
              what.category().id(),
              actor.username(),
              actor.userId(),
              actor.service() ? "True" : "False",
              actor.identityEstablishedWith(),
              text(actor.apiKeyId()),
              actor.origin().address(),
              actor.origin().userAgent(),
              text(what.space()),
              what.message().text(),
              what.details(),
              String.join(";", related(event))));
    }
    return csv.bytes();
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
