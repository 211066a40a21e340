package io.keyden.server.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.problem.BugException;
import io.keyden.core.problem.Problem;
import io.keyden.core.problem.ProblemException;
import io.keyden.core.secret.Secret;
import io.keyden.core.user.PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2idHasherTest {
  private static final Secret PASSWORD = Secret.of("correct horse battery");

  private final Argon2idHasher hasher = new Argon2idHasher(new SecureRandomness());

  @AfterEach
  void close() {
    hasher.close();
  }

  /** Source of the tags: the test program of the reference implementation of Argon2. */
  @ParameterizedTest
  @CsvSource({
    "65536, 2, 1, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
    "256, 2, 1, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
    "256, 2, 2, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
  })
  void agrees_with_the_reference_implementation(
      int memoryKib, int iterations, int parallelism, String tag) {
    var known =
        new Argon2Text(
            new Argon2Settings(memoryKib, iterations, parallelism),
            "somesalt".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            HexFormat.of().parseHex(tag));

    boolean right = hasher.verify(Secret.of("password"), new PasswordHash(known.format()));
    boolean wrong = hasher.verify(Secret.of("passwore"), new PasswordHash(known.format()));

    assertThat(right).isTrue();
    assertThat(wrong).isFalse();
  }

  @Test
  void uses_the_settings_that_owasp_asks_for_and_another_salt_each_time() {
    var first = hasher.hash(PASSWORD);
    var second = hasher.hash(PASSWORD);

    assertThat(first.text()).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(first).isNotEqualTo(second);
    assertThat(hasher.verify(PASSWORD, first)).isTrue();
    assertThat(hasher.verify(PASSWORD, second)).isTrue();
    assertThat(first.toString()).doesNotContain("argon2id");
  }

  @Test
  void takes_other_settings_where_it_is_told_to_and_still_knows_the_dearer_hashes() {
    var dear = hasher.hash(PASSWORD);
    try (var cheap = new Argon2idHasher(new SecureRandomness(), Argon2Settings.UNPROTECTED)) {
      var hash = cheap.hash(PASSWORD);

      assertThat(hash.text()).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
      assertThat(cheap.verify(PASSWORD, hash)).isTrue();
      assertThat(cheap.verify(PASSWORD, dear)).isTrue();
      assertThat(cheap.outdated(hash)).isFalse();
      assertThat(hasher.outdated(hash)).isTrue();
    }
  }

  @Test
  void letters_written_in_two_ways_are_the_same_password() {
    var hash = hasher.hash(Secret.of("na\u00efve caf\u00e9"));

    assertThat(hasher.verify(Secret.of("nai\u0308ve cafe\u0301"), hash)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"47104,1,1,false", "65536,2,1,false", "19456,2,1,true", "47103,1,1,true"})
  void only_weaker_settings_are_outdated(
      int memoryKib, int iterations, int parallelism, boolean outdated) {
    var text =
        new Argon2Text(
            new Argon2Settings(memoryKib, iterations, parallelism), new byte[16], new byte[32]);

    assertThat(hasher.outdated(new PasswordHash(text.format()))).isEqualTo(outdated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=0,t=0,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void anything_else_in_the_store_is_a_bug_that_does_not_show_it(String stored) {
    var hash = new PasswordHash(stored);

    assertThatThrownBy(() -> hasher.verify(PASSWORD, hash))
        .isInstanceOf(BugException.class)
        .hasMessage("a stored password is an Argon2id hash");
  }

  @Test
  void who_would_wait_too_long_is_told_to_try_again() throws Exception {
    try (var busy =
            new Argon2idHasher(
                new SecureRandomness(), Argon2Settings.CURRENT, 1, 1, Duration.ofSeconds(30));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Future<PasswordHash>>();
      for (int i = 0; i < 8; i++) {
        Callable<PasswordHash> one = () -> busy.hash(PASSWORD);
        results.add(threads.submit(one));
      }

      int hashed = 0;
      int refused = 0;
      for (var result : results) {
        try {
          assertThat(result.get().text()).startsWith("$argon2id$");
          hashed++;
        } catch (ExecutionException e) {
          assertThat(problemOf(e)).isInstanceOf(Problem.TooMany.class);
          refused++;
        }
      }

      assertThat(hashed).isPositive();
      assertThat(refused).isPositive();
    }
  }

  private static Problem problemOf(ExecutionException e) {
    return e.getCause() instanceof ProblemException expected
        ? expected.problem()
        : fail("another exception than expected", e);
  }
}
