package io.keyden.client.key;

import io.keyden.client.internal.Api;
import io.keyden.client.internal.Document;
import io.keyden.client.internal.Template;
import io.keyden.client.problem.ForbiddenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.user.User;
import io.keyden.client.user.Users;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The API keys of accounts. Everyone may have keys for the own account; keys of a service account
 * are made by who may edit users; nobody makes keys for another person.
 */
public final class ApiKeys {
  private final Api api;
  private final Users users;

  /** Called by the client. */
  public ApiKeys(Api api, Users users) {
    this.api = api;
    this.users = users;
  }

  /** Makes a key for the account that the client signs in with. */
  public CreatedApiKey create(NewApiKey key) {
    return create(users.me(), key);
  }

  /**
   * Makes a key for {@code owner}.
   *
   * <p>It is never repeated by itself once the request may have arrived: after a lost answer a key
   * may exist whose secret nobody knows.
   */
  public CreatedApiKey create(User owner, NewApiKey key) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Purpose", key.purpose());
    switch (key.expiry()) {
      case NewApiKey.Expiry.ServerDefault _ -> {}
      case NewApiKey.Expiry.Maximum _ -> body.put("Expires", null);
      case NewApiKey.Expiry.At at -> body.put("Expires", at.instant());
    }
    Document created = api.post(keysOf(owner).path(), body);
    KeySecret secret = secret(created);
    return new CreatedApiKey(read(created, Hints.of(secret)), secret);
  }

  /** The keys of the account that the client signs in with, the newest first, page by page. */
  public Stream<ApiKey> list() {
    return list(users.me());
  }

  /** The keys of {@code owner}, the newest first; pages are fetched as the stream comes to them. */
  public Stream<ApiKey> list(User owner) {
    return api.pages(keysOf(owner).path(), ApiKeys::read);
  }

  /**
   * The keys of all accounts that the caller may see, account by account in the order of their
   * names. A server has no list of all keys, so this asks once for every account; accounts whose
   * keys the caller may not see are left out.
   */
  public Stream<ApiKey> listAll() {
    return users.list().flatMap(this::visibleKeys);
  }

  private Stream<ApiKey> visibleKeys(User owner) {
    try {
      return list(owner).toList().stream();
    } catch (ForbiddenException | NotFoundException e) {
      // Not the caller's to see, or the account was deleted meanwhile.
      return Stream.empty();
    }
  }

  /** The key of {@code owner} with that id; empty if there is none. */
  public Optional<ApiKey> find(User owner, String id) {
    try {
      return Optional.of(read(api.get(keysOf(owner).item(id))));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** The keys of {@code owner} whose purpose is exactly that. */
  public Stream<ApiKey> findByPurpose(User owner, String purpose) {
    return search(owner, purpose).filter(key -> key.purpose().equals(purpose));
  }

  /**
   * The keys of {@code owner} whose purpose has {@code text} in it, in any case, the newest first.
   * Servers since 2026 look for them; from older ones all are fetched.
   */
  public Stream<ApiKey> search(User owner, String text) {
    String path = keysOf(owner).expand(Map.of("partialPurpose", text));
    String wanted = text.toLowerCase(Locale.ROOT);
    return api.pages(path, ApiKeys::read)
        .filter(key -> key.purpose().toLowerCase(Locale.ROOT).contains(wanted));
  }

  /**
   * The keys of {@code owner} that {@code secret} may belong to by their hints: one, unless others
   * begin the same way.
   */
  public Stream<ApiKey> findBySecret(User owner, KeySecret secret) {
    String path = keysOf(owner).expand(Map.of("partialKeyword", Hints.of(secret)));
    return api.pages(path, ApiKeys::read).filter(key -> key.fits(secret));
  }

  /**
   * Revokes a key: from now on it is refused.
   *
   * @throws NotFoundException if it is revoked already
   */
  public void revoke(ApiKey key) {
    api.delete(api.self(key.links(), "an API key"));
  }

  private static Template keysOf(User owner) {
    return Template.of(
        owner
            .links()
            .getOrDefault(
                "ApiKeys",
                "/api/users/" + Template.encode(owner.id()) + "/apikeys{/id}{?skip,take}"));
  }

  private static KeySecret secret(Document created) {
    String text = created.text("ApiKey").orElseThrow(() -> created.lacks("ApiKey"));
    try {
      return KeySecret.of(text);
    } catch (IllegalArgumentException e) {
      throw created.lacks("ApiKey");
    }
  }

  private static ApiKey read(Document key) {
    return read(key, key.object("ApiKey").flatMap(value -> value.text("Hint")).orElse(""));
  }

  private static ApiKey read(Document key, String hint) {
    return new ApiKey(
        key.id(),
        key.text("UserId").orElse(""),
        key.text("Purpose").orElse(""),
        hint,
        key.instant("Created"),
        key.instant("Expires"),
        lastUse(key),
        key.text("ActorType"),
        key.text("AccessLevel"),
        key.links());
  }

  private static LastUse lastUse(Document key) {
    if (!key.flag("IsLastUsedTimestampKnown").orElse(false)) {
      return new LastUse.Unknown();
    }
    return key.instant("LastUsedTimeStamp")
        .<LastUse>map(LastUse.At::new)
        .orElseGet(LastUse.Never::new);
  }
}
