package io.keyden.wire.key;

import io.keyden.wire.CollectionResource;

/**
 * The keys of an account in the {@code /v1} form.
 *
 * @param apiKeys the page
 */
public record ApiKeysResource(CollectionResource<ApiKeyResource> apiKeys) {}
