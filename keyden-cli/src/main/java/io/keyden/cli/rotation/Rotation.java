package io.keyden.cli.rotation;

import io.keyden.client.KeydenClient;
import io.keyden.client.key.ApiKey;
import io.keyden.client.key.CreatedApiKey;
import io.keyden.client.key.KeySecret;
import io.keyden.client.key.NewApiKey;
import io.keyden.client.problem.AnswerException;
import io.keyden.client.problem.KeydenException;
import io.keyden.client.problem.NoAnswerException;
import io.keyden.client.problem.NoSubjectTokenException;
import io.keyden.client.problem.NotFoundException;
import io.keyden.client.problem.NotSignedInException;
import io.keyden.client.problem.ServerFailureException;
import io.keyden.client.problem.UnexpectedAnswerException;
import io.keyden.client.user.User;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * Replaces a key by a new one.
 *
 * <p><b>Order.</b> Write down that a successor will be asked for; have it made; write down its id;
 * deliver it everywhere; call the server with it; write down that it works; only then revoke the
 * old key, and strike the rotation.
 *
 * <p><b>Failure.</b> Until the successor has worked, every failure leads back: the deliveries are
 * undone, the last one first, and the successor is revoked. After it, every failure leaves two
 * working keys, and a later call revokes the old one.
 *
 * <p><b>Interruption.</b> A process that is killed leaves its journal behind. Before the proof the
 * next call makes another successor, since nobody knows the secret of the first, and revokes the
 * first together with the old key: it may have been delivered somewhere already, and must work as
 * long as it lies there. After the proof the next call only revokes.
 */
public final class Rotation {
  private static final int PROOFS_MAX = 5;
  private static final Duration PROOF_PAUSE = Duration.ofMillis(200);

  /**
   * Who asks within this time for the rotation of a successor runs an interrupted call again, and
   * wants no further successor.
   */
  private static final Duration RERUN = Duration.ofHours(1);

  private final Journal journal;
  private final InstantSource clock;
  private final IntUnaryOperator chance;
  private final Function<KeySecret, KeydenClient> clientWith;
  private final Consumer<Step> progress;

  /**
   * @param directory where rotations are written down
   * @param chance gives a number from 0 up to, and not including, the one it is given
   * @param clientWith a client of the same server with another key
   * @param progress is told of each step
   */
  public Rotation(
      Path directory,
      InstantSource clock,
      IntUnaryOperator chance,
      Function<KeySecret, KeydenClient> clientWith,
      Consumer<Step> progress) {
    this.journal = new Journal(directory);
    this.clock = clock;
    this.chance = chance;
    this.clientWith = clientWith;
    this.progress = progress;
  }

  /**
   * Rotates a key, or goes on with a rotation of it that was interrupted.
   *
   * @throws RotationException if that fails; then the old key works
   * @throws KeydenException if it cannot even begin
   */
  public RotationOutcome rotate(RotationRequest request) throws RotationException {
    URI server = request.client().uri();
    Optional<RotationRecord> unfinished =
        journal.find(server, one -> one.concerns(request.old().id()));
    String oldKeyId = unfinished.map(RotationRecord::oldKeyId).orElse(request.old().id());
    try (Journal.Lock _ = lock(server, oldKeyId)) {
      // Read again under the lock: the other process may just have ended.
      RotationRecord rotation =
          journal
              .find(server, one -> one.oldKeyId().equalsIgnoreCase(oldKeyId))
              .orElseGet(() -> begin(request));
      if (!rotation.proven()) {
        return succeed(request, rotation);
      }
      RotationOutcome finished =
          finish(request.client(), request.owner(), rotation, Optional.empty());
      boolean forgotten =
          !rotation.oldKeyId().equalsIgnoreCase(request.old().id())
              && rotation.revokeAfter().plus(RERUN).isBefore(clock.instant());
      return forgotten ? succeed(request, begin(request)) : finished;
    }
  }

  private Journal.Lock lock(URI server, String oldKeyId) throws RotationException {
    return journal
        .lock(server, oldKeyId)
        .orElseThrow(() ->
            new RotationException(
                "another process is rotating this key", "wait for it to end", null));
  }

  private static RotationRecord begin(RotationRequest request) {
    return RotationRecord.begin(
        request.client().uri(),
        request.owner().id(),
        request.old().id(),
        request.oldSecret().map(secret -> Journal.digest(secret.reveal())),
        Marker.unmarked(request.old().purpose()));
  }

  /**
   * Whether the secret is that of a key that a rotation has replaced, which is why a server refuses
   * it; then nothing is left to do, and the rotation is struck.
   */
  public Optional<RotationOutcome> endedFor(URI server, KeySecret secret) {
    String digest = Journal.digest(secret.reveal());
    Optional<RotationRecord> ended =
        journal.find(
            server, one -> one.proven() && one.oldKeyDigest().filter(digest::equals).isPresent());
    ended.ifPresent(journal::remove);
    return ended.map(
        one -> new RotationOutcome(one.oldKeyId(), Optional.empty(), Optional.empty()));
  }

  /**
   * The key to go on with, if all of these belong to one rotation that has not ended: its old key,
   * or one of its successors if the old key is not among them.
   */
  public Optional<ApiKey> unfinished(URI server, List<ApiKey> keys) {
    return journal
        .find(server, one -> !keys.isEmpty() && keys.stream().allMatch(one::includes))
        .map(one ->
            keys.stream()
                .filter(key -> key.id().equalsIgnoreCase(one.oldKeyId()))
                .findFirst()
                .orElseGet(keys::getFirst));
  }

  /** The rotations on that server whose successor is in use and whose old key is not revoked. */
  public List<Pending> pending(URI server) {
    return journal.all().stream()
        .filter(one -> one.server().equals(server) && one.proven())
        .map(one -> new Pending(one.oldKeyId(), one.purpose(), one.userId(), one.revokeAfter()))
        .toList();
  }

  /**
   * A rotation whose old key still works.
   *
   * @param oldKeyId the key to be revoked
   * @param purpose what it was for
   * @param userId whose it is
   * @param revokeAfter from when on
   */
  public record Pending(String oldKeyId, String purpose, String userId, Instant revokeAfter) {}

  /**
   * Revokes the old key of a rotation whose overlap has passed.
   *
   * @return empty if there is no such rotation any more
   * @throws RotationException if the old key could not be revoked
   */
  public Optional<RotationOutcome> finish(KeydenClient client, Pending pending)
      throws RotationException {
    URI server = client.uri();
    try (Journal.Lock _ = lock(server, pending.oldKeyId())) {
      Optional<RotationRecord> rotation =
          journal.find(server, one -> one.proven() && one.oldKeyId().equals(pending.oldKeyId()));
      return rotation.isEmpty()
          ? Optional.empty()
          : Optional.of(finish(client, owner(client, pending), rotation.get(), Optional.empty()));
    } catch (KeydenException e) {
      throw stillThere(pending.oldKeyId(), e);
    }
  }

  /** Everyone may ask for the own account, not everyone for it by its id. */
  private static User owner(KeydenClient client, Pending pending) {
    User me = client.users().me();
    return me.id().equalsIgnoreCase(pending.userId()) ? me : client.users().get(pending.userId());
  }

  private RotationOutcome succeed(RotationRequest request, RotationRecord begun)
      throws RotationException {
    check(request.deliveries());
    Marker marker = Marker.next(chance);
    RotationRecord rotation = begun.asking(marker);
    write(rotation);
    progress.accept(Step.BEGUN);

    CreatedApiKey successor = make(request, rotation, marker);
    progress.accept(Step.ANSWERED);
    rotation = rotation.made(successor.key().id());
    Deque<Delivery.Undo> undos = new ArrayDeque<>();
    try {
      journal.write(rotation);
      progress.accept(Step.MADE);
      deliver(request.deliveries(), successor.secret(), undos);
      prove(request.owner(), successor.secret());
      progress.accept(Step.PROVEN);
      rotation = rotation.proven(clock.instant().plus(request.overlap()));
      journal.write(rotation);
    } catch (RotationException e) {
      throw back(request, rotation, successor, undos, e.problem(), e.hint(), e);
    } catch (UncheckedIOException e) {
      throw back(
          request,
          rotation,
          successor,
          undos,
          "the rotation cannot be written down: " + e.getMessage(),
          "make room, or check the rights of the directory",
          e);
    }
    progress.accept(Step.PROOF_NOTED);
    try (KeydenClient successorClient = clientWith.apply(successor.secret())) {
      // The key that acts may be one of those that go, so the successor takes over where it can.
      return finish(
          request.own() ? successorClient : request.client(),
          request.owner(),
          rotation,
          Optional.of(successor.key()));
    }
  }

  private static void check(List<Delivery> deliveries) throws RotationException {
    for (Delivery delivery : deliveries) {
      try {
        delivery.check();
      } catch (DeliveryException e) {
        throw new RotationException(
            "nothing was done: cannot reach " + delivery.description() + ": " + e.getMessage(),
            "the old key is unchanged; mend this and run it again",
            e);
      }
    }
  }

  private void write(RotationRecord rotation) throws RotationException {
    try {
      journal.write(rotation);
    } catch (UncheckedIOException e) {
      throw new RotationException(
          "nothing was done: the rotation cannot be written down: " + e.getMessage(),
          "make room, or check the rights of the directory",
          e);
    }
  }

  private CreatedApiKey make(RotationRequest request, RotationRecord rotation, Marker marker)
      throws RotationException {
    NewApiKey wanted = NewApiKey.of(marker.on(request.old().purpose()));
    try {
      return request.client().apiKeys().create(request.owner(), request.expiry().apply(wanted));
    } catch (KeydenException e) {
      String left = "";
      boolean mayExist =
          switch (e) {
            case NoAnswerException lost -> lost.mayHaveArrived();
            case UnexpectedAnswerException _ -> true;
            case NoSubjectTokenException _ -> false;
            case AnswerException refusal -> refusal instanceof ServerFailureException;
          };
      try {
        if (mayExist) {
          revokeMarked(request.client(), request.owner(), marker);
        }
        leave(rotation);
      } catch (KeydenException | UncheckedIOException second) {
        left = "; a key marked " + marker.text() + " may be left, which the next run revokes";
      }
      throw new RotationException(
          "no successor was made: " + e.getMessage() + left,
          "the old key is unchanged; run it again when the cause is mended",
          e);
    }
  }

  private void deliver(List<Delivery> deliveries, KeySecret secret, Deque<Delivery.Undo> undos)
      throws RotationException {
    for (Delivery delivery : deliveries) {
      try {
        undos.push(delivery.deliver(secret));
      } catch (DeliveryException e) {
        throw new RotationException(
            "cannot reach " + delivery.description() + ": " + e.getMessage(),
            "mend this and run it again",
            e);
      }
      progress.accept(Step.DELIVERED);
    }
  }

  /** More than once, since another node may hear of the key a moment later. */
  private void prove(User owner, KeySecret secret) throws RotationException {
    try (KeydenClient client = clientWith.apply(secret)) {
      for (int attempt = 1; ; attempt++) {
        try {
          String id = client.users().me().id();
          if (!id.equalsIgnoreCase(owner.id())) {
            throw new RotationException(
                "the new key signs in as " + id + " and not as " + owner.id(),
                "something between here and the server answers in its place",
                null);
          }
          return;
        } catch (NotSignedInException e) {
          if (attempt == PROOFS_MAX) {
            throw e;
          }
          Thread.sleep(PROOF_PAUSE.multipliedBy(attempt));
        }
      }
    } catch (KeydenException e) {
      throw new RotationException(
          "the new key does not work: " + e.getMessage(), "run it again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RotationException("interrupted", "run it again", e);
    }
  }

  private RotationException back(
      RotationRequest request,
      RotationRecord rotation,
      CreatedApiKey successor,
      Deque<Delivery.Undo> undos,
      String message,
      String hint,
      Throwable cause) {
    List<String> left = new ArrayList<>();
    while (!undos.isEmpty()) {
      try {
        undos.pop().undo();
      } catch (DeliveryException e) {
        left.add("a place that has it could not be given the old one back: " + e.getMessage());
      }
    }
    // Deliberately no revocation then: who has the new key would be left without any.
    if (left.isEmpty()) {
      try {
        revoke(request.client(), successor.key());
        leave(rotation);
      } catch (KeydenException | UncheckedIOException e) {
        left.add("it could not be revoked: " + e.getMessage());
      }
    }
    String outcome =
        left.isEmpty()
            ? "the old key works and the new one is revoked"
            : "the old key works, and the new one %s as well until the next run: %s"
                .formatted(successor.key().id(), String.join("; ", left));
    return new RotationException(message + "; " + outcome, hint, cause);
  }

  /** Strikes the latest successor, and the rotation if it was the only one. */
  private void leave(RotationRecord rotation) {
    RotationRecord left = rotation.withoutLatest();
    if (left.attempts().isEmpty()) {
      journal.remove(left);
    } else {
      journal.write(left);
    }
  }

  private RotationOutcome finish(
      KeydenClient client, User owner, RotationRecord rotation, Optional<ApiKey> successor)
      throws RotationException {
    if (rotation.revokeAfter().isAfter(clock.instant())) {
      return new RotationOutcome(
          rotation.oldKeyId(), successor, Optional.of(rotation.revokeAfter()));
    }
    try {
      for (RotationRecord.Attempt earlier :
          rotation.attempts().subList(0, rotation.attempts().size() - 1)) {
        revokeMarked(client, owner, earlier.marker());
      }
      Optional<ApiKey> old = client.apiKeys().find(owner, rotation.oldKeyId());
      if (old.isPresent()) {
        revoke(client, old.get());
      }
      progress.accept(Step.REVOKED);
      journal.remove(rotation);
      progress.accept(Step.ENDED);
      return new RotationOutcome(rotation.oldKeyId(), successor, Optional.empty());
    } catch (KeydenException | UncheckedIOException e) {
      throw stillThere(rotation.oldKeyId(), e);
    }
  }

  private static RotationException stillThere(String oldKeyId, Exception cause) {
    return new RotationException(
        "the new key is in use, and the old one "
            + oldKeyId
            + " still works: "
            + cause.getMessage(),
        "keyden key rotate --finish revokes it",
        cause);
  }

  private static void revokeMarked(KeydenClient client, User owner, Marker marker) {
    // All are read before the first is revoked, which would shift what the next page begins with.
    client
        .apiKeys()
        .list(owner)
        .filter(key -> marker.marks(key.purpose()))
        .toList()
        .forEach(key -> revoke(client, key));
  }

  private static void revoke(KeydenClient client, ApiKey key) {
    try {
      client.apiKeys().revoke(key);
    } catch (NotFoundException e) {
      // It is gone already, which is what was wanted.
    }
  }
}
