package io.keyden.core.oidc;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.UserStore;
import java.util.List;
import java.util.UUID;

/** Shows the OIDC identities of a service account. */
public final class ShowOidcIdentities {
  private final Transactions transactions;
  private final OidcIdentityStore identities;
  private final OidcIdentityAuthority authority;

  /** Takes what it works with. */
  public ShowOidcIdentities(
      Transactions transactions,
      OidcIdentityStore identities,
      UserStore users,
      GrantsLookup grants) {
    this.transactions = transactions;
    this.identities = identities;
    this.authority = new OidcIdentityAuthority(users, grants);
  }

  /**
   * The identities of an account.
   *
   * @param externalId the account's id for token exchanges
   * @param identities all of them, oldest first
   */
  public record Shown(UUID externalId, List<OidcIdentity> identities) {
    public Shown {
      identities = List.copyOf(identities);
    }
  }

  /**
   * All identities of {@code account}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} if the caller may not, {@code
   *     NotFound} without such an account, {@code Invalid} if it is a person's
   */
  public Shown all(Caller caller, UserId account) {
    return transactions.read(() -> {
      var user = authority.accountToShow(caller, account);
      return new Shown(user.externalId(), identities.of(account));
    });
  }

  /**
   * One identity of {@code account}.
   *
   * @throws io.keyden.core.problem.ProblemException as {@link #all}, and {@code NotFound} if the
   *     account has no such identity
   */
  public OidcIdentity one(Caller caller, UserId account, OidcIdentityId id) {
    return transactions.read(() -> {
      var _ = authority.accountToShow(caller, account);
      return OidcIdentityAuthority.belonging(identities, id, account);
    });
  }
}
