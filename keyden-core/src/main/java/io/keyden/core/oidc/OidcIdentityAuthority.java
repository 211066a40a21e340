package io.keyden.core.oidc;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.permission.Permission;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;

/**
 * Who may see and change the OIDC identities of whom. Works within a transaction.
 *
 * <p>As with the keys of a service account: who has UserEdit and at least its rights. The account
 * itself may see its own, but needs UserEdit too to change them: else a key that ends tomorrow
 * could leave an identity behind that never ends.
 */
final class OidcIdentityAuthority {
  private final UserStore users;
  private final GrantsLookup grants;

  OidcIdentityAuthority(UserStore users, GrantsLookup grants) {
    this.users = users;
    this.grants = grants;
  }

  /** The account, if {@code caller} may see its identities. */
  User accountToShow(Caller caller, UserId account) {
    return caller.is(account) ? service(account) : accountToChange(caller, account);
  }

  /** The account, if {@code caller} may change its identities. */
  User accountToChange(Caller caller, UserId account) {
    // The right is asked for first, so that who has none cannot find out which accounts there are.
    caller.require(Permission.USER_EDIT);
    var user = service(account);
    caller.requireCovers(grants.of(account));
    return user;
  }

  private User service(UserId account) {
    var user =
        users
            .get(account)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound(account.value())));
    if (!user.service()) {
      throw new ProblemException(
          Problem.invalid("", "Only service accounts have OIDC identities."));
    }
    return user;
  }

  /** The identity {@code id} of {@code account}. */
  static OidcIdentity belonging(OidcIdentityStore identities, OidcIdentityId id, UserId account) {
    return identities
        .get(id)
        .filter(identity -> identity.account().equals(account))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound(id.value())));
  }
}
