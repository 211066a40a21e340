package io.keyden.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every answer but a good one says.
 *
 * @param errorMessage what is wrong; always there, for the Go client takes an error without a body
 *     for a success
 * @param errors each fault in a sentence; on 400 and 409 only, since the Go client does not see a
 *     404 that has it
 * @param details the same faults by the name of the member or parameter at fault, those that have
 *     one; the vendor's clients take any JSON here
 * @param helpText what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorResource(
    String errorMessage,
    @Nullable List<String> errors,
    @Nullable Map<String, List<String>> details,
    @Nullable String helpText) {}
