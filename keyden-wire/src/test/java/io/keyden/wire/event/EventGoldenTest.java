package io.keyden.wire.event;

import static io.keyden.wire.GoldenFiles.assertGolden;

import io.keyden.wire.Links;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shape: the vendor's reference of 2026 and recorded answers of its server. */
class EventGoldenTest {
  @Test
  void event_has_every_member_that_clients_read() {
    assertGolden(
        "get-event.200",
        new EventResource(
            "Events-42",
            List.of("Users-21", "apikeys-4mc1xq0yc8aew7zb2nkpt5svu1"),
            "Modified",
            "Users-1",
            "ada",
            false,
            "Session cookie",
            "Mozilla/5.0",
            Instant.parse("2026-11-24T10:00:00.123Z"),
            "User Ben was changed",
            "User <span class=\"reference\" data-document-id=\"Users-21\">Ben</span> was changed",
            List.of(new MessageReferenceResource("Users-21", 5, 3)),
            null,
            null,
            new ChangeDetailsResource(
                null,
                List.of(
                    new PatchOperationResource("test", "/DisplayName", "Benjamin"),
                    new PatchOperationResource("replace", "/DisplayName", "Ben"),
                    new PatchOperationResource("remove", "/EmailAddress", null))),
            "10.0.0.1",
            null,
            null,
            null,
            Links.self("/api/events/Events-42").build()));
  }
}
