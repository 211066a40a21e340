package io.keyden.wire.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a token exchange gives nothing. Source: RFC 6749, 5.2.
 *
 * @param errorDescription sentences for the owner of the pipeline
 */
public record TokenErrorResource(
    @JsonProperty("error") String error,
    @JsonProperty("error_description") String errorDescription) {}
