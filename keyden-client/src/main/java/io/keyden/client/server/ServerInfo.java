package io.keyden.client.server;

import java.util.Optional;

/**
 * What a server is.
 *
 * @param application the vendor's name for it
 * @param version of the Octopus server that it is or that it is compatible with
 * @param installationId never changes
 * @param keydenVersion of Keyden; empty for an Octopus server
 */
public record ServerInfo(
    String application, String version, String installationId, Optional<String> keydenVersion) {}
