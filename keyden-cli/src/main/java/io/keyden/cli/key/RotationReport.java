package io.keyden.cli.key;

import io.keyden.cli.output.Cell;
import io.keyden.cli.output.Column;
import io.keyden.cli.output.Listing;
import io.keyden.cli.rotation.RotationOutcome;
import io.keyden.cli.terminal.Style;
import io.keyden.client.key.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the rotation of one key of a plan went.
 *
 * @param user whose key it is; empty for oneself
 * @param key the key as the plan names it
 * @param result in a word
 * @param newKeyId the successor's id
 * @param expires when the successor ends
 * @param oldKeyWorksUntil when the old key is to be revoked; empty if it is
 * @param problem why it failed
 */
record RotationReport(
    Optional<String> user,
    String key,
    Result result,
    Optional<String> newKeyId,
    Optional<Instant> expires,
    Optional<Instant> oldKeyWorksUntil,
    Optional<String> problem) {
  /** What is shown of it. */
  static final Listing<RotationReport> LISTING =
      new Listing<>(
          "rotations",
          List.of(
              Column.of("user", report -> Cell.text(report.user())),
              Column.<RotationReport>of("key", report -> Cell.text(report.key())).flexible(),
              Column.of("result", RotationReport::resultCell),
              Column.of("newKeyId", report -> Cell.text(report.newKeyId())),
              Column.of("expires", report -> Cell.time(report.expires(), Cell.NOTHING)),
              Column.<RotationReport>of(
                      "oldKeyWorksUntil",
                      report -> Cell.time(report.oldKeyWorksUntil(), Cell.NOTHING))
                  .dispensable(),
              Column.<RotationReport>of("problem", report -> Cell.text(report.problem()))
                  .flexible()));

  private enum Result {
    ROTATED("rotated", Style.PLAIN),
    NOT_DUE("not due", Style.DIM),
    FAILED("failed", Style.RED);

    private final String word;
    private final Style style;

    Result(String word, Style style) {
      this.word = word;
      this.style = style;
    }
  }

  static RotationReport done(RotationPlan.Entry entry, RotationOutcome outcome) {
    return new RotationReport(
        entry.user(),
        entry.key().orElse(""),
        Result.ROTATED,
        outcome.successor().map(ApiKey::id),
        outcome.successor().flatMap(ApiKey::expires),
        outcome.oldKeyWorksUntil(),
        Optional.empty());
  }

  static RotationReport notDue(RotationPlan.Entry entry) {
    return without(entry, Result.NOT_DUE, Optional.empty());
  }

  static RotationReport failed(RotationPlan.Entry entry, String problem) {
    return without(entry, Result.FAILED, Optional.of(problem));
  }

  private static RotationReport without(
      RotationPlan.Entry entry, Result result, Optional<String> problem) {
    return new RotationReport(
        entry.user(),
        entry.key().orElse(""),
        result,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        problem);
  }

  boolean failed() {
    return result == Result.FAILED;
  }

  private Cell resultCell() {
    return Cell.text(result.word).styled(result.style);
  }
}
