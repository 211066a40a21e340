package io.keyden.client.octopus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the audit log: every change, and sign-ins on servers that record them. */
final class Journal {
  private final State state;
  private final Templates templates;
  private final InstantSource clock;

  Journal(State state, Templates templates, InstantSource clock) {
    this.state = state;
    this.templates = templates;
    this.clock = clock;
  }

  /** A change by a signed-in caller to a document that belongs to no space. */
  void record(Call call, String category, String documentType, EventMessage message) {
    record(call, category, documentType, null, message);
  }

  /** A change by a signed-in caller. */
  void record(
      Call call,
      String category,
      String documentType,
      @Nullable String spaceId,
      EventMessage message) {
    Caller caller = call.caller();
    ObjectNode user = state.users.get(caller.userId());
    append(
        call,
        category,
        documentType,
        spaceId,
        message,
        user,
        caller.identityEstablishedWith(),
        caller.key());
  }

  /** An attempt to sign in, by a user that exists. */
  void recordSignIn(Call call, String category, ObjectNode user) {
    EventMessage message =
        new EventMessage()
            .say(category.equals("LoginSucceeded") ? "Login succeeded for " : "Login failed for ")
            .name(Json.required(user, "Username"), Json.required(user, "Id"))
            .say(" from " + call.remoteAddress());
    append(call, category, "Users", null, message, user, "", Optional.empty());
  }

  private void append(
      Call call,
      String category,
      String documentType,
      @Nullable String spaceId,
      EventMessage message,
      ObjectNode user,
      String identity,
      Optional<Key> key) {
    long number = state.events.size() + 1L;
    Instant now = clock.instant();
    ObjectNode values = Json.object();
    values.put("id", "Events-" + number);
    values.put("category", category);
    values.put("userId", Json.required(user, "Id"));
    values.put("username", Json.required(user, "Username"));
    values.put("service", Json.flag(user, "IsService"));
    values.put("identity", identity);
    values.put("userAgent", call.header("User-Agent").orElse(null));
    values.put("occurred", WireDate.of(now));
    values.put("message", message.text());
    values.put("spaceId", spaceId);
    values.put("ipAddress", call.remoteAddress());
    values.put("apiKeyId", key.map(Key::id).orElse(null));
    values.put("apiKeyHint", key.map(Key::hint).orElse(null));
    ObjectNode document = templates.fill("event", values);
    document.set("RelatedDocumentIds", message.relatedIds());
    document.set("MessageReferences", message.references());
    state.events.add(new State.Event(number, documentType, now, document));
  }
}
