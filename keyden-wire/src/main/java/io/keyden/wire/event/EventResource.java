package io.keyden.wire.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event. Source: the vendor's reference of 2026; the member order is that of recorded answers.
 *
 * @param relatedDocumentIds all things it concerns
 * @param userId null for nobody known
 * @param messageHtml the message, escaped, with each name in a {@code span} that says what it names
 * @param messageReferences where the message names things, in UTF-16 units
 * @param comments always null: nothing takes them
 * @param ipAddress null for the server itself
 * @param apiKeyId the key that was used, if one was
 * @param spaceId null for what happened in the system
 */
public record EventResource(
    String id,
    List<String> relatedDocumentIds,
    String category,
    @Nullable String userId,
    @Nullable String username,
    boolean isService,
    String identityEstablishedWith,
    String userAgent,
    Instant occurred,
    String message,
    String messageHtml,
    List<MessageReferenceResource> messageReferences,
    @Nullable String comments,
    @Nullable String details,
    ChangeDetailsResource changeDetails,
    @Nullable String ipAddress,
    @Nullable String apiKeyId,
    @Nullable String apiKeyHint,
    @Nullable String spaceId,
    Map<String, String> links) {}
