package io.keyden.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer but a good one says.
 *
 * @param errorMessage what is wrong; always there, for the Go client takes an error without a body
 *     for a success
 * @param errors each fault in a sentence; on 400 and 409 only, since the Go client does not see a
 *     404 that has it
 * @param helpText what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorResource(
    String errorMessage, @Nullable List<String> errors, @Nullable String helpText) {}
