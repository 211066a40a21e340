package io.keyden.core.oidc;

import io.keyden.core.access.Caller;
import io.keyden.core.access.GrantsLookup;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.Difference;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.id.OidcIdentityId;
import io.keyden.core.id.UserId;
import io.keyden.core.signin.AccessTokenStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.User;
import io.keyden.core.user.UserStore;
import java.util.Optional;

/**
 * Adds, changes and removes OIDC identities of service accounts. An identity that is changed or
 * removed takes the access tokens with it that it was exchanged for.
 */
public final class ChangeOidcIdentities {
  private final Transactions transactions;
  private final OidcIdentityStore identities;
  private final AccessTokenStore tokens;
  private final OidcIdentityAuthority authority;
  private final OidcIdentityRules rules;
  private final Audit audit;

  /** Takes what it works with. */
  public ChangeOidcIdentities(
      Transactions transactions,
      OidcIdentityStore identities,
      AccessTokenStore tokens,
      UserStore users,
      GrantsLookup grants,
      OidcIdentityRules rules,
      Audit audit) {
    this.transactions = transactions;
    this.identities = identities;
    this.tokens = tokens;
    this.authority = new OidcIdentityAuthority(users, grants);
    this.rules = rules;
    this.audit = audit;
  }

  /**
   * Adds an identity to {@code account}.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} if the caller may not, {@code
   *     NotFound} without such an account, {@code Invalid} if it is a person's or the draft breaks
   *     a rule
   */
  public OidcIdentity create(Caller caller, UserId account, OidcIdentityDraft draft) {
    return transactions.write(() -> {
      var user = authority.accountToChange(caller, account);
      var identity = rules.checked(identities.nextId(), account, draft);
      identities.insert(identity);
      audit.record(
          caller.actor(),
          AuditEvent.of(EventCategory.CREATED, message(identity, user).text(" was added").build())
              .with(warning(identity)));
      return identity;
    });
  }

  /**
   * Replaces what is kept of an identity; the access tokens it was exchanged for end, if what
   * tokens must hold has changed.
   *
   * @throws io.keyden.core.problem.ProblemException as {@link #create}, and {@code NotFound} if the
   *     account has no such identity
   */
  public OidcIdentity modify(
      Caller caller, UserId account, OidcIdentityId id, OidcIdentityDraft draft) {
    return transactions.write(() -> {
      var user = authority.accountToChange(caller, account);
      var before = OidcIdentityAuthority.belonging(identities, id, account);
      var after = rules.checked(id, account, draft);
      var asked =
          new Difference.Collector()
              .compare("/Issuer", before.issuer(), after.issuer())
              .compare("/Subject", before.subject(), after.subject())
              .compare("/Audience", before.audience(), after.audience());
      if (!asked.differences().isEmpty()) {
        tokens.deleteAllBy(id);
      }
      identities.update(after);
      audit.record(
          caller.actor(),
          new AuditEvent(
              EventCategory.MODIFIED,
              message(after, user).text(" was changed").build(),
              warning(after),
              asked.compare("/Name", before.name(), after.name()).differences(),
              Optional.empty()));
      return after;
    });
  }

  /**
   * Removes an identity, and ends the access tokens it was exchanged for.
   *
   * @throws io.keyden.core.problem.ProblemException as {@link #modify}
   */
  public void delete(Caller caller, UserId account, OidcIdentityId id) {
    transactions.write(() -> {
      var user = authority.accountToChange(caller, account);
      var identity = OidcIdentityAuthority.belonging(identities, id, account);
      tokens.deleteAllBy(id);
      identities.delete(id);
      audit.record(
          caller.actor(),
          AuditEvent.of(
              EventCategory.DELETED, message(identity, user).text(" was removed").build()));
    });
  }

  private static Message.Builder message(OidcIdentity identity, User account) {
    return Message.of("OIDC identity ")
        .name(identity.id().value(), identity.name())
        .text(" of ")
        .name(account.id().value(), account.displayName());
  }

  /** Source: the vendor warns of it too. */
  private static String warning(OidcIdentity identity) {
    return identity.anySubject()
        ? "Warning: its subject is *, so every token of " + identity.issuer() + " is accepted."
        : "";
  }
}
