package io.keyden.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> VERBS =
      List.of("create", "list", "show", "check", "rotate", "revoke");

  @ParameterizedTest
  @CsvSource({"lsit,list", "lis,list", "creaet,create", "chek,check", "rotat,rotate", "shwo,show"})
  void a_mistyped_word_finds_the_one_that_was_meant(String word, String meant) {
    assertThat(Nearest.to(word, VERBS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"delete", "''", "x", "zz", "supercalifragilistic"})
  void a_word_unlike_all_finds_none(String word) {
    assertThat(Nearest.to(word, VERBS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--api-key,--api-key-file",
    "--id-token,--id-token-file",
    "--id-token-fiel,--id-token-file",
    "--id,",
    "--user,"
  })
  void the_beginning_of_one_word_alone_finds_it(String word, @Nullable String meant) {
    List<String> options =
        List.of("--api-key-file", "--id-token-file", "--id-source", "--username", "--user-agent");

    assertThat(Nearest.to(word, options)).isEqualTo(Optional.ofNullable(meant));
  }

  @Test
  void among_no_candidates_none_is_found() {
    assertThat(Nearest.to("list", List.of())).isEmpty();
  }
}
