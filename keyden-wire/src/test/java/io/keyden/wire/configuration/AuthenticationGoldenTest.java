package io.keyden.wire.configuration;

import static io.keyden.wire.GoldenFiles.assertGolden;

import io.keyden.wire.Links;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shape: the vendor's reference of 2026, and {@code Keyden}, which is our own. */
final class AuthenticationGoldenTest {
  @Test
  void ways_to_sign_in_limits_of_keys_and_whether_there_is_an_account() {
    assertGolden(
        "get-authentication.200",
        new AuthenticationResource(
            List.of(AuthenticationResource.Provider.USERNAME_PASSWORD),
            false,
            true,
            180,
            null,
            true,
            true,
            new AuthenticationResource.Keyden(true),
            Links.self("/api/authentication").build()));
  }
}
