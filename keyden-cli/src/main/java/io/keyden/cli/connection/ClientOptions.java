package io.keyden.cli.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client talks to a server.
 *
 * @param timeout for one attempt
 * @param certificateAuthorities a PEM file of those to trust besides Java's own
 */
public record ClientOptions(Duration timeout, Optional<Path> certificateAuthorities) {}
