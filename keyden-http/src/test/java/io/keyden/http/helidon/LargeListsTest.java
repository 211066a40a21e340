package io.keyden.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.http.seam.Method;
import io.keyden.http.seam.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LargeListsTest {
  private static final long MIB = 1024 * 1024;
  private static final Duration SHORT = Duration.ofMillis(20);

  @ParameterizedTest
  @CsvSource({
    "/api/users/all,true",
    "/API/USERS/ALL,true",
    "/api/users?take=2147483647,true",
    "/api/users?skip=0&Take=21000,true",
    "/api/users?take=9999,false",
    "/api/users,false",
    "/api/users/wall,false",
    "/api/users?take=%zz,false",
    "/api/%zz/all,false",
    "/,false"
  })
  void whole_lists_are_told_from_the_rest(String target, boolean whole) {
    assertThat(LargeLists.isAskedForBy(Request.to(Method.GET, target).build())).isEqualTo(whole);
  }

  @Test
  void one_at_a_time_fits_into_a_small_heap_and_more_into_a_large_one() {
    var small = new LargeLists(64 * MIB, SHORT);
    assertThat(small.begin()).isTrue();
    assertThat(small.begin()).isFalse();

    var large = new LargeLists(800 * MIB, SHORT);
    assertThat(large.begin()).isTrue();
    assertThat(large.begin()).isTrue();
    assertThat(large.begin()).isTrue();
    assertThat(large.begin()).isFalse();
  }

  @Test
  void who_waits_is_next() {
    var lists = new LargeLists(MIB, Duration.ofSeconds(30));
    assertThat(lists.begin()).isTrue();

    var waiting = CompletableFuture.supplyAsync(lists::begin);
    assertThat(waiting).isNotDone();
    lists.end();

    assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
  }
}
