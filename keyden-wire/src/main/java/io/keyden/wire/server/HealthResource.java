package io.keyden.wire.server;

import java.util.Map;

/** Whether the server works. Sent with status 200 if it does, else 418. */
public record HealthResource(
    boolean isOperatingNormally,
    String description,
    boolean isEntireClusterReadOnly,
    boolean isEntireClusterDrainingTasks,
    boolean isCompliantWithLicense,
    Map<String, String> links) {}
