package io.keyden.http.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CurrentRequestTest {
  private static Optional<String> onAnotherThread(Supplier<Optional<String>> work) {
    var seen = new CompletableFuture<Optional<String>>();
    Thread.ofPlatform().start(() -> seen.complete(work.get()));
    return seen.join();
  }

  @Test
  void work_knows_its_request_and_other_work_knows_none() {
    var seen = new CompletableFuture<Optional<String>>();

    CurrentRequest.run("a1", () -> seen.complete(CurrentRequest.id()));

    assertThat(seen.join()).contains("a1");
    assertThat(CurrentRequest.id()).isEmpty();
  }

  @Test
  void another_thread_knows_it_where_it_was_carried_over_and_only_as_long() {
    var seen = new CompletableFuture<Optional<String>>();
    var notCarried = new CompletableFuture<Optional<String>>();

    CurrentRequest.run(
        "a1",
        () -> {
          seen.complete(onAnotherThread(CurrentRequest.carry(CurrentRequest::id)));
          notCarried.complete(onAnotherThread(CurrentRequest::id));
        });

    assertThat(seen.join()).contains("a1");
    assertThat(notCarried.join()).isEmpty();
    assertThat(CurrentRequest.carry(CurrentRequest::id).get()).isEmpty();
  }
}
