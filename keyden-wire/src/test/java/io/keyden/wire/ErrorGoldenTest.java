package io.keyden.wire;

import static io.keyden.wire.GoldenFiles.assertGolden;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes: the errors of the vendor's servers as its clients read them. */
final class ErrorGoldenTest {
  @Test
  void faults_of_members_are_listed_and_given_by_member() {
    var details = new LinkedHashMap<String, List<String>>();
    details.put("Username", List.of("Please provide a username."));
    details.put("Password", List.of("Too short.", "Too common."));

    assertGolden(
        "error-by-member.400",
        new ErrorResource(
            "There was a problem with your request.",
            List.of("Please provide a username.", "Too short.", "Too common."),
            details,
            null));
  }

  @Test
  void a_fault_of_no_member_has_no_details() {
    assertGolden(
        "error.400",
        new ErrorResource(
            "There was a problem with your request.",
            List.of("You cannot delete your own account."),
            null,
            null));
  }

  @Test
  void what_is_not_found_has_a_message_alone() {
    assertGolden(
        "error.404", new ErrorResource("The resource 'Users-9' was not found.", null, null, null));
  }
}
