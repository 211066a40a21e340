package io.keyden.core.problem;

/**
 * One fault of an input.
 *
 * @param member the wire's name of the member of the body, or of the parameter of the query, that
 *     is at fault, {@code Purpose}; with its path if it is within another, {@code
 *     OidcConfigurationSettings.OidcIssuerUrl}; empty if it is none of them or the whole
 * @param text a sentence for the caller that says what is wrong and what would do; no secret in it
 */
public record Violation(String member, String text) {}
