package io.keyden.core.settings;

import io.keyden.core.access.Caller;
import io.keyden.core.permission.Permission;
import io.keyden.core.store.Transactions;

/** Shows the settings about signing in and about keys to who may change them. */
public final class ShowAuthenticationSettings {
  private final Transactions transactions;
  private final SettingsStore settings;

  /** Takes what it works with. */
  public ShowAuthenticationSettings(Transactions transactions, SettingsStore settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * The settings in force.
   *
   * @throws io.keyden.core.problem.ProblemException {@code NotSignedIn} or {@code Forbidden}
   *     without ConfigureServer
   */
  public AuthenticationSettings show(Caller caller) {
    caller.require(Permission.CONFIGURE_SERVER);
    return transactions.read(settings::authentication);
  }
}
