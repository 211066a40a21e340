package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.audit.Audit;
import io.keyden.core.audit.AuditEvent;
import io.keyden.core.audit.EventCategory;
import io.keyden.core.audit.Message;
import io.keyden.core.id.UserId;
import io.keyden.core.store.Transactions;
import io.keyden.core.user.SignIns;
import io.keyden.core.user.UserAuthority;

/** Ends all sessions and access tokens of an account: one's own, or one that one may edit. */
public final class RevokeSessions {
  private final Transactions transactions;
  private final UserAuthority authority;
  private final SignIns signIns;
  private final Audit audit;

  /** Takes what it works with. */
  public RevokeSessions(
      Transactions transactions, UserAuthority authority, SignIns signIns, Audit audit) {
    this.transactions = transactions;
    this.authority = authority;
    this.signIns = signIns;
    this.audit = audit;
  }

  /**
   * Ends them; when this returns, they are refused. Keys go on working.
   *
   * @throws io.keyden.core.problem.ProblemException {@code Forbidden} if the caller may not, {@code
   *     NotFound} without such an account
   */
  public void revoke(Caller caller, UserId id) {
    transactions.write(() -> {
      var user = authority.toEdit(caller, id);
      signIns.endAllOf(id);
      audit.record(
          caller.actor(),
          AuditEvent.of(
              EventCategory.MODIFIED,
              Message.of("Sessions and access tokens of ")
                  .name(id.value(), user.displayName())
                  .text(" were revoked")
                  .build()));
    });
  }
}
