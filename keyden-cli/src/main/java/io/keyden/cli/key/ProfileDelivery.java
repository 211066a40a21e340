package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.rotation.Delivery;
import io.keyden.cli.rotation.DeliveryException;
import io.keyden.cli.secret.SecretText;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;

/** The profile that this command signs in with. */
final class ProfileDelivery implements Delivery {
  private final ProfileStore store;
  private final String profile;
  private final ServerAddress server;
  private final Credential.ApiKey before;
  private Credential.ApiKey kept;

  ProfileDelivery(
      ProfileStore store, String profile, ServerAddress server, Credential.ApiKey before) {
    this.store = store;
    this.profile = profile;
    this.server = server;
    this.before = before;
    this.kept = before;
  }

  @Override
  public String description() {
    return "the profile " + profile;
  }

  /** Keeps what is kept already, which fails where keeping something else would. */
  @Override
  public void check() throws DeliveryException {
    keep(before);
  }

  @Override
  public Undo deliver(KeySecret secret) throws DeliveryException {
    keep(new Credential.ApiKey(SecretText.of(secret.reveal())));
    return () -> keep(before);
  }

  /**
   * Keeps with the successor what is known of it by now: when it ends, and, if {@code keyden login}
   * made its predecessor, that {@code keyden logout} revokes it.
   */
  void complete(ApiKey successor) throws DeliveryException {
    keep(
        new Credential.ApiKey(
            kept.key(), successor.expires(), before.madeId().map(_ -> successor.id())));
  }

  private void keep(Credential.ApiKey credential) throws DeliveryException {
    try {
      store.keep(profile, server, credential);
      kept = credential;
    } catch (CommandException e) {
      throw new DeliveryException(e.problem(), e);
    }
  }
}
