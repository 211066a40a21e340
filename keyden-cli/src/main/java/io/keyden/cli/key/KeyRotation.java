package io.keyden.cli.key;

import io.keyden.cli.connection.ClientProblems;
import io.keyden.cli.connection.Connection;
import io.keyden.cli.option.OutputOptions;
import io.keyden.cli.output.RelativeTime;
import io.keyden.cli.problem.CommandException;
import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.profile.ConnectionSettings;
import io.keyden.cli.profile.Credential;
import io.keyden.cli.profile.ProfileStore;
import io.keyden.cli.rotation.Deliveries;
import io.keyden.cli.rotation.Delivery;
import io.keyden.cli.rotation.DeliveryException;
import io.keyden.cli.rotation.Purposes;
import io.keyden.cli.rotation.Rotation;
import io.keyden.cli.rotation.RotationException;
import io.keyden.cli.rotation.RotationOutcome;
import io.keyden.cli.rotation.RotationRequest;
import io.keyden.cli.rotation.Step;
import io.keyden.cli.rotation.SuccessorExpiry;
import io.keyden.cli.secret.RevealsSecret;
import io.keyden.cli.surroundings.Surroundings;
import io.keyden.cli.terminal.Progress;
import io.keyden.cli.text.SafeText;
import io.keyden.cli.value.Expiry;
import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.server.KeyRules;
import io.keyden.client.user.User;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code keyden key rotate} does, for one key, for many, and for those that overlap. */
final class KeyRotation {
  private final Surroundings surroundings;
  private final Connection connection;
  private final OutputOptions output;
  private final Rotation rotation;

  /** Set while many keys are rotated, whose steps the progress and the report tell. */
  private Optional<Progress> progress = Optional.empty();

  KeyRotation(Surroundings surroundings, Connection connection, OutputOptions output) {
    this.surroundings = surroundings;
    this.connection = connection;
    this.output = output;
    this.rotation =
        new Rotation(
            stateDirectory(surroundings).resolve("rotations"),
            surroundings.clock(),
            surroundings.chance(),
            connection::with,
            this::tell);
  }

  /** {@code $XDG_STATE_HOME/keyden}, or {@code ~/.local/state/keyden}. */
  private static Path stateDirectory(Surroundings surroundings) {
    return surroundings
        .variable("XDG_STATE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> surroundings.home().resolve(".local").resolve("state"))
        .resolve("keyden");
  }

  private void remark(String line) {
    if (progress.isEmpty()) {
      output.remark(surroundings, line);
    } else if (!output.quiet()) {
      progress.get().tell(line);
    }
  }

  private void tell(Step step) {
    if (progress.isPresent()) {
      return;
    }
    switch (step) {
      case MADE -> remark("a successor is made");
      case DELIVERED -> remark("it is handed over");
      case PROVEN -> remark("it works");
      case BEGUN, ANSWERED, PROOF_NOTED, REVOKED, ENDED -> {}
    }
  }

  /** Rotates one key; the exit code. */
  int rotateOne(RotationPlan.Entry entry, Duration commandTimeout) {
    try {
      Optional<RotationOutcome> done = rotate(entry, commandTimeout);
      done.ifPresent(this::tell);
      return ExitCode.OK;
    } catch (RotationException e) {
      throw new CommandException(e.problem(), e.hint(), ExitCode.FAILED, e);
    } catch (UncheckedIOException e) {
      throw journalProblem(e);
    }
  }

  private void tell(RotationOutcome outcome) {
    outcome
        .oldKeyWorksUntil()
        .ifPresentOrElse(
            until ->
                remark(
                    "the old key "
                        + outcome.oldKeyId()
                        + " works on until "
                        + until
                        + "; then keyden key rotate --finish revokes it"),
            () -> remark("the old key " + outcome.oldKeyId() + " is revoked"));
  }

  private Optional<RotationOutcome> rotate(RotationPlan.Entry entry, Duration commandTimeout)
      throws RotationException {
    KeydenClient client = connection.client();
    User me;
    try {
      me = client.users().me();
    } catch (NotSignedInException e) {
      // Perhaps the key that signs in is the one that an interrupted run has replaced already.
      Optional<RotationOutcome> ended =
          entry.key().isEmpty()
              ? connection.apiKey().flatMap(key -> rotation.endedFor(client.uri(), key))
              : Optional.empty();
      if (ended.isEmpty()) {
        throw e;
      }
      return ended;
    }
    User owner = entry.user().isPresent() ? Owners.of(client, entry.user()) : me;
    Optional<Rotation.Pending> gone = entry.key().flatMap(name -> gone(client, owner, name));
    if (gone.isPresent()) {
      return rotation.finish(client, gone.get());
    }
    Optional<ApiKey> calling = callingKey(client, me);
    ApiKey old =
        entry.key().isPresent()
            ? meant(client, owner, entry.key().get())
            : calling.orElseThrow(this::notByAKey);
    boolean isCalling = calling.map(ApiKey::id).filter(old.id()::equals).isPresent();
    Optional<KeySecret> oldSecret = isCalling ? connection.apiKey() : Optional.empty();
    List<Delivery> deliveries = deliveries(entry, oldSecret, commandTimeout);
    Optional<ProfileDelivery> profile = oldSecret.flatMap(_ -> profile());
    profile.ifPresent(deliveries::add);
    if (deliveries.isEmpty()) {
      throw CommandException.usage(
          "where is the key used?",
          "say it with --write-file, --env-file or --exec, so that the successor gets there");
    }
    SuccessorExpiry expiry = expiry(entry, old, calling);
    if (expiry.shortened()) {
      remark(
          "note: the successor ends "
              + RelativeTime.of(expiry.expires().orElseThrow(), surroundings.clock().instant())
              + ", since no key outlives the key that makes it; --username signs in without one");
    }
    RotationOutcome outcome =
        rotation.rotate(
            new RotationRequest(
                client,
                owner,
                owner.id().equals(me.id()),
                old,
                oldSecret,
                expiry::applyTo,
                deliveries,
                entry.overlap()));
    if (profile.isPresent() && outcome.successor().isPresent()) {
      complete(profile.get(), outcome.successor().get());
    }
    return Optional.of(outcome);
  }

  /** The profile works without, so that this is no failure of the rotation. */
  private void complete(ProfileDelivery profile, ApiKey successor) {
    try {
      profile.complete(successor);
    } catch (DeliveryException e) {
      remark("note: " + profile.description() + " could not be told when it ends");
    }
  }

  /**
   * The rotation of a key that was named by its id and is revoked already, by a call that was
   * interrupted before it could strike the rotation.
   */
  private Optional<Rotation.Pending> gone(KeydenClient client, User owner, String name) {
    return rotation.pending(client.uri()).stream()
        .filter(one -> one.oldKeyId().equalsIgnoreCase(name))
        .filter(one -> client.apiKeys().find(owner, one.oldKeyId()).isEmpty())
        .findFirst();
  }

  /**
   * The key that was named. Old key and successors have the same purpose as long as a rotation has
   * not ended, and whoever runs the same call again means that rotation.
   */
  private ApiKey meant(KeydenClient client, User owner, String name) {
    List<ApiKey> named = KeyFinder.named(client, owner, name);
    return rotation
        .unfinished(client.uri(), named)
        .orElseGet(() -> KeyFinder.only(owner, name, named));
  }

  /** The key that signs in; where several begin alike, nobody can tell which it is. */
  private Optional<ApiKey> callingKey(KeydenClient client, User me) {
    if (connection.apiKey().isEmpty()) {
      return Optional.empty();
    }
    List<ApiKey> alike = client.apiKeys().findBySecret(me, connection.apiKey().get()).toList();
    if (alike.size() > 1) {
      throw CommandException.usage(
          "two of your keys begin like the one that signs in",
          "name the key to be rotated, and sign in with another credential");
    }
    return alike.stream().findFirst();
  }

  private CommandException notByAKey() {
    return CommandException.usage(
        "which key? this command does not sign in with one",
        "name it: keyden key list shows your keys");
  }

  private List<Delivery> deliveries(
      RotationPlan.Entry entry, Optional<KeySecret> oldSecret, Duration commandTimeout) {
    List<Delivery> deliveries = new ArrayList<>();
    entry.files().forEach(file -> deliveries.add(Deliveries.file(file)));
    entry
        .environmentFiles()
        .forEach((file, name) -> deliveries.add(Deliveries.variable(name, file)));
    entry
        .commands()
        .forEach(command ->
            deliveries.add(
                Deliveries.command(command, commandTimeout, oldSecret, surroundings.err())));
    return deliveries;
  }

  /** The profile that holds the key which signs in. */
  private Optional<ProfileDelivery> profile() {
    ProfileStore store = ProfileStore.of(surroundings);
    ConnectionSettings settings = connection.settings();
    return settings
        .profile()
        .flatMap(name ->
            store
                .credential(name, settings.server().value())
                .filter(Credential.ApiKey.class::isInstance)
                .map(Credential.ApiKey.class::cast)
                .filter(key -> connection.apiKey().filter(secret(key)::equals).isPresent())
                .map(key -> new ProfileDelivery(store, name, settings.server().value(), key)));
  }

  @RevealsSecret(because = "it is compared with the key that signs in")
  private static KeySecret secret(Credential.ApiKey key) {
    return KeySecret.of(key.key().reveal());
  }

  private SuccessorExpiry expiry(RotationPlan.Entry entry, ApiKey old, Optional<ApiKey> calling) {
    Instant now = surroundings.clock().instant();
    Optional<Instant> callingEnds = calling.flatMap(ApiKey::expires);
    KeyRules rules = connection.client().server().keyRules();
    if (entry.expires().isEmpty()) {
      return SuccessorExpiry.asLongAs(old, rules, callingEnds, now);
    }
    return switch (entry.expires().get()) {
      case Expiry.Maximum _ -> SuccessorExpiry.atMost(rules, callingEnds, now);
      case Expiry.Never _ -> {
        NewKeys.requireNoMaximum(rules);
        yield SuccessorExpiry.atMost(rules, callingEnds, now);
      }
      case Expiry.Fixed fixed ->
          SuccessorExpiry.at(fixed.at(now, surroundings.zone()), callingEnds);
    };
  }

  /** Rotates the keys of a plan, goes on after a failure, and reports on all; the exit code. */
  int rotateAll(RotationPlan plan, Optional<Duration> expiringIn, Duration commandTimeout) {
    List<RotationReport> reports = new ArrayList<>();
    try (Progress shown =
        output.progress(surroundings).of("rotating keys", plan.entries().size())) {
      progress = Optional.of(shown);
      for (RotationPlan.Entry entry : plan.entries()) {
        shown.begin(entry.name());
        reports.add(report(entry, expiringIn, commandTimeout));
        shown.advance();
      }
    } finally {
      progress = Optional.empty();
    }
    output.printer(surroundings).list(RotationReport.LISTING, reports);
    return reports.stream().anyMatch(RotationReport::failed) ? ExitCode.FAILED : ExitCode.OK;
  }

  private RotationReport report(
      RotationPlan.Entry entry, Optional<Duration> expiringIn, Duration commandTimeout) {
    try {
      if (expiringIn.isPresent() && !isDue(entry, expiringIn.get())) {
        return RotationReport.notDue(entry);
      }
      return rotate(entry, commandTimeout)
          .map(outcome -> RotationReport.done(entry, outcome))
          .orElseGet(() -> RotationReport.notDue(entry));
    } catch (RotationException e) {
      return RotationReport.failed(entry, e.problem());
    } catch (CommandException e) {
      return RotationReport.failed(entry, e.problem());
    } catch (KeydenException e) {
      return RotationReport.failed(entry, ClientProblems.of(e).problem());
    } catch (UncheckedIOException e) {
      return RotationReport.failed(entry, journalProblem(e).problem());
    }
  }

  private boolean isDue(RotationPlan.Entry entry, Duration bound) {
    KeydenClient client = connection.client();
    User owner = Owners.of(client, entry.user());
    String name = entry.key().orElseThrow();
    if (gone(client, owner, name).isPresent()) {
      return true;
    }
    ApiKey key = meant(client, owner, name);
    return rotation.unfinished(client.uri(), List.of(key)).isPresent()
        || key.expiresBy(surroundings.clock().instant().plus(bound));
  }

  /** Revokes the old keys whose overlap is over; the exit code. */
  int finishAll() {
    List<Rotation.Pending> pending = rotation.pending(connection.client().uri());
    if (pending.isEmpty()) {
      remark("no rotation is left to finish");
      return ExitCode.OK;
    }
    Optional<RotationException> failure = Optional.empty();
    for (Rotation.Pending one : pending) {
      try {
        rotation.finish(connection.client(), one).ifPresent(this::tell);
      } catch (RotationException e) {
        surroundings
            .err()
            .println(SafeText.of(Purposes.unmarked(one.purpose()) + ": " + e.problem()));
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw new CommandException(
          "not every old key could be revoked",
          failure.get().hint(),
          ExitCode.FAILED,
          failure.get());
    }
    return ExitCode.OK;
  }

  private static CommandException journalProblem(UncheckedIOException failure) {
    return new CommandException(
        "rotations cannot be written down: " + failure.getMessage(),
        "make room, or check the rights of the directory; without its journal none is begun",
        ExitCode.FAILED,
        failure);
  }
}
