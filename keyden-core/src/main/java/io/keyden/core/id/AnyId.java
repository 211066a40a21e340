package io.keyden.core.id;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ids of which only the text tells what they name, as the record of events refers to things. */
public final class AnyId {
  private static final IdForm SETTINGS = IdForm.named("Settings-");

  private AnyId() {}

  /** The one spelling of an id that is written in any case; a text that is no id stays as it is. */
  public static String canonical(String text) {
    return Stream.<Function<String, Optional<?>>>of(
            UserId::parse,
            ApiKeyId::parse,
            TeamId::parse,
            SpaceId::parse,
            UserRoleId::parse,
            ScopedUserRoleId::parse,
            InvitationId::parse,
            OidcIdentityId::parse,
            SETTINGS::canonical)
        .flatMap(parse -> parse.apply(text).stream())
        .map(Object::toString)
        .findFirst()
        .orElse(text);
  }
}
