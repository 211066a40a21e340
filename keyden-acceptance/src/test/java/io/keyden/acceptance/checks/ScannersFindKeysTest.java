package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Check S12: scanners find the keys. 10,000 keys made over HTTP (short form: 300), each within a
 * line of text, against the public form of gitleaks: all are found; each carries its check
 * character, and none comes twice. Of 10^6 random words none is taken for a key.
 *
 * <p>Sources: the rule {@code octopus-deploy-api-key} of gitleaks, {@code \b(API-[A-Z0-9]{26})} up
 * to a delimiter; ISO 7064 for the check character. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=ScannersFindKeysTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ScannersFindKeysTest {
  private static final Pattern GITLEAKS =
      Pattern.compile("\\b(API-[A-Z0-9]{26})(?:[`'\"\\s;]|\\\\[nr]|$)");
  private static final int WORDS = 1_000_000;

  @Test
  void three_hundred_keys_are_found() {
    allAreFound(300);
  }

  @Test
  @Tag("slow")
  void ten_thousand_keys_are_found() {
    allAreFound(10_000);
  }

  @Test
  void a_million_random_words_are_no_keys() {
    var random = new Random(7);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz-_";

    long taken =
        IntStream.range(0, WORDS)
            .mapToObj(i -> word(random, alphabet))
            .filter(word -> GITLEAKS.matcher(word).find())
            .count();

    assertThat(taken).isZero();
  }

  private static String word(Random random, String alphabet) {
    int length = 4 + random.nextInt(36);
    var word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }

  private static void allAreFound(int count) {
    try (PackagedServer server = PackagedServer.start();
        var connection = new ApiConnection(server)) {
      String me = Json.text(Administration.of(server).me(), "Id");
      Set<String> found = new HashSet<>();
      for (int i = 0; i < count; i++) {
        String key =
            connection
                .createKey(me, server.administratorKey(), Map.of("Purpose", "scanned"))
                .secret();
        var match = GITLEAKS.matcher("export OCTOPUS_API_KEY=\"" + key + "\" # line " + i);
        if (match.find() && match.group(1).equals(key) && KeyTexts.checks(key)) {
          found.add(key);
        }
      }

      assertThat(found).hasSize(count);
    }
  }
}
