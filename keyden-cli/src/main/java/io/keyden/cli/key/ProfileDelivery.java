package io.keyden.cli.key;

import io.keyden.cli.problem.CommandException;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.profile.ServerAddress;
import io.keyden.cli.rotation.Delivery;
import io.keyden.cli.rotation.DeliveryException;
import io.keyden.cli.secret.SecretText;
import io.keyden.client.key.KeySecret;
import java.util.Optional;

/** The profile that this command signs in with. */
final class ProfileDelivery implements Delivery {
  private final ProfileStore store;
  private final String profile;
  private final ServerAddress server;
  private final Credential before;

  ProfileDelivery(ProfileStore store, String profile, ServerAddress server, Credential before) {
    this.store = store;
    this.profile = profile;
    this.server = server;
    this.before = before;
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
    keep(new Credential.ApiKey(SecretText.of(secret.reveal()), Optional.empty(), Optional.empty()));
    return () -> keep(before);
  }

  private void keep(Credential credential) throws DeliveryException {
    try {
      store.keep(profile, server, credential);
    } catch (CommandException e) {
      throw new DeliveryException(e.problem(), e);
    }
  }
}
