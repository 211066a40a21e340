package io.keyden.wire.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A step of a JSON patch (RFC 6902), whose members are in lower case.
 *
 * @param op {@code test}, {@code replace}, {@code add} or {@code remove}
 * @param path which member
 * @param value what it was or is; absent for {@code remove}
 */
public record PatchOperationResource(
    @JsonProperty("op") String op,
    @JsonProperty("path") String path,
    @JsonProperty("value") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {}
