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

/** Shows what is known of keys: of one, of all that an account has, or of everybody's. */
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
   * The keys of an account that {@code filter} lets through.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotFound} without such an owner, {@code
   *     Forbidden} if the caller may not see them
   */
  public Page<ApiKey> of(
      Caller caller, UserId owner, ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
    return transactions
        .read(() -> {
          authority.ownerToManage(caller, owner);
          return keys.find(filter.ownedBy(owner), order, page);
        })
        .map(owned -> use.upToDate(owned.key()));
  }

  /**
   * The keys of all accounts that {@code filter} lets through. An order by last use knows a use
   * half a minute after it at the latest; what is shown of each key knows it at once.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} without AdministerSystem
   */
  public Page<OwnedApiKey> everybodys(
      Caller caller, ApiKeyFilter filter, ApiKeyOrder order, PageRequest page) {
    KeyAuthority.requireEverybodys(caller);
    return transactions
        .read(() -> keys.find(filter, order, page))
        .map(owned -> owned.with(use::upToDate));
  }
}
