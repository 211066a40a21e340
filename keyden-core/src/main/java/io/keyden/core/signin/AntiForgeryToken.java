package io.keyden.core.signin;

import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.core.secret.SecretDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What a page of ours can show and another site's cannot: derived one-way from the secret of the
 * session, so that nothing more needs to be stored, and it gives nothing of the session away.
 *
 * <p>Letters, digits, {@code -} and {@code _} only: clients send the cookie's raw text back, some
 * of them as it stands and some decoded, and both must be the same.
 */
public final class AntiForgeryToken {
  private static final String PURPOSE = "anti-forgery:";

  private final String text;

  private AntiForgeryToken(String text) {
    this.text = text;
  }

  /** The token that belongs to the session with this secret. */
  @RevealsSecret(because = "the token is derived from it, one-way")
  public static AntiForgeryToken of(Secret session) {
    var digest = SecretDigest.of(PURPOSE + session.reveal()).bytes();
    return new AntiForgeryToken(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
  }

  /** The text for the cookie that scripts may read. */
  public String text() {
    return text;
  }

  /** Whether {@code presented} is this token; takes the same time however much of it is right. */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AntiForgeryToken[redacted]";
  }
}
