package io.keyden.client.server;

import java.util.Optional;

/**
 * What a server says of its running.
 *
 * @param inMaintenanceMode whether only administrators are served
 * @param version of the program
 * @param operatingSystem it runs on
 * @param uptime since its start, as the server writes it: {@code [days.]hours:minutes:seconds}
 */
public record Status(
    boolean inMaintenanceMode,
    Optional<String> version,
    Optional<String> operatingSystem,
    Optional<String> uptime) {}
