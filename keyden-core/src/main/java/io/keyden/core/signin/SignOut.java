package io.keyden.core.signin;

import io.keyden.core.access.Caller;
import io.keyden.core.access.Proof;
import io.keyden.core.store.Transactions;

/** Ends the session that the caller came with. */
public final class SignOut {
  private final Transactions transactions;
  private final SessionStore sessions;

  /** Takes what it works with. */
  public SignOut(Transactions transactions, SessionStore sessions) {
    this.transactions = transactions;
    this.sessions = sessions;
  }

  /**
   * Ends the session; when this returns, it is refused. Who came without one has nothing to end. It
   * is not recorded, as with the vendor.
   */
  public void signOut(Caller caller) {
    if (caller.proof() instanceof Proof.Session session) {
      transactions.write(() -> {
        sessions.delete(session.id());
      });
    }
  }
}
