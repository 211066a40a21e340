package io.keyden.wire;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes resources and reads bodies.
 *
 * <p>Members are in PascalCase in the order of the record; what is absent is written as null, since
 * published programs index members without asking. Buffers are not recycled: a recycled one would
 * keep the text of a key that was just shown.
 */
public final class Json {
  private static final int DEPTH_MAX = 64;
  private static final int NUMBER_LENGTH_MAX = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(new FreshBuffers())
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_LENGTH_MAX)
                          .build())
                  // A message that quotes the input might quote a secret.
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule("keyden").addSerializer(Instant.class, new InstantSerializer()))
          .build();

  private Json() {}

  /** The JSON of {@code resource} in UTF-8, without a byte order mark. */
  public static byte[] write(Object resource) {
    return MAPPER.writeValueAsBytes(resource);
  }

  /**
   * Reads one JSON value and nothing behind it.
   *
   * @throws JacksonException if it is not JSON
   */
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  private static final class InstantSerializer extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(WireTime.format(value));
    }
  }
}
