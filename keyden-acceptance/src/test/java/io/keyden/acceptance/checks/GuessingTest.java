package io.keyden.acceptance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.acceptance.Administration;
import io.keyden.acceptance.Answer;
import io.keyden.acceptance.ApiConnection;
import io.keyden.acceptance.Json;
import io.keyden.acceptance.PackagedServer;
import io.keyden.acceptance.RawRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Check S4: guessing is slowed down, by address for keys, by account and address for passwords, at
 * most 100 failures in a row for an account wherever from; and a good key is never locked out by
 * it. The server believes the addresses that its peer on loopback forwards, so that one machine can
 * play many.
 *
 * <p>Sources: NIST SP 800-63B 5.2.2; OWASP ASVS 5.0, 6.3.1. The short form is the full one: {@code
 * ./mvnw -pl keyden-acceptance -am verify -Dtest=GuessingTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GuessingTest {
  private static final String BANNED =
      "You have had too many failed login attempts in a short period of time. Please try again"
          + " later.";
  private static final String WRONG = "wrong on purpose";

  private final PackagedServer server =
      PackagedServer.setup()
          .option("--trusted-proxies", "127.0.0.1")
          .option("--bad-key-burst", "60")
          .option("--bad-key-refill", "1s")
          .start();
  private final ApiConnection connection = new ApiConnection(server);

  @BeforeAll
  void serverIsReady() {
    assertThat(connection.get("/api/users/me", server.administratorKey()).status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    connection.close();
    server.close();
  }

  @Test
  void an_address_with_too_many_bad_keys_has_to_wait_while_good_keys_go_on_working() {
    String guesser = "198.51.100.7";
    int refused = 0;
    Answer last = withKey(KeyTexts.unknown(), guesser);
    while (last.status() == 401 && refused < 200) {
      refused++;
      last = withKey(KeyTexts.unknown(), guesser);
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(Integer.parseInt(last.header("Retry-After").orElse("0"))).isBetween(1, 60);
    // One more may come each second that this took.
    assertThat(refused).as("bad keys that were tolerated").isBetween(60, 120);
    assertThat(withKey(server.administratorKey(), guesser).status()).isEqualTo(200);
    assertThat(withKey(KeyTexts.unknown(), "198.51.100.8").status()).isEqualTo(401);
  }

  @Test
  void ten_wrong_passwords_ban_an_account_from_an_address_and_from_no_other() {
    Person person = person("guessed-at-one-address");
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(person.name(), WRONG, "203.0.113.1").text()).doesNotContain(BANNED);
    }

    Answer banned = signIn(person.name(), person.password(), "203.0.113.1");
    Answer elsewhere = signIn(person.name(), person.password(), "203.0.113.2");

    assertThat(banned.status()).isEqualTo(400);
    assertThat(banned.text()).contains(BANNED);
    assertThat(elsewhere.status()).isEqualTo(200);
    assertThat(withKey(person.key(), "203.0.113.1").status()).isEqualTo(200);
  }

  @Test
  void a_success_forgets_the_failures_before_it() {
    Person person = person("forgetful");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 9; i++) {
        assertThat(signIn(person.name(), WRONG, "203.0.113.10").status()).isEqualTo(400);
      }
      assertThat(signIn(person.name(), person.password(), "203.0.113.10").status())
          .as("signing in after nine failures, round %d", round)
          .isEqualTo(200);
    }
  }

  @Test
  void after_a_hundred_failures_in_a_row_an_account_is_guarded_at_every_address() {
    Person person = person("guessed-at-everywhere");
    for (int i = 0; i < 100; i++) {
      Answer answer = signIn(person.name(), WRONG, "192.0.2." + i / 9);
      assertThat(answer.text()).as("failure %d", i).doesNotContain(BANNED);
    }

    Answer elsewhere = signIn(person.name(), WRONG, "192.0.2.200");
    Answer again = signIn(person.name(), person.password(), "192.0.2.201");

    assertThat(elsewhere.text()).contains(BANNED);
    assertThat(again.text()).contains(BANNED);
    assertThat(withKey(person.key(), "192.0.2.201").status()).isEqualTo(200);
  }

  private record Person(String name, String password, String key) {
    @Override
    public String toString() {
      return "Person[" + name + "]";
    }
  }

  /** Somebody with a password and a key of their own, which only they can make. */
  private Person person(String name) {
    String password = PackagedServer.randomText(20);
    String id = Json.text(Administration.of(server).createPerson(name, password), "Id");
    Answer signedIn = signIn(name, password, "203.0.113.99").expect(200);
    String session = cookie(signedIn.headers("Set-Cookie").get(0));
    String csrf = cookie(signedIn.headers("Set-Cookie").get(1));
    RawRequest create =
        RawRequest.of("POST", "/api/users/" + id + "/apikeys")
            .header("Cookie", session)
            .header("X-Octopus-Csrf-Token", csrf.substring(csrf.indexOf('=') + 1));
    Answer created =
        connection.send(ApiConnection.withBody(create, Map.of("Purpose", "own"))).expect(200);
    return new Person(name, password, Json.text(created.json(), "ApiKey"));
  }

  private static String cookie(String setCookie) {
    return setCookie.replaceFirst(";.*", "");
  }

  private Answer withKey(String key, String address) {
    return connection.send(
        ApiConnection.request("GET", "/api/users/me", key).header("X-Forwarded-For", address));
  }

  private Answer signIn(String name, String password, String address) {
    return connection.send(
        ApiConnection.signInRequest(name, password).header("X-Forwarded-For", address));
  }
}
