package io.keyden.core.key;

import static io.keyden.core.key.KeyFormat.ALPHABET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.chance.SeededRandomness;
import io.keyden.core.secret.RevealsSecret;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFormatTest {
  /** What the public scanner gitleaks looks for. */
  private static final Pattern SCANNED =
      Pattern.compile("\\b(API-[A-Z0-9]{26})(?:['|\"\\n\\r\\s`;]|$)");

  private static final int BODY = KeyFormat.PREFIX.length();

  /**
   * The 99.9999th percentile of chi-square with 35 degrees of freedom is 91; a generator that
   * spreads evenly fails one of the 25 positions in 40,000 runs.
   */
  private static final double CHI_SQUARE_MAX = 91;

  private final SeededRandomness randomness = new SeededRandomness(51);

  @Test
  void a_key_made_here_reads_as_itself() {
    for (int i = 0; i < 10_000; i++) {
      var key = key();
      assertThat(KeySecret.of(key)).isEqualTo(KeySecret.of(key));
      assertThat(text(KeySecret.of(key))).isEqualTo(key);
      assertThat(KeyFormat.wellFormed(key)).isTrue();
      assertThat(KeyFormat.checks(key)).isTrue();
    }
  }

  @Test
  void the_check_character_is_that_of_iso_7064() {
    // The vector published with the Global Release Identifier, which uses the same system.
    assertThat(KeyFormat.checkCharacter("A12425GABC1234002")).isEqualTo('M');
  }

  @Test
  void every_wrong_character_is_caught() {
    for (int i = 0; i < 200; i++) {
      var key = key();
      for (int at = BODY; at < key.length(); at++) {
        for (int step = 1; step < ALPHABET.length(); step++) {
          int right = ALPHABET.indexOf(key.charAt(at));
          var changed = new StringBuilder(key);
          changed.setCharAt(at, ALPHABET.charAt((right + step) % ALPHABET.length()));
          assertThat(KeyFormat.checks(changed.toString())).isFalse();
        }
      }
    }
  }

  @Test
  void a_swap_of_neighbours_is_caught_but_for_one_pair_in_630() {
    int swaps = 0;
    int missed = 0;

    for (int i = 0; i < 20_000; i++) {
      var key = key();
      for (int at = BODY; at < key.length() - 1; at++) {
        if (key.charAt(at) != key.charAt(at + 1)) {
          var changed = new StringBuilder(key);
          changed.setCharAt(at, key.charAt(at + 1));
          changed.setCharAt(at + 1, key.charAt(at));
          swaps++;
          missed += KeyFormat.checks(changed.toString()) ? 1 : 0;
        }
      }
    }

    assertThat((double) missed / swaps).isBetween(0.8 / 630, 1.2 / 630);
  }

  @Test
  void keys_are_all_different_and_spread_evenly() {
    assertSpread(100_000);
  }

  @Test
  @Tag("slow")
  void a_million_keys_are_all_different_and_spread_evenly() {
    assertSpread(1_000_000);
  }

  @Test
  void every_key_is_found_by_a_scanner() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(SCANNED.matcher("key: \"" + key() + "\"").find()).isTrue();
    }
  }

  @Test
  void no_word_is_taken_for_a_key() {
    var random = new Random(52);
    var words = new StringBuilder();

    for (int i = 0; i < 1_000_000; i++) {
      words.append(random.nextInt(50) == 0 ? "API-" : "");
      for (int length = 1 + random.nextInt(20); length > 0; length--) {
        words.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      words.append(' ');
    }

    assertThat(SCANNED.matcher(words).find()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "API-",
        "API-ABCDEFGHIJKLMNOPQRSTUVWX",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456",
        "api-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "API-abcdefghijklmnopqrstuvwxyz",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXY ",
        " API-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "API-ABCDEFGHIJKLMNOPQRSTUVWXY\u0130",
        "API_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
      })
  void another_form_is_no_key_and_is_not_repeated(String text) {
    assertThat(KeyFormat.wellFormed(text)).isFalse();
    assertThat(KeyFormat.checks(text)).isFalse();
    assertThat(KeyHint.ofPresented(text).text()).isEmpty();
    assertThatThrownBy(() -> KeySecret.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("ABCDEF");
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 26, 29, 32})
  void a_key_that_was_brought_along_needs_no_check_character(int length) {
    var key = KeyFormat.PREFIX + "A".repeat(length);

    assertThat(KeyFormat.wellFormed(key)).isTrue();
    assertThat(KeyFormat.checks(key)).isFalse();
    assertThat(KeySecret.of(key).hint().text()).isEqualTo("API-AAA");
  }

  @Test
  void a_key_prints_nothing_of_itself() {
    var secret = KeySecret.of(key());
    var created =
        new CreatedApiKey(new KeyFixture().exampleKey("apikeys-1", secret.hint()), secret);

    assertThat(secret).hasToString("KeySecret[redacted]");
    assertThat(created.toString()).doesNotContain(text(secret).substring(KeyHint.LENGTH));
    assertThat(secret.digest().toString()).doesNotContain(text(secret).substring(KeyHint.LENGTH));
  }

  @Test
  void keys_are_equal_by_their_text() {
    var key = key();

    assertThat(KeySecret.of(key)).hasSameHashCodeAs(KeySecret.of(key));
    assertThat(KeySecret.of(key)).isNotEqualTo(KeySecret.of(key()));
    assertThat(KeySecret.of(key).digest()).isEqualTo(KeyDigest.ofPresented(key));
  }

  private static void assertSpread(int count) {
    var randomness = new SecureRandomness();
    var different = new HashSet<KeyDigest>(2 * count);
    var counts = new int[26][ALPHABET.length()];

    for (int i = 0; i < count; i++) {
      var secret = KeyFormat.generate(randomness);
      var key = text(secret);
      different.add(secret.digest());
      for (int position = 0; position < 26; position++) {
        counts[position][ALPHABET.indexOf(key.charAt(BODY + position))]++;
      }
    }

    assertThat(different).hasSize(count);
    assertThat(List.of(counts))
        .allSatisfy(position -> assertThat(chiSquare(position)).isLessThan(CHI_SQUARE_MAX));
  }

  private static double chiSquare(int[] counts) {
    double total = 0;
    for (int count : counts) {
      total += count;
    }
    double expected = total / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private String key() {
    return text(KeyFormat.generate(randomness));
  }

  @RevealsSecret(because = "the test looks at the characters of keys")
  private static String text(KeySecret secret) {
    return secret.reveal();
  }
}
