package io.keyden.acceptance.checks;

import io.keyden.core.audit.Actor;
import io.keyden.core.audit.Origin;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.id.ApiKeyId;
import io.keyden.core.id.UserId;
import io.keyden.core.key.ActorType;
import io.keyden.core.key.ApiKey;
import io.keyden.core.key.CreateApiKey;
import io.keyden.core.key.KeyFormat;
import io.keyden.core.key.LastUse;
import io.keyden.core.key.Purpose;
import io.keyden.core.secret.RevealsSecret;
import io.keyden.storage.sql.SqlApiKeyStore;
import io.keyden.storage.sql.SqlEventStore;
import io.keyden.storage.sql.SqlUserStore;
import io.keyden.storage.sqlite.Durability;
import io.keyden.storage.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fills the database of a server that does not run with keys, each with its event. */
final class ManyKeys {
  private static final int AT_ONCE = 1_000;

  private ManyKeys() {}

  /**
   * Makes {@code count} keys of an account and returns the texts of some of them.
   *
   * @param every the text of one in so many is kept
   */
  @RevealsSecret(because = "the test signs in with them")
  static List<String> fill(Path file, String owner, int count, int every) {
    var kept = new ArrayList<String>();
    var now = Instant.now();
    var random = new SecureRandomness();
    try (var database = SqliteDatabase.open(file, AT_ONCE, Durability.UNSYNCED)) {
      var keys = new SqlApiKeyStore(database);
      var events = new SqlEventStore(database);
      var user =
          database.read(() -> new SqlUserStore(database).get(new UserId(owner)).orElseThrow());
      var actor =
          new Actor(
              owner,
              user.username(),
              user.service(),
              Actor.BY_SESSION,
              Optional.empty(),
              "",
              new Origin("192.0.2.7", "filling"));
      for (int from = 0; from < count; from += AT_ONCE) {
        int first = from;
        database.write(() -> {
          for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
            var secret = KeyFormat.generate(random);
            var key =
                new ApiKey(
                    new ApiKeyId("apikeys-f" + String.format(Locale.ROOT, "%025d", i)),
                    user.id(),
                    Purpose.stated(Optional.of("filling " + i)),
                    secret.hint(),
                    ActorType.USER,
                    now,
                    Optional.of(now.plus(Duration.ofDays(90))),
                    new LastUse.Never());
            keys.insert(key, secret.digest());
            events.append(now, actor, CreateApiKey.created(key, user));
            if (i % every == 0) {
              kept.add(secret.reveal());
            }
          }
        });
      }
    }
    return kept;
  }
}
