package io.keyden.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Template USERS = Template.of("/api/users{/id}{?skip,take,filter}");

  @Test
  void without_parameters_the_expressions_vanish() {
    assertThat(USERS.path()).isEqualTo("/api/users");
  }

  @Test
  void named_parameters_go_where_they_are_named() {
    assertThat(USERS.expand(parameters("take", "5", "filter", "a b&c")))
        .isEqualTo("/api/users?take=5&filter=a%20b%26c");
  }

  @Test
  void an_item_goes_where_the_id_is_named() {
    assertThat(USERS.item("Users-1")).isEqualTo("/api/users/Users-1");
  }

  @Test
  void an_item_of_a_link_without_an_id_goes_to_its_end() {
    assertThat(Template.of("/api/users/Users-1/apikeys").item("apikeys-A/b"))
        .isEqualTo("/api/users/Users-1/apikeys/apikeys-A%2Fb");
  }

  @Test
  void what_no_expression_names_goes_to_the_end_of_the_query() {
    assertThat(
            Template.of("/api/users/Users-1/apikeys?skip=0").expand(Map.of("partialPurpose", "ä")))
        .isEqualTo("/api/users/Users-1/apikeys?skip=0&partialPurpose=%C3%A4");
  }

  @Test
  void an_expression_in_the_middle_is_filled_in() {
    assertThat(Template.of("/api/{spaceId}/teams").expand(Map.of("spaceId", "Spaces-1")))
        .isEqualTo("/api/Spaces-1/teams");
  }

  @Test
  void an_expression_that_goes_on_with_a_query_follows_it() {
    assertThat(Template.of("/api/events?internal=true{&skip,take}").expand(parameters("skip", "2")))
        .isEqualTo("/api/events?internal=true&skip=2");
  }

  private static Map<String, String> parameters(String... pairs) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return parameters;
  }
}
