package io.keyden.acceptance;

/** One header line of a request or an answer, as it stood on the wire. */
public record Header(String name, String value) {}
