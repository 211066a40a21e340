package io.keyden.wire.role;

import java.util.List;

/** What a permission means, and where it can be given. */
public record PermissionResource(
    String description,
    List<String> supportedRestrictions,
    boolean canApplyAtSystemLevel,
    boolean canApplyAtSpaceLevel) {}
