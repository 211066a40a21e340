package io.keyden.core.invitation;

import io.keyden.core.guard.AddressLimiter;

/** Who may register while there is no account at all, and so becomes an administrator. */
public sealed interface FirstRegistration {
  /** Whoever comes first. Source: the vendor's first administrator. */
  record Anybody() implements FirstRegistration {}

  /**
   * Who knows a code.
   *
   * @param code the code
   * @param limiter holds up an address that tries one code after the other
   */
  record WithCode(SetUpCode code, AddressLimiter limiter) implements FirstRegistration {}
}
