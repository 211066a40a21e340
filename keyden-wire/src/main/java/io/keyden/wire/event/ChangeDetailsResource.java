package io.keyden.wire.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change did.
 *
 * @param documentContext always null: the whole thing is not kept, only what differs
 * @param differences null if there are none, or if they were not wanted
 */
public record ChangeDetailsResource(
    @Nullable Object documentContext, @Nullable List<PatchOperationResource> differences) {}
