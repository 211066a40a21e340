package io.keyden.wire.user;

import java.util.List;

/**
 * People whom external providers know.
 *
 * @param identities what was found
 */
public record ExternalUserSearchResource(List<IdentityResource> identities) {}
