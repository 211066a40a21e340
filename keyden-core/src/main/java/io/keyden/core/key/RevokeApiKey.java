package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;

/** Ends a key, one's own or one that the caller may manage. */
public final class RevokeApiKey {
  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final KeyAuthority authority;
  private final Audit audit;

  /** Takes what it works with. */
  public RevokeApiKey(
      Transactions transactions,
      ApiKeyStore keys,
      UserStore users,
      GrantsLookup grants,
      SettingsStore settings,
      Audit audit) {
    this.transactions = transactions;
    this.keys = keys;
    this.authority = new KeyAuthority(users, grants, settings);
    this.audit = audit;
  }

  /**
   * Revokes the key. When this returns, the revocation is on disk and the key is refused.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such an owner or key,
   *     {@code Invalid} if it is somebody else's key, {@code Forbidden} if the caller may not
   */
  public void revoke(Caller caller, UserId owner, ApiKeyId id) {
    transactions.write(() -> {
      var user = authority.ownerToManage(caller, owner);
      var key = KeyAuthority.belonging(keys, id, owner);
      keys.delete(id);
      audit.record(caller.actor(), revoked(key, user));
    });
  }

  /** What the record says of a key that was revoked. */
  public static AuditEvent revoked(ApiKey key, User owner) {
    return AuditEvent.of(
        EventCategory.DELETED, KeyNames.message(key, owner).text(" was revoked.").build());
  }
}
