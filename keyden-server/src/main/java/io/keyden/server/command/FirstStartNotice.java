package io.keyden.server.command;

import io.keyden.core.secret.RevealsSecret;
import io.keyden.core.secret.Secret;
import io.keyden.server.configuration.Settings;
import io.keyden.server.logging.SingleLine;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The lines that show, once, what the first start made. */
final class FirstStartNotice {
  private FirstStartNotice() {}

  @RevealsSecret(because = "this is the one time that the owner sees what the server made")
  static String of(FirstStart.Made made, URI address) {
    String base = base(address);
    String key = made.apiKey().map(Secret::reveal).orElse("$" + Settings.ADMIN_API_KEY.variable());
    return """

    An administrator was made, since there was no account. This is shown once:

      portal    %s/app
      username  %s
      password  %s
      API key   %s
      expires   %s

    With that key, make the next one:

      curl -s -X POST -H "X-Octopus-ApiKey: %s" -d '{"Purpose":"my next key"}' %s/api/users/%s/apikeys

    """
        .formatted(
            base,
            SingleLine.escape(made.username()),
            shown(made.password(), Settings.ADMIN_PASSWORD.variable()),
            shown(made.apiKey(), Settings.ADMIN_API_KEY.variable()),
            seconds(made.expires()),
            key,
            base,
            made.userId());
  }

  @RevealsSecret(because = "who runs the server passes the code on to the first administrator")
  static String of(FirstStart.AwaitingSetUp awaiting, URI address) {
    return """

    There is no account yet. Make the first administrator in the portal, with the set-up code:

      portal       %s/app
      set-up code  %s

    The code is good until there is an account, or the server is stopped; the next start shows another.

    """
        .formatted(base(address), awaiting.code().reveal());
  }

  @RevealsSecret(because = "this is the one time that the owner sees what the server made")
  private static String shown(Optional<Secret> secret, String variable) {
    return secret.map(Secret::reveal).orElse("as given in " + variable);
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String base(URI address) {
    String text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
