package io.keyden.core.audit;

import io.keyden.core.id.EventId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * An event in its place in the chain.
 *
 * @param number its place, counting from 1 without gaps
 * @param occurred when, to the millisecond
 * @param actor who
 * @param event what
 * @param previous the digest of the event before
 * @param digest the digest of this one
 */
public record Event(
    long number,
    Instant occurred,
    Actor actor,
    AuditEvent event,
    ChainDigest previous,
    ChainDigest digest) {

  /** Ties {@code event} to the event before it. */
  public static Event chained(
      long number, Instant occurred, Actor actor, AuditEvent event, ChainDigest previous) {
    return new Event(
        number, occurred, actor, event, previous, digest(number, occurred, actor, event, previous));
  }

  /**
   * What stands for an event whose stored form is none that Keyden writes: only its number is
   * known, and it is never {@link #intact}.
   */
  public static Event damaged(long number) {
    return new Event(
        number,
        Instant.EPOCH,
        Actor.SYSTEM,
        AuditEvent.of(EventCategory.MODIFIED, Message.of("(unreadable)").build()),
        ChainDigest.START,
        ChainDigest.START);
  }

  /** {@code Events-1}. */
  public EventId id() {
    return new EventId("Events-" + number);
  }

  /** Whether the event is what it was when it was recorded. */
  public boolean intact() {
    return digest.equals(digest(number, occurred, actor, event, previous));
  }

  private static ChainDigest digest(
      long number, Instant occurred, Actor actor, AuditEvent event, ChainDigest previous) {
    var fields = new Fields();
    fields.bytes(previous.bytes());
    fields.number(number);
    fields.number(occurred.toEpochMilli());
    fields.text(actor.userId());
    fields.text(actor.username());
    fields.number(actor.service() ? 1 : 0);
    fields.text(actor.identityEstablishedWith());
    fields.optional(actor.apiKeyId().map(Object::toString));
    fields.text(actor.apiKeyHint());
    fields.text(actor.origin().address());
    fields.text(actor.origin().userAgent());
    fields.text(event.category().id());
    fields.text(event.message().text());
    fields.number(event.message().references().size());
    for (var reference : event.message().references()) {
      fields.text(reference.documentId());
      fields.number(reference.start());
      fields.number(reference.length());
    }
    fields.text(event.details());
    fields.number(event.differences().size());
    for (var difference : event.differences()) {
      fields.text(difference.path());
      fields.optional(difference.before());
      fields.optional(difference.after());
    }
    fields.optional(event.space().map(Object::toString));
    return ChainDigest.ofStored(fields.sha256());
  }

  /** Each field with its length before it, so that no two events have the same bytes. */
  private static final class Fields {
    private final MessageDigest digest;

    Fields() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    void number(long value) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        digest.update((byte) (value >>> shift));
      }
    }

    void bytes(byte[] value) {
      number(value.length);
      digest.update(value);
    }

    void text(String value) {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void optional(Optional<String> value) {
      number(value.isPresent() ? 1 : 0);
      text(value.orElse(""));
    }

    byte[] sha256() {
      return digest.digest();
    }
  }
}
