package io.keyden.oidc.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.core.oidc.SubjectToken;
import io.keyden.core.oidc.SubjectTokenVerifier.Verification;

/** Looks at what came out. */
final class Verifications {
  private Verifications() {}

  static SubjectToken verified(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Verified.class);
    return ((Verification.Verified) verification).token();
  }

  static String signed(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Signed.class);
    return ((Verification.Signed) verification).reason();
  }

  static String unverified(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Unverified.class);
    return ((Verification.Unverified) verification).reason();
  }
}
