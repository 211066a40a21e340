package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.store.Page;
import io.keyden.core.store.PageRequest;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;

/** Shows what is known of keys: of one, or of all that an account has. */
public final class ShowApiKeys {
  private final Transactions transactions;
  private final ApiKeyStore keys;
  private final KeyAuthority authority;
  private final KeyUse use;

  /** Takes what it works with. */
  public ShowApiKeys(
      Transactions transactions,
      ApiKeyStore keys,
      UserStore users,
      GrantsLookup grants,
      SettingsStore settings,
      KeyUse use) {
    this.transactions = transactions;
    this.keys = keys;
    this.authority = new KeyAuthority(users, grants, settings);
    this.use = use;
  }

  /**
   * One key.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such an owner or key,
   *     {@code Invalid} if it is somebody else's key, {@code Forbidden} if the caller may not see
   *     it
   */
  public ApiKey one(Caller caller, UserId owner, ApiKeyId id) {
    return use.upToDate(
        transactions.read(() -> {
          authority.ownerToManage(caller, owner);
          return KeyAuthority.belonging(keys, id, owner);
        }));
  }

  /**
   * The keys of an account, newest first.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such an owner, {@code
   *     Forbidden} if the caller may not see them
   */
  public Page<ApiKey> of(Caller caller, UserId owner, ApiKeyFilter filter, PageRequest page) {
    return transactions
        .read(() -> {
          authority.ownerToManage(caller, owner);
          return keys.ofOwner(owner, filter, page);
        })
        .map(use::upToDate);
  }
}
