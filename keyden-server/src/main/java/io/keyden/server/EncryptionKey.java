package io.keyden.server;

import io.keyden.core.chance.Randomness;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.oidc.signing.KeySeal;
import io.keyden.server.command.StartException;
import io.keyden.server.configuration.Settings;
import io.keyden.server.configuration.TokenConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;

/**
 * The key that signing keys are encrypted with in the database: from the environment, from a file,
 * or, beside an embedded database, from a file of its own that the first start makes.
 */
final class EncryptionKey {
  private static final int FILE_BYTES_MAX = 1_000;
  private static final String FORM =
      "it must be 32 random bytes in base64, as openssl rand -base64 32 makes them";

  private EncryptionKey() {}

  /**
   * What seals keys; empty with a shared database for which no key is given: each node would make
   * another one.
   *
   * @param own the file that the server may make, if it may
   * @throws StartException if what is given is no key
   */
  static Optional<KeySeal> seal(
      TokenConfiguration configuration, Optional<Path> own, Randomness randomness)
      throws StartException {
    if (configuration.encryptionKey().isPresent()) {
      return Optional.of(
          seal(
              configuration.encryptionKey().get(),
              Settings.ENCRYPTION_KEY.variable() + " holds no encryption key",
              randomness));
    }
    if (configuration.encryptionKeyFile().isPresent()) {
      return Optional.of(sealOf(configuration.encryptionKeyFile().get(), randomness));
    }
    if (own.isPresent()) {
      make(own.get(), randomness);
      return Optional.of(sealOf(own.get(), randomness));
    }
    return Optional.empty();
  }

  private static KeySeal sealOf(Path file, Randomness randomness) throws StartException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new StartException("the file " + file + " holds no encryption key", FORM);
      }
      return seal(
          Secret.of(Files.readString(file)),
          "the file " + file + " holds no encryption key",
          randomness);
    } catch (IOException e) {
      throw new StartException(
          "the encryption key in " + file + " cannot be read",
          "choose another file with " + Settings.ENCRYPTION_KEY_FILE.option(),
          e);
    }
  }

  @RevealsSecret(because = "the key is decoded")
  private static KeySeal seal(Secret text, String otherwise, Randomness randomness)
      throws StartException {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.reveal().strip());
    } catch (IllegalArgumentException e) {
      // Its message would quote the text.
      key = new byte[0];
    }
    if (key.length != KeySeal.KEY_BYTES) {
      throw new StartException(otherwise, FORM);
    }
    return new KeySeal(key, randomness);
  }

  /** At once, so that no start finds half a key. */
  private static void make(Path file, Randomness randomness) throws StartException {
    if (Files.exists(file)) {
      return;
    }
    var key = new byte[KeySeal.KEY_BYTES];
    randomness.fill(key);
    try {
      // The system makes temporary files for their owner alone.
      var beside = Files.createTempFile(file.resolveSibling(""), ".encryption", ".new");
      Files.writeString(beside, Base64.getEncoder().encodeToString(key) + System.lineSeparator());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartException(
          "the encryption key cannot be written to " + file,
          "let the user that runs keyden write to that folder",
          e);
    }
  }
}
