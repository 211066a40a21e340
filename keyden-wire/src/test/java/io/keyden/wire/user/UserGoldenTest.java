package io.keyden.wire.user;

import static io.keyden.wire.GoldenFiles.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.wire.Links;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes: the vendor's description of 2020, and the models of its Go and .NET clients. */
final class UserGoldenTest {
  private static final Instant CREATED = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void user_has_every_member_and_none_is_a_password() {
    assertGolden(
        "get-user.200",
        new UserResource(
            "Users-21",
            "ada",
            "Ada Lovelace",
            true,
            false,
            "ada@example.com",
            true,
            true,
            List.of(
                new IdentityResource(
                    "Azure AD",
                    Map.of("email", new IdentityResource.ClaimResource("ada@example.com", true)))),
            CREATED,
            Links.self("/api/users/Users-21").build()));
  }

  @Test
  void service_account_without_an_address_has_null_and_an_empty_list() {
    assertGolden(
        "get-service-account.200",
        new UserResource(
            "Users-22",
            "builder",
            "Builder",
            true,
            true,
            null,
            false,
            false,
            List.of(),
            CREATED,
            Links.self("/api/users/Users-22").build()));
  }

  @Test
  void authentication_of_a_user() {
    assertGolden(
        "get-user-authentication.200",
        new UserAuthenticationResource(
            List.of(
                new UserAuthenticationResource.Provider(
                    "Octopus", "UsernamePassword", true, Map.of(), List.of(), List.of())),
            false,
            Map.of()));
  }

  @Test
  void access_token_does_not_print_itself() {
    var resource = new AccessTokenResource("a-secret-token");

    assertGolden("create-access-token.200", resource);
    assertThat(resource.toString()).doesNotContain("a-secret-token");
  }

  @Test
  void identity_metadata_and_external_search() {
    assertGolden(
        "get-identity-metadata.200",
        new IdentityMetadataResource(
            List.of(new IdentityMetadataResource.Provider("Azure AD", List.of(), Map.of())),
            Map.of()));
    assertGolden("search-external-users.200", new ExternalUserSearchResource(List.of()));
  }
}
