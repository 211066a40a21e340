package io.keyden.wire.invitation;

import static io.keyden.wire.GoldenFiles.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.wire.Links;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shape: the vendor's page on invitations, and the model of its .NET client. */
final class InvitationGoldenTest {
  @Test
  void invitation_shows_its_code_and_does_not_print_it() {
    var resource =
        new InvitationResource(
            "Invitations-3",
            "NOTAREALCODENOTAREALCODENOTAREAL",
            List.of("Teams-1"),
            null,
            Instant.parse("2026-11-26T10:00:00Z"),
            Links.self("/api/users/invitations/Invitations-3").build());

    assertGolden("create-invitation.201", resource);
    assertThat(resource.toString()).doesNotContain("NOTAREALCODE");
  }
}
