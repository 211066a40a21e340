package io.keyden.wire.user;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person or a service account. There is no password: that is only ever received. Source: the
 * vendor's description, in its order.
 *
 * @param isRequestor whether this is who asks
 * @param identities one for each provider; never null, since programs index it
 */
public record UserResource(
    String id,
    String username,
    String displayName,
    boolean isActive,
    boolean isService,
    @Nullable String emailAddress,
    boolean canPasswordBeEdited,
    boolean isRequestor,
    List<IdentityResource> identities,
    Instant created,
    Map<String, String> links) {}
