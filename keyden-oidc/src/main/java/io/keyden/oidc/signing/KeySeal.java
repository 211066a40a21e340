package io.keyden.oidc.signing;

import io.keyden.core.chance.Randomness;
import io.keyden.core.signin.SealedPrivateKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys for the database with AES-256 in GCM, bound to their id: a row that is
 * moved to another id cannot be opened.
 *
 * <p>Sealed: a byte for the form, 12 of nonce, the ciphertext with its tag of 16.
 */
public final class KeySeal {
  /** How long the encryption key is, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final byte FORM = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final Randomness randomness;

  /**
   * Seals with {@code key}.
   *
   * @throws IllegalArgumentException if it is not {@link #KEY_BYTES} long
   */
  public KeySeal(byte[] key, Randomness randomness) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("an encryption key has 32 bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.randomness = randomness;
  }

  /** Encrypts the private key {@code id}. */
  SealedPrivateKey seal(String id, byte[] privateKey) {
    var nonce = new byte[NONCE_BYTES];
    randomness.fill(nonce);
    try {
      var encrypted = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(privateKey);
      return new SealedPrivateKey(
          ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length)
              .put(FORM)
              .put(nonce)
              .put(encrypted)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** Decrypts the private key {@code id}; empty if it was sealed with another key, or tampered. */
  Optional<byte[]> open(String id, SealedPrivateKey sealed) {
    var bytes = ByteBuffer.wrap(sealed.bytes());
    if (bytes.remaining() < 1 + NONCE_BYTES || bytes.get() != FORM) {
      return Optional.empty();
    }
    var nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    var encrypted = new byte[bytes.remaining()];
    bytes.get(encrypted);
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(encrypted));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, String id, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
