package io.keyden.core.problem;

/**
 * One fault of an input.
 *
 * @param member the wire's name of the member at fault, {@code Purpose}; empty if it is the whole
 * @param text a sentence for the caller that says what is wrong and what would do; no secret in it
 */
public record Violation(String member, String text) {}
