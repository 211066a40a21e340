package io.keyden.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.EventId;
import io.keyden.core.id.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EventTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final ApiKeyId KEY = new ApiKeyId("apikeys-4mc1");
  private static final Actor ACTOR =
      new Actor(
          "Users-1",
          "ada",
          false,
          "API key 'Build'",
          Optional.of(KEY),
          "API-ABC",
          new Origin("192.0.2.7", "curl/8"));
  private static final AuditEvent EVENT =
      new AuditEvent(
          EventCategory.MODIFIED,
          new Message("User Ada was changed", List.of(new DocumentReference("Users-1", 5, 3))),
          "details",
          List.of(new Difference("/DisplayName", Optional.of("Ada"), Optional.empty())),
          Optional.of(new SpaceId("Spaces-1")));

  @Test
  void an_event_that_nobody_touched_is_intact() {
    var event = Event.chained(7, NOW, ACTOR, EVENT, ChainDigest.START);

    assertThat(event.intact()).isTrue();
    assertThat(event.id()).isEqualTo(new EventId("Events-7"));
  }

  @Test
  void any_changed_field_changes_the_digest() {
    var other = Event.chained(1, NOW, ACTOR, EVENT, ChainDigest.START).digest();
    var variants = new ArrayList<Event>();
    variants.add(Event.chained(7, NOW, ACTOR, EVENT, ChainDigest.START));
    variants.add(Event.chained(8, NOW, ACTOR, EVENT, ChainDigest.START));
    variants.add(Event.chained(7, NOW.plusMillis(1), ACTOR, EVENT, ChainDigest.START));
    variants.add(Event.chained(7, NOW, ACTOR, EVENT, other));
    for (var actor : changedActors()) {
      variants.add(Event.chained(7, NOW, actor, EVENT, ChainDigest.START));
    }
    for (var event : changedEvents()) {
      variants.add(Event.chained(7, NOW, ACTOR, event, ChainDigest.START));
    }

    assertThat(variants).extracting(Event::digest).doesNotHaveDuplicates();
  }

  @Test
  void an_event_that_was_changed_afterwards_is_not_intact() {
    var event = Event.chained(7, NOW, ACTOR, EVENT, ChainDigest.START);

    for (var actor : changedActors()) {
      assertThat(new Event(7, NOW, actor, EVENT, event.previous(), event.digest()).intact())
          .isFalse();
    }
    for (var changed : changedEvents()) {
      assertThat(new Event(7, NOW, ACTOR, changed, event.previous(), event.digest()).intact())
          .isFalse();
    }
    assertThat(new Event(8, NOW, ACTOR, EVENT, event.previous(), event.digest()).intact())
        .isFalse();
  }

  @Test
  void characters_cannot_wander_from_one_field_to_the_next() {
    var random = new Random(31);
    var seen = new HashSet<ChainDigest>();
    var texts = new HashSet<List<String>>();

    // One text of few characters, cut at random places: only the places of the cuts tell apart.
    for (int i = 0; i < 20_000; i++) {
      var text = "aaaaaaaa";
      int first = random.nextInt(text.length() + 1);
      int second = first + random.nextInt(text.length() + 1 - first);
      int third = second + random.nextInt(text.length() + 1 - second);
      var parts =
          List.of(
              text.substring(0, first),
              text.substring(first, second),
              text.substring(second, third),
              text.substring(third));
      var event =
          new AuditEvent(
              EventCategory.CREATED,
              new Message(parts.get(0), List.of(DocumentReference.unnamed(parts.get(1)))),
              parts.get(2),
              List.of(new Difference(parts.get(3), Optional.empty(), Optional.empty())),
              Optional.empty());
      texts.add(parts);
      seen.add(Event.chained(1, NOW, ACTOR, event, ChainDigest.START).digest());
    }

    assertThat(seen).hasSameSizeAs(texts);
  }

  @Test
  void a_stored_digest_has_32_bytes_and_cannot_be_changed_from_outside() {
    var bytes = ChainDigest.START.bytes();

    bytes[0] = 1;

    assertThat(ChainDigest.START).isEqualTo(ChainDigest.ofStored(new byte[32]));
    assertThat(ChainDigest.START).hasToString("0".repeat(64));
    assertThatThrownBy(() -> ChainDigest.ofStored(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Actor> changedActors() {
    var origin = ACTOR.origin();
    return List.of(
        new Actor("Users-2", "ada", false, "API key 'Build'", Optional.of(KEY), "API-ABC", origin),
        new Actor("Users-1", "adb", false, "API key 'Build'", Optional.of(KEY), "API-ABC", origin),
        new Actor("Users-1", "ada", true, "API key 'Build'", Optional.of(KEY), "API-ABC", origin),
        new Actor("Users-1", "ada", false, "Session", Optional.of(KEY), "API-ABC", origin),
        new Actor("Users-1", "ada", false, "API key 'Build'", Optional.empty(), "API-ABC", origin),
        new Actor("Users-1", "ada", false, "API key 'Build'", Optional.of(KEY), "API-ABD", origin),
        new Actor(
            "Users-1",
            "ada",
            false,
            "API key 'Build'",
            Optional.of(KEY),
            "API-ABC",
            new Origin("192.0.2.8", "curl/8")),
        new Actor(
            "Users-1",
            "ada",
            false,
            "API key 'Build'",
            Optional.of(KEY),
            "API-ABC",
            new Origin("192.0.2.7", "curl/9")));
  }

  private static List<AuditEvent> changedEvents() {
    var message = EVENT.message();
    var differences = EVENT.differences();
    var space = EVENT.space();
    return List.of(
        new AuditEvent(EventCategory.DELETED, message, "details", differences, space),
        new AuditEvent(
            EventCategory.MODIFIED,
            new Message("User Adb was changed", message.references()),
            "details",
            differences,
            space),
        changed("Users-2", 5, 3),
        changed("Users-1", 6, 3),
        changed("Users-1", 5, 4),
        new AuditEvent(
            EventCategory.MODIFIED,
            new Message(message.text(), List.of()),
            "details",
            differences,
            space),
        new AuditEvent(EventCategory.MODIFIED, message, "", differences, space),
        new AuditEvent(EventCategory.MODIFIED, message, "details", List.of(), space),
        differing(new Difference("/Name", Optional.of("Ada"), Optional.empty())),
        differing(new Difference("/DisplayName", Optional.empty(), Optional.of("Ada"))),
        differing(new Difference("/DisplayName", Optional.of("Ada"), Optional.of(""))),
        differing(new Difference("/DisplayName", Optional.empty(), Optional.empty())),
        differing(new Difference("/DisplayName", Optional.of(""), Optional.empty())),
        new AuditEvent(EventCategory.MODIFIED, message, "details", differences, Optional.empty()),
        new AuditEvent(
            EventCategory.MODIFIED,
            message,
            "details",
            differences,
            Optional.of(new SpaceId("Spaces-2"))));
  }

  private static AuditEvent changed(String documentId, int start, int length) {
    return new AuditEvent(
        EventCategory.MODIFIED,
        new Message(
            EVENT.message().text(), List.of(new DocumentReference(documentId, start, length))),
        EVENT.details(),
        EVENT.differences(),
        EVENT.space());
  }

  private static AuditEvent differing(Difference difference) {
    return new AuditEvent(
        EventCategory.MODIFIED,
        EVENT.message(),
        EVENT.details(),
        List.of(difference),
        EVENT.space());
  }
}
