package io.keyden.wire.key;

import static io.keyden.wire.GoldenFiles.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.wire.Links;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes: the vendor's reference of 2026 and the type definitions of its TypeScript client. */
final class ApiKeyGoldenTest {
  private static final Instant CREATED = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2027-05-23T10:00:00.5Z");
  private static final Map<String, String> LINKS =
      Links.self("/api/users/Users-21/apikeys/apikeys-4mc1xq0yc8aew7zb2nkpt5svu1").build();

  @Test
  void created_key_shows_the_key_as_a_text() {
    assertGolden("create-api-key.200", created());
  }

  @Test
  void listed_key_shows_an_object_with_the_hint() {
    assertGolden(
        "get-api-key.200",
        new ApiKeyResource(
            "apikeys-4mc1xq0yc8aew7zb2nkpt5svu1",
            "Build",
            "Users-21",
            KeyValueResource.hint("API-ABC"),
            CREATED,
            null,
            "FullAccess",
            "User",
            true,
            null,
            LINKS));
  }

  /** The shape is Keyden's own: that of a listed key, and its owner. */
  @Test
  void key_among_everybodys_shows_its_owner_too() {
    assertGolden(
        "get-everybodys-api-key.200",
        new OwnedApiKeyResource(
            "apikeys-4mc1xq0yc8aew7zb2nkpt5svu1",
            "Build",
            "Users-21",
            KeyValueResource.hint("API-ABC"),
            CREATED,
            EXPIRES,
            "FullAccess",
            "User",
            true,
            null,
            "build",
            "Build server",
            true,
            true,
            LINKS));
  }

  /** The shape is Keyden's own. */
  @Test
  void ends_are_counted_by_month() {
    assertGolden(
        "get-api-key-expiries.200",
        new KeyExpiriesResource(
            2,
            3,
            List.of(
                new KeyExpiriesResource.MonthResource("2026-11", 3),
                new KeyExpiriesResource.MonthResource("2026-12", 0),
                new KeyExpiriesResource.MonthResource("2027-01", 1)),
            1,
            Links.self("/api/apikeys/expiries").build()));
  }

  @Test
  void created_key_does_not_print_itself() {
    assertThat(created().toString()).doesNotContain("API-");
  }

  private static ApiKeyCreatedResource created() {
    return new ApiKeyCreatedResource(
        "apikeys-4mc1xq0yc8aew7zb2nkpt5svu1",
        "Build",
        "Users-21",
        "API-NOTAREALKEY",
        CREATED,
        EXPIRES,
        "User",
        true,
        null,
        LINKS);
  }
}
