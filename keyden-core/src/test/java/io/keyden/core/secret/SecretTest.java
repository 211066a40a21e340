package io.keyden.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.user.PasswordHash;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SecretTest {
  private static final String TEXT = "correct horse battery staple";

  @Test
  void it_prints_nothing_of_itself_wherever_it_is_held() {
    record Holder(Secret secret, PasswordHash hash) {}

    var printed =
        new Holder(Secret.of(TEXT), new PasswordHash("$argon2id$v=19$m=47104$c2FsdA$aGFzaA"))
            .toString();

    assertThat(printed).isEqualTo("Holder[secret=Secret[redacted], hash=PasswordHash[redacted]]");
  }

  @Test
  @RevealsSecret(because = "the test compares the text")
  void it_leaves_by_one_exit() {
    assertThat(Secret.of(TEXT).reveal()).isEqualTo(TEXT);
  }

  @Test
  void it_is_equal_to_the_same_text_only() {
    assertThat(Secret.of(TEXT)).isEqualTo(Secret.of(TEXT)).hasSameHashCodeAs(Secret.of(TEXT));
    assertThat(Secret.of(TEXT)).isNotEqualTo(Secret.of(TEXT + " ")).isNotEqualTo(Secret.of(""));
    assertThat(Secret.of("").isEmpty()).isTrue();
    assertThat(Secret.of(" ").isEmpty()).isFalse();
  }

  @Test
  void its_digest_is_sha_256_of_the_utf_8() {
    // The example of FIPS 180-2, and one beyond ASCII from the tool sha256sum.
    assertThat(hex(SecretDigest.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hex(Secret.of("ü").digest()))
        .isEqualTo("607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f");
  }

  @Test
  void a_stored_digest_has_32_bytes_and_cannot_be_changed_from_outside() {
    var bytes = SecretDigest.of(TEXT).bytes();

    var digest = SecretDigest.ofStored(bytes);
    bytes[0] ^= 1;
    digest.bytes()[1] ^= 1;

    assertThat(digest).isEqualTo(SecretDigest.of(TEXT));
    assertThat(digest.toString()).hasSizeLessThan(30);
    assertThatThrownBy(() -> SecretDigest.ofStored(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String hex(SecretDigest digest) {
    return HexFormat.of().formatHex(digest.bytes());
  }
}
