package io.keyden.core.audit;

import io.keyden.core.id.SpaceId;
import java.util.List;
import java.util.Optional;

/**
 * Something worth recording, before it has its place in the chain.
 *
 * @param category what kind
 * @param message the text, and what it is about
 * @param details more for whoever looks closer; empty if there is nothing
 * @param differences what was changed, member by member
 * @param space the space it happened in; empty for the system
 */
public record AuditEvent(
    EventCategory category,
    Message message,
    String details,
    List<Difference> differences,
    Optional<SpaceId> space) {
  public AuditEvent {
    differences = List.copyOf(differences);
  }

  /** An event of the system without further details. */
  public static AuditEvent of(EventCategory category, Message message) {
    return new AuditEvent(category, message, "", List.of(), Optional.empty());
  }

  /** {@code noun name was created}. */
  public static AuditEvent created(String noun, String documentId, String name) {
    return of(
        EventCategory.CREATED,
        Message.of(noun + " ").name(documentId, name).text(" was created").build());
  }

  /** {@code noun name was changed}. */
  public static AuditEvent modified(
      String noun, String documentId, String name, List<Difference> differences) {
    return new AuditEvent(
        EventCategory.MODIFIED,
        Message.of(noun + " ").name(documentId, name).text(" was changed").build(),
        "",
        differences,
        Optional.empty());
  }

  /** {@code noun name was deleted}. */
  public static AuditEvent deleted(String noun, String documentId, String name) {
    return of(
        EventCategory.DELETED,
        Message.of(noun + " ").name(documentId, name).text(" was deleted").build());
  }

  /** The same event, in a space. */
  public AuditEvent in(Optional<SpaceId> where) {
    return new AuditEvent(category, message, details, differences, where);
  }

  /** The same event with details. */
  public AuditEvent with(String moreDetails) {
    return new AuditEvent(category, message, moreDetails, differences, space);
  }
}
