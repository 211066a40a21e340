package io.keyden.wire.server;

import java.util.Map;

/** The state of the server. Source: the types of the vendor's TypeScript and .NET clients. */
public record ServerStatusResource(
    boolean isDatabaseEncrypted,
    boolean isMajorMinorUpgrade,
    boolean isInMaintenanceMode,
    boolean isUpgradeAvailable,
    boolean isPotentialClone,
    String maintenanceExpires,
    String maximumAvailableVersion,
    String maximumAvailableVersionCoveredByLicense,
    Map<String, String> links) {}
