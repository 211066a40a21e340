package io.keyden.client.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the audit record.
 *
 * @param id such as {@code Events-1}
 * @param category such as {@code Created}
 * @param occurred when
 * @param userId who; empty for nobody known
 * @param username who, as they were called then
 * @param message what happened, in a sentence
 * @param identityEstablishedWith by which credential
 * @param ipAddress from where; empty for the server itself
 * @param apiKeyId the key that was used; servers before 2026 do not say
 * @param relatedDocumentIds all things it concerns
 * @param links where the server keeps what belongs to it
 */
public record Event(
    String id,
    String category,
    Optional<Instant> occurred,
    Optional<String> userId,
    Optional<String> username,
    String message,
    String identityEstablishedWith,
    Optional<String> ipAddress,
    Optional<String> apiKeyId,
    List<String> relatedDocumentIds,
    Map<String, String> links) {
  /** Copies the list and the links. */
  public Event {
    relatedDocumentIds = List.copyOf(relatedDocumentIds);
    links = Map.copyOf(links);
  }
}
