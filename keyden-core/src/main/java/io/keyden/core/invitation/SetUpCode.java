package io.keyden.core.invitation;

import io.keyden.core.chance.Randomness;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import java.util.Locale;

/**
 * The code by which a person who registers first proves that they may: who runs the server reads it
 * where the server was started. It lives in memory only, and each start makes another.
 *
 * <p>Five groups of four characters, 100 bits, of letters and digits that nobody takes for one
 * another. It is read in any case, with or without what separates the groups.
 */
public final class SetUpCode {
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 4;

  private final Secret characters;
  private final Secret shown;

  private SetUpCode(String characters) {
    this.characters = Secret.of(characters);
    this.shown = Secret.of(String.join("-", characters.split("(?<=\\G.{" + GROUP_LENGTH + "})")));
  }

  /** Makes one. */
  public static SetUpCode generate(Randomness randomness) {
    return new SetUpCode(randomness.text(ALPHABET, GROUPS * GROUP_LENGTH));
  }

  /** The code as it is shown to who runs the server. */
  public Secret shown() {
    return shown;
  }

  /** Whether {@code presented} is this code; takes as long whatever part of it is right. */
  @RevealsSecret(because = "people type the code in their own way")
  public boolean is(Secret presented) {
    var typed = presented.reveal().replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    return characters.equals(Secret.of(typed));
  }

  @Override
  public String toString() {
    return "SetUpCode[redacted]";
  }
}
