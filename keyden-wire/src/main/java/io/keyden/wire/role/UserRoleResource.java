package io.keyden.wire.role;

import java.util.List;
import java.util.Map;

/** A role. Source: the type definitions of the vendor's TypeScript client. */
public record UserRoleResource(
    String id,
    String name,
    String description,
    List<String> supportedRestrictions,
    List<String> spacePermissionDescriptions,
    List<String> systemPermissionDescriptions,
    List<String> grantedSpacePermissions,
    List<String> grantedSystemPermissions,
    boolean canBeDeleted,
    Map<String, String> links) {}
