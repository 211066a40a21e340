package io.keyden.core.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionNameTest {
  @ParameterizedTest
  @EnumSource
  void known_name_reads_back_as_its_permission(Permission permission) {
    var name = PermissionName.of(permission);

    assertThat(name.known()).contains(permission);
    assertThat(name.text()).isEqualTo(permission.wireName());
    assertThat(name).hasToString(permission.wireName());
    assertThat(PermissionName.of(name.text())).isEqualTo(name);
  }

  @Test
  void known_name_takes_the_spelling_of_the_wire() {
    assertThat(PermissionName.of("userVIEW").text()).isEqualTo("UserView");
  }

  @Test
  void unknown_name_keeps_its_spelling_and_gives_no_right() {
    var name = PermissionName.of("insightsReportVIEW");

    assertThat(name.text()).isEqualTo("insightsReportVIEW");
    assertThat(name.known()).isEmpty();
  }

  @Test
  void names_that_differ_in_case_only_are_one() {
    var names =
        new HashSet<>(
            List.of(
                PermissionName.of("GitCredentialEdit"),
                PermissionName.of("teamview"),
                PermissionName.of(Permission.TEAM_VIEW)));

    assertThat(names.add(PermissionName.of("GITCREDENTIALEDIT"))).isFalse();
    assertThat(names).hasSize(2);
  }

  @Test
  void names_that_differ_in_a_letter_are_two() {
    assertThat(PermissionName.of("GitCredentialEdit"))
        .isNotEqualTo(PermissionName.of("GitCredentialEdits"))
        .isNotEqualTo(PermissionName.of(Permission.FEED_EDIT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "User View",
        "UserView\n",
        "User-View",
        "User_View",
        "Üserview",
        "Tas\u212AView",
        "UserView\u0660",
        "<script>"
      })
  void text_of_another_form_is_refused_and_not_repeated(String text) {
    assertThat(PermissionName.parse(text)).isEmpty();
    assertThatThrownBy(() -> PermissionName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a permission's name: 1 to 64 letters and digits");
    assertThatThrownBy(() -> new PermissionName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void name_has_1_to_64_characters() {
    assertThat(PermissionName.parse("a")).contains(PermissionName.of("A"));
    assertThat(PermissionName.parse("a".repeat(64))).isPresent();
    assertThat(PermissionName.parse("a".repeat(65))).isEmpty();
  }

  @Test
  void digits_are_part_of_a_name() {
    assertThat(PermissionName.of("Feed2View").text()).isEqualTo("Feed2View");
  }
}
