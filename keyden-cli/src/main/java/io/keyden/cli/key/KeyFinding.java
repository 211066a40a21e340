package io.keyden.cli.key;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.terminal.Style;
import io.keyden.client.key.ApiKey;
import io.keyden.client.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a key.
 *
 * @param state in a word
 * @param checkCharacter right, wrong, or nothing for what is no key
 * @param owner whose it is, if that is known
 * @param key what the server tells of it, if it is known which of the owner's keys it is
 * @param alike how many keys of the owner begin like it, if more than one
 */
record KeyFinding(
    State state,
    Optional<Boolean> checkCharacter,
    Optional<User> owner,
    Optional<ApiKey> key,
    long alike) {
  /** What is shown of it. */
  static final Listing<KeyFinding> LISTING =
      new Listing<>(
          "findings",
          List.of(
              Column.of("state", finding -> finding.stateCell()),
              Column.of("checkCharacter", finding -> Cell.text(finding.check())),
              Column.of("owner", finding -> Cell.text(finding.owner().map(User::username))),
              Column.of("purpose", finding -> Cell.text(finding.key().map(ApiKey::purpose))),
              Column.of("id", finding -> Cell.text(finding.key().map(ApiKey::id))),
              Column.of("expires", finding -> finding.expires())));

  /** What a key can be. */
  enum State {
    /** No key by its form. */
    MALFORMED("malformed", Style.RED),
    /** The form of a key; nobody was asked. */
    WELL_FORMED("well-formed", Style.PLAIN),
    /** The server takes it. */
    WORKS("works", Style.PLAIN),
    /** The server refuses it. */
    REFUSED("refused", Style.RED),
    /** The server refuses it, since it has expired. */
    EXPIRED("expired", Style.RED),
    /** The server refuses it, since its owner is disabled. */
    OWNER_DISABLED("owner-disabled", Style.RED);

    private final String word;
    private final Style style;

    State(String word, Style style) {
      this.word = word;
      this.style = style;
    }
  }

  /** From the form alone. */
  static KeyFinding ofForm(boolean wellFormed, boolean checks) {
    return new KeyFinding(
        wellFormed ? State.WELL_FORMED : State.MALFORMED,
        wellFormed ? Optional.of(checks) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** The server takes it. */
  KeyFinding known(User owner, List<ApiKey> candidates) {
    return new KeyFinding(
        State.WORKS,
        checkCharacter,
        Optional.of(owner),
        candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty(),
        candidates.size() > 1 ? candidates.size() : 0);
  }

  /** The server refuses it. */
  KeyFinding refused() {
    return new KeyFinding(State.REFUSED, checkCharacter, Optional.empty(), Optional.empty(), 0);
  }

  /** The server refuses it for a reason that its lists show. */
  KeyFinding because(User owner, ApiKey key, Instant now) {
    return new KeyFinding(
        key.expiresBy(now) ? State.EXPIRED : State.OWNER_DISABLED,
        checkCharacter,
        Optional.of(owner),
        Optional.of(key),
        0);
  }

  int exitCode(boolean offline) {
    return switch (state) {
      case MALFORMED -> ExitCode.KEY_MALFORMED;
      case WELL_FORMED ->
          offline && checkCharacter.filter(right -> !right).isPresent()
              ? ExitCode.KEY_MISTYPED
              : ExitCode.OK;
      case WORKS -> ExitCode.OK;
      case REFUSED -> ExitCode.KEY_REFUSED;
      case EXPIRED -> ExitCode.KEY_EXPIRED;
      case OWNER_DISABLED -> ExitCode.KEY_OWNER_DISABLED;
    };
  }

  private Cell stateCell() {
    return Cell.text(state.word).styled(state.style);
  }

  private Optional<String> check() {
    return checkCharacter.map(right -> right ? "right" : "wrong");
  }

  private Cell expires() {
    if (alike > 0) {
      return Cell.absent("unknown: " + alike + " keys of this account begin like it");
    }
    return key.map(one -> Cell.time(one.expires(), "never"))
        .orElseGet(() -> Cell.absent("unknown"));
  }
}
