package io.keyden.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {
  private record Thing(
      String zName,
      @Nullable String absent,
      int count,
      boolean isActive,
      Instant at,
      List<String> ids) {}

  @Test
  void members_are_in_pascal_case_in_the_order_of_the_record_and_nulls_are_written() {
    var thing =
        new Thing("Büro 🗝", null, 3, true, Instant.parse("2026-03-03T01:10:00Z"), List.of());

    assertThat(text(thing))
        .isEqualTo(
            "{\"ZName\":\"Büro 🗝\",\"Absent\":null,\"Count\":3,\"IsActive\":true,"
                + "\"At\":\"2026-03-03T01:10:00.000+00:00\",\"Ids\":[]}");
  }

  @Test
  void a_page_has_the_members_that_programs_index() {
    var page =
        new CollectionResource<>(
            "User", 31, 30, 2, 1, List.of(1), Links.self("/api/users").build());

    assertThat(text(page))
        .isEqualTo(
            "{\"ItemType\":\"User\",\"TotalResults\":31,\"ItemsPerPage\":30,\"NumberOfPages\":2,"
                + "\"LastPageNumber\":1,\"Items\":[1],\"Links\":{\"Self\":\"/api/users\"}}");
  }

  @Test
  void links_keep_their_names_and_order_and_cannot_be_changed() {
    var links = Links.self("/api/users").and("Page.Next", "/n").and("All", "/a").build();

    assertThat(links.keySet()).containsExactly("Self", "Page.Next", "All");
    assertThatThrownBy(() -> links.put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    assertThat(Links.none().build()).isEmpty();
  }

  @Test
  void what_a_builder_of_links_gave_does_not_change_with_the_builder() {
    var builder = Links.self("/api/users");
    var links = builder.build();

    builder.and("All", "/a");

    assertThat(links).isEqualTo(Map.of("Self", "/api/users"));
  }

  @Test
  void names_are_escaped_where_json_needs_it() {
    assertThat(text(Map.of("a", "\"\\\n\u0000\u2028")))
        .isEqualTo("{\"a\":\"\\\"\\\\\\n\\u0000\u2028\"}");
  }

  private static String text(Object resource) {
    return new String(Json.write(resource), StandardCharsets.UTF_8);
  }
}
