package io.keyden.core.key;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.settings.SettingsStore;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;

/**
 * Who may do what with whose keys. Works within a transaction.
 *
 * <p>Own keys: anyone, unless keys of users are switched off. A service account's: who has UserEdit
 * and at least its rights. Another person's: nobody creates one; who has AdministerSystem may list
 * and revoke them.
 */
final class KeyAuthority {
  private final UserStore users;
  private final GrantsLookup grants;
  private final SettingsStore settings;

  KeyAuthority(UserStore users, GrantsLookup grants, SettingsStore settings) {
    this.users = users;
    this.grants = grants;
    this.settings = settings;
  }

  /** The owner, if {@code caller} may make keys for them. */
  User ownerToCreateFor(Caller caller, UserId owner) {
    if (caller.is(owner)) {
      var user = existing(owner);
      if (!user.service() && !settings.authentication().userApiKeysEnabled()) {
        throw new ProblemException(
            new Problem.Refused(
                "Users may not create API keys for themselves on this server. Please ask your"
                    + " administrator for a service account."));
      }
      return user;
    }
    var user = ofServiceAccount(caller, owner);
    if (!user.service()) {
      throw new ProblemException(
          new Problem.Refused(
              "An API key can only be created for your own account or for a service account."));
    }
    return user;
  }

  /** The owner, if {@code caller} may see and revoke their keys. */
  User ownerToManage(Caller caller, UserId owner) {
    if (caller.is(owner) || caller.grants().everything()) {
      return existing(owner);
    }
    var user = ofServiceAccount(caller, owner);
    caller.require(user.service(), Permission.ADMINISTER_SYSTEM);
    return user;
  }

  /**
   * Goes on only if {@code caller} may see the keys of every account: other people's are among
   * them.
   */
  static void requireEverybodys(Caller caller) {
    caller.require(Permission.ADMINISTER_SYSTEM);
  }

  private User ofServiceAccount(Caller caller, UserId owner) {
    // The right is asked for first, so that who has none cannot find out which accounts there are.
    caller.require(Permission.USER_EDIT);
    var user = existing(owner);
    if (user.service()) {
      caller.requireCovers(grants.of(owner));
    }
    return user;
  }

  private User existing(UserId owner) {
    return users
        .get(owner)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound(owner.value())));
  }

  /** {@code key}, if it is one of {@code owner}. */
  static ApiKey belonging(ApiKeyStore keys, ApiKeyId id, UserId owner) {
    var key =
        keys.get(id).orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
    if (!key.owner().equals(owner)) {
      // Source: the vendor's description of 2021 has this text, with 400 and not 404.
      throw new ProblemException(
          Problem.invalid("", "This ApiKey does not belong to the specified user."));
    }
    return key;
  }
}
