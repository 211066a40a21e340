package io.keyden.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
  @Test
  void each_reference_points_at_the_name_it_stands_for() {
    var message =
        Message.of("Key ")
            .name("apikeys-1", "Büro 🗝 (API-ABC•••••••)")
            .text(" for ")
            .name("Users-1", "👩🏽 Ada")
            .text(" was made by ")
            .name("Users-2", "Grace")
            .about("teams-everyone")
            .build();

    assertThat(message.text())
        .isEqualTo("Key Büro 🗝 (API-ABC•••••••) for 👩🏽 Ada was made by Grace");
    assertThat(message.references())
        .extracting(reference -> named(message, reference))
        .containsExactly("Büro 🗝 (API-ABC•••••••)", "👩🏽 Ada", "Grace", "");
    assertThat(message.references())
        .extracting(DocumentReference::named)
        .containsExactly(true, true, true, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u001Bb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u202Eb",
        "a\u200Bb",
        "a\uFEFFb"
      })
  void what_could_forge_a_line_or_hide_is_replaced(String name) {
    var message = Message.of("User ").name("Users-1", name).text(" was made").build();

    assertThat(message.text()).isEqualTo("User a\uFFFDb was made");
    assertThat(named(message, message.references().getFirst())).isEqualTo("a\uFFFDb");
  }

  @Test
  void half_a_character_is_replaced() {
    var message = Message.of("User ").name("Users-1", "a\uD83Db").build();

    assertThat(message.text()).isEqualTo("User a\uFFFDb");
  }

  @Test
  void no_name_forges_a_line() {
    var random = new Random(41);

    for (int i = 0; i < 10_000; i++) {
      var name = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        name.append((char) random.nextInt(random.nextBoolean() ? 0x30 : 0x10000));
      }
      var message = Message.of("User ").name("Users-1", name.toString()).text(" was made").build();
      assertThat(message.text())
          .startsWith("User ")
          .endsWith(" was made")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");
      assertThat(message.text())
          .isEqualTo("User " + named(message, message.references().getFirst()) + " was made");
    }
  }

  private static String named(Message message, DocumentReference reference) {
    return reference.named()
        ? message.text().substring(reference.start(), reference.start() + reference.length())
        : "";
  }
}
