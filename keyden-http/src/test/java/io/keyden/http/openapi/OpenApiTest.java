package io.keyden.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.api.ApiFixture;
import io.keyden.http.seam.Method;
import io.keyden.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document is made from {@link ApiDescription} and the wire's records and kept as a resource,
 * so that a change of it is seen; {@code -Dgolden.rewrite=true} writes it anew.
 */
class OpenApiTest {
  private static final Path DOCUMENT =
      Path.of("src", "main", "resources", "io", "keyden", "http", "openapi", "openapi.json");
  private static final Pattern REFERENCE =
      Pattern.compile("\"\\$ref\" ?: ?\"#/components/(\\w+)/(\\w+)\"");

  private static JsonNode served() {
    var answer = new ApiFixture(new OpenApiRoutes()).send(Method.GET, "/api/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void the_document_that_is_served_is_the_one_that_is_described() throws IOException {
    var mapper = JsonMapper.shared();
    var text =
        mapper
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                    mapper.readTree(
                        new String(
                            Json.write(new ApiDescription().document()), StandardCharsets.UTF_8)))
            + "\n";
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, text);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    assertThat(served()).isEqualTo(mapper.readTree(text));
  }

  @Test
  void every_reference_leads_to_something() throws IOException {
    var document = served();

    REFERENCE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(match ->
            assertThat(
                    document.at("/components/" + match.group(1) + "/" + match.group(2)).isEmpty())
                .as(match.group())
                .isFalse());
  }

  @Test
  void every_operation_has_an_id_of_its_own_its_path_parameters_and_a_success() {
    var ids = new ArrayList<String>();
    served()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  ids.add(operation.getValue().get("operationId").stringValue());
                  var declared = new HashSet<String>();
                  for (var parameter : operation.getValue().path("parameters")) {
                    if (parameter.get("in").stringValue().equals("path")) {
                      declared.add("{" + parameter.get("name").stringValue() + "}");
                    }
                  }
                  assertThat(declared)
                      .as(path.getKey())
                      .hasSize((int) path.getKey().chars().filter(c -> c == '{').count())
                      .allMatch(path.getKey()::contains);
                  assertThat(operation.getValue().get("responses").propertyNames())
                      .containsAnyOf("200", "201");
                }));

    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(80);
  }

  @Test
  void nullable_members_are_told_from_others() {
    var event = served().at("/components/schemas/Event");

    assertThat(event.at("/properties/SpaceId/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(event.at("/properties/Message/type").toString()).isEqualTo("\"string\"");
    assertThat(event.at("/properties/Occurred/format").stringValue()).isEqualTo("date-time");
    assertThat(event.get("required").size()).isEqualTo(20);
  }
}
