package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RunsOnPackagedServer;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Check S5: passwords are stored as Argon2id with 46 MiB, one pass and one lane, or stronger; at
 * least 8 characters, more than 64 allowed, no rule about kinds of characters, the 3,000 commonest
 * refused (short form: a dozen of them).
 *
 * <p>Sources: OWASP ASVS 5.0, 6.2 and 11.4.2; NIST SP 800-63B. Full form: {@code ./mvnw -Dslow -pl
 * keyden-acceptance -am verify -Dtest=PasswordStoreTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@RunsOnPackagedServer
class PasswordStoreTest {
  private static final Pattern STORED =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$[^$]{22,}\\$[^$]{43,}");

  private final Administration administration;

  PasswordStoreTest(PackagedServer server) {
    this.administration = Administration.of(server);
  }

  @Test
  void a_password_is_stored_as_argon2id_of_46_mebibytes(PackagedServer server) throws SQLException {
    String password = PackagedServer.randomText(16);
    String id = Json.text(administration.createPerson("stored", password), "Id");
    String url = "jdbc:sqlite:" + server.dataDirectory().resolve("keyden.db");

    List<String> stored = new ArrayList<>();
    try (var database = DriverManager.getConnection(url);
        var query =
            database.prepareStatement("SELECT hash FROM user_passwords WHERE user_id = ?")) {
      query.setString(1, id);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getString(1));
        }
      }
    }

    assertThat(stored).singleElement().asString().doesNotContain(password).matches(STORED);
    Matcher parameters = STORED.matcher(stored.getFirst());
    assertThat(parameters.matches()).isTrue();
    assertThat(Integer.parseInt(parameters.group(1))).as("KiB").isGreaterThanOrEqualTo(46 * 1024);
    assertThat(Integer.parseInt(parameters.group(2))).as("passes").isGreaterThanOrEqualTo(1);
    assertThat(Integer.parseInt(parameters.group(3))).as("lanes").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eightchr", // the shortest
        "mossy lantern over brackish water", // blanks
        "zwölf Boxkämpfer jagen 🦊", // letters and pictures beyond ASCII
        "ggggggggkkkk", // one kind of character, often the same
        "0000000000000000000000000000000000000000000000000000000000000000", // 64
      })
  void no_rule_asks_for_kinds_of_characters(String password, PackagedServer server) {
    String name = "chooser-" + PackagedServer.randomText(8);

    Answer created = create(name, password);

    assertThat(created.status()).as("%s", created).isEqualTo(201);
    assertThat(signInStatus(server, name, password)).isEqualTo(200);
  }

  @Test
  void two_hundred_characters_are_accepted_and_all_of_them_count(PackagedServer server) {
    String password = PackagedServer.randomText(200);
    String name = "long-winded";

    assertThat(create(name, password).status()).isEqualTo(201);

    assertThat(signInStatus(server, name, password)).isEqualTo(200);
    assertThat(signInStatus(server, name, password.substring(0, 199))).isEqualTo(400);
  }

  @Test
  void seven_characters_are_refused() {
    Answer answer = create("too-short", "xq7wz3k");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("8 characters").doesNotContain("xq7wz3k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "password1",
        "PASSWORD",
        "12345678",
        "123456789",
        "qwertyuiop",
        "baseball",
        "football",
        "superman",
        "trustno1",
        "iloveyou",
        "sunshine",
        "letmein1",
      })
  void the_commonest_are_refused(String password) {
    Answer answer = create("common-chooser", password);

    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text()).contains("most common passwords");
  }

  @Test
  @Tag("slow")
  void each_of_the_3_000_commonest_is_refused() throws IOException {
    List<String> commonest =
        StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
            .filter(password -> password.codePointCount(0, password.length()) >= 8)
            .limit(3_000)
            .toList();

    List<String> accepted =
        commonest.stream()
            .filter(password -> create("common-chooser", password).status() != 400)
            .toList();

    assertThat(commonest).hasSize(3_000);
    assertThat(accepted).isEmpty();
  }

  private Answer create(String name, String password) {
    return administration.post(
        "/api/users",
        Json.object(Map.of("Username", name, "DisplayName", name, "Password", password)));
  }

  private static int signInStatus(PackagedServer server, String name, String password) {
    try (var connection = new ApiConnection(server)) {
      return connection.signIn(name, password).status();
    }
  }
}
