package io.keyden.wire.event;

/**
 * Where a message names a thing.
 *
 * @param startIndex where the name begins, in UTF-16 units
 * @param length how long it is
 */
public record MessageReferenceResource(String referencedDocumentId, int startIndex, int length) {}
