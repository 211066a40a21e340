package io.keyden.core.user;

import io.keyden.core.secret.Secret;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** A quick hasher for tests: a serial number and a plain digest. */
public final class DigestPasswordHasher implements PasswordHasher {
  private final AtomicInteger serial = new AtomicInteger();
  private final AtomicInteger verifications = new AtomicInteger();
  private volatile String prefix = "new";

  @Override
  public PasswordHash hash(Secret password) {
    return new PasswordHash(prefix + "$" + serial.incrementAndGet() + "$" + digest(password));
  }

  @Override
  public boolean verify(Secret presented, PasswordHash stored) {
    verifications.incrementAndGet();
    return stored.text().endsWith("$" + digest(presented));
  }

  @Override
  public void verifyNothing(Secret presented) {
    verifications.incrementAndGet();
  }

  @Override
  public boolean outdated(PasswordHash stored) {
    return !stored.text().startsWith(prefix);
  }

  /** From now on all that was hashed before is outdated. */
  public void strengthen() {
    prefix = "newer";
  }

  /** How often a password was checked, in earnest or for the time it takes. */
  public int verifications() {
    return verifications.get();
  }

  /** How many passwords were hashed. */
  public int hashings() {
    return serial.get();
  }

  private static String digest(Secret password) {
    return HexFormat.of().formatHex(password.digest().bytes());
  }
}
