package io.keyden.client.octopus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of one user. There is no route to the keys of all.
 *
 * <p>A person's keys are made and revoked by that person alone, whatever others may do; a service
 * account's by whoever has {@code UserEdit} and no less rights than the account. Looking at others'
 * keys takes the permission that the version names.
 */
final class KeyRoutes {
  private static final String COLLECTION = "/api/users/{userId}/apikeys";

  private final Parts parts;
  private final State state;

  KeyRoutes(Parts parts) {
    this.parts = parts;
    this.state = parts.state();
  }

  void register(Router router) {
    router.signedIn("GET", COLLECTION, call -> Answer.ok(list(call)));
    router.signedIn("POST", COLLECTION, this::create);
    if (parts.version().searchesFinely()) {
      router.signedIn("GET", COLLECTION + "/v1", this::wrappedList);
    }
    router.signedIn("GET", COLLECTION + "/{id}", this::get);
    router.signedIn("DELETE", COLLECTION + "/{id}", this::revoke);
  }

  private ObjectNode list(Call call) {
    String userId = Json.required(ownerToRead(call), "Id");
    List<ObjectNode> found =
        state.keysOf(userId).stream().filter(key -> searched(call, key)).map(this::shown).toList();
    return Pages.page(
        call,
        "ApiKey",
        "/api/users/" + userId + "/apikeys",
        COLLECTION + "{/id}{?skip,take}",
        found);
  }

  private Answer wrappedList(Call call) {
    ObjectNode wrapped = Json.object();
    wrapped.set("ApiKeys", list(call));
    return Answer.ok(wrapped);
  }

  private boolean searched(Call call, Key key) {
    if (!parts.version().searchesFinely()) {
      return true;
    }
    boolean purposeFits =
        call.queried("partialPurpose")
            .filter(part -> !Filters.contains(key.purpose(), part))
            .isEmpty();
    boolean keywordFits =
        call.queried("partialKeyword")
            .filter(part ->
                !Filters.contains(key.purpose(), part) && !Filters.contains(key.hint(), part))
            .isEmpty();
    return purposeFits && keywordFits;
  }

  private Answer get(Call call) {
    return Answer.ok(shown(key(call, ownerToRead(call))));
  }

  private Answer create(Call call) {
    ObjectNode owner = ownerToChange(call);
    ObjectNode body = call.body();
    String actorType = actorType(owner, body);
    Instant now = parts.now();
    Key key =
        new Key(
            Json.required(owner, "Id"),
            Json.text(body, "Purpose").orElse(""),
            actorType,
            now,
            Expiry.decide(parts.version(), body, now, call.caller().keysEndBy()).orElse(null));
    state.keys.add(key);
    String end =
        Optional.ofNullable(key.expires())
            .map(it -> " was generated with expiry date " + WireDate.inText(it) + ".")
            .orElse(" was generated with no expiry date.");
    record(call, "Created", key, owner, end);
    ObjectNode values = values(key).put("secret", key.secret());
    return Answer.ok(parts.templates().fill("api-key-created", values));
  }

  private Answer revoke(Call call) {
    ObjectNode owner = ownerToChange(call);
    Key key = key(call, owner);
    key.revoke();
    record(call, "Deleted", key, owner, " was revoked.");
    return Answer.deleted(parts.version());
  }

  private ObjectNode ownerToRead(Call call) {
    if (!call.caller().is(call.parameter("userId"))) {
      parts.rights().require(call.caller(), parts.version().permissionToReadOthers());
    }
    return state.users.get(call.parameter("userId"));
  }

  private ObjectNode ownerToChange(Call call) {
    if (call.caller().is(call.parameter("userId"))) {
      return state.users.get(call.caller().userId());
    }
    parts.rights().require(call.caller(), "UserEdit");
    ObjectNode owner = state.users.get(call.parameter("userId"));
    if (!Json.flag(owner, "IsService")) {
      throw Refusal.forbiddenByDesign();
    }
    parts.rights().requireAtLeast(call.caller(), Json.required(owner, "Id"));
    return owner;
  }

  /** The key; its id counts letter by letter, since nothing says that the case may change. */
  private Key key(Call call, ObjectNode owner) {
    String id = call.parameter("id");
    Key key =
        state.keys.stream()
            .filter(it -> it.id().equals(id) && !it.revoked())
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(id));
    if (!key.userId().equals(Json.required(owner, "Id"))) {
      throw Refusal.invalid("This ApiKey does not belong to the specified user.");
    }
    return key;
  }

  private String actorType(ObjectNode owner, ObjectNode body) {
    String wanted = Json.text(body, "ActorType").orElse("User");
    if (!parts.version().keysNameTheirActor()) {
      return "User";
    }
    if (!List.of("User", "AiAgent").contains(wanted)) {
      throw Refusal.invalid("Model validation failed.");
    }
    boolean agentAccount = Json.text(owner, "ServiceAccountType").equals(Optional.of("Agent"));
    if (agentAccount && !wanted.equals("AiAgent")) {
      throw Refusal.invalid("An agent service account has agent keys only.");
    }
    return wanted;
  }

  private ObjectNode shown(Key key) {
    return parts.templates().fill("api-key", values(key));
  }

  private static ObjectNode values(Key key) {
    ObjectNode values = Json.object();
    values.put("id", key.id());
    values.put("userId", key.userId());
    values.put("purpose", key.purpose());
    values.put("hint", key.hint());
    values.put("actorType", key.actorType());
    values.put("created", WireDate.of(key.created()));
    values.put("expires", WireDate.orNull(key.expires()));
    values.put("lastUsed", WireDate.orNull(key.lastUsed()));
    return values;
  }

  private void record(Call call, String category, Key key, ObjectNode owner, String what) {
    EventMessage message =
        new EventMessage()
            .say(kind(key))
            .name(key.purpose(), key.id())
            .say(" (" + key.hint() + ") for ")
            .name(Json.required(owner, "DisplayName"), key.userId())
            .say(what);
    parts.journal().record(call, category, "ApiKeys", message);
  }

  /** The first words, which changed in 2026. */
  private String kind(Key key) {
    if (!parts.version().keysNameTheirActor()) {
      return "API key ";
    }
    return key.actorType().equals("AiAgent") ? "AI Agent API key " : "User API key ";
  }
}
