package io.keyden.storage.postgres;

import io.keyden.core.access.AccessChanged;
import io.keyden.core.id.UserId;
import io.keyden.core.key.KeyDigest;
import io.keyden.core.key.KeyRevoked;
import io.keyden.core.problem.BugException;
import io.keyden.core.secret.SecretDigest;
import io.keyden.core.settings.SettingsChanged;
import io.keyden.core.signin.AccessTokenEnded;
import io.keyden.core.signin.SessionEnded;
import io.keyden.core.store.Change;
import io.keyden.core.store.EverythingChanged;
import io.keyden.core.user.UserChanged;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes as a text that nodes pass on: a line for each, its kind and what it concerns.
 *
 * <p>A node of another version may write a kind that this one does not know. Then anything may have
 * changed.
 */
final class ChangeText {
  private static final HexFormat HEX = HexFormat.of();
  private static final String KEY_REVOKED = "key-revoked";
  private static final String USER_CHANGED = "user-changed";
  private static final String ACCESS_CHANGED = "access-changed";
  private static final String SETTINGS_CHANGED = "settings-changed";
  private static final String SESSION_ENDED = "session-ended";
  private static final String TOKEN_ENDED = "token-ended";

  private ChangeText() {}

  /** The text of {@code changes}; what is in it twice is said once. */
  static String of(List<Change> changes) {
    return changes.stream().map(ChangeText::line).distinct().collect(Collectors.joining("\n"));
  }

  private static String line(Change change) {
    return switch (change) {
      case KeyRevoked(KeyDigest digest) -> KEY_REVOKED + " " + hex(digest.value());
      case UserChanged(UserId id) -> USER_CHANGED + " " + id.value();
      case AccessChanged() -> ACCESS_CHANGED;
      case SettingsChanged() -> SETTINGS_CHANGED;
      case SessionEnded(SecretDigest digest) -> SESSION_ENDED + " " + hex(digest);
      case AccessTokenEnded(SecretDigest digest) -> TOKEN_ENDED + " " + hex(digest);
      default -> throw new BugException("no other node could be told of " + change);
    };
  }

  /** What {@link #of} made a text of. */
  static List<Change> changes(String text) {
    return text.lines().map(ChangeText::change).toList();
  }

  private static Change change(String line) {
    int blank = line.indexOf(' ');
    var kind = blank < 0 ? line : line.substring(0, blank);
    var concerned = line.substring(blank + 1);
    try {
      return switch (kind) {
        case KEY_REVOKED -> new KeyRevoked(new KeyDigest(digest(concerned)));
        case USER_CHANGED -> new UserChanged(new UserId(concerned));
        case ACCESS_CHANGED -> new AccessChanged();
        case SETTINGS_CHANGED -> new SettingsChanged();
        case SESSION_ENDED -> new SessionEnded(digest(concerned));
        case TOKEN_ENDED -> new AccessTokenEnded(digest(concerned));
        default -> new EverythingChanged();
      };
    } catch (IllegalArgumentException e) {
      return new EverythingChanged();
    }
  }

  private static String hex(SecretDigest digest) {
    return HEX.formatHex(digest.bytes());
  }

  private static SecretDigest digest(String hex) {
    return SecretDigest.ofStored(HEX.parseHex(hex));
  }
}
