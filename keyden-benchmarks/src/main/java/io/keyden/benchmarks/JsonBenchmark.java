package io.keyden.benchmarks;

import io.keyden.wire.CollectionResource;
import io.keyden.wire.Json;
import io.keyden.wire.Links;
import io.keyden.wire.key.ApiKeyResource;
import io.keyden.wire.key.KeyValueResource;
import io.keyden.wire.root.RootResource;
import io.keyden.wire.user.UserResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to write the answers that are asked for most?
 *
 * <p>{@code scripts/benchmarks.sh Json -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class JsonBenchmark {
  private static final int PAGE = 30;
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final Instant EXPIRES = Instant.parse("2026-06-30T00:00:00.123Z");

  private final CollectionResource<ApiKeyResource> page =
      new CollectionResource<>(
          "ApiKey",
          PAGE,
          PAGE,
          1,
          0,
          IntStream.rangeClosed(1, PAGE).mapToObj(JsonBenchmark::key).toList(),
          Links.self("/api/users/Users-1/apikeys")
              .and("Page.All", "/api/users/Users-1/apikeys?take=2147483647")
              .and("Page.Current", "/api/users/Users-1/apikeys?skip=0&take=30")
              .and("Page.Last", "/api/users/Users-1/apikeys?skip=0&take=30")
              .build());

  private final RootResource root =
      new RootResource(
          "Octopus Deploy",
          "2026.1.1000",
          "3.0.0",
          "7a1d2e9e-6a1f-4d0b-8a52-0d8f3f0f7c11",
          false,
          false,
          new RootResource.Keyden("1.0.0"),
          links(PAGE));

  private final UserResource user =
      new UserResource(
          "Users-1",
          "ada",
          "Ada Lovelace",
          true,
          false,
          "ada@example.com",
          true,
          true,
          List.of(),
          CREATED,
          Links.self("/api/users/Users-1")
              .and("ApiKeys", "/api/users/Users-1/apikeys{/id}{?skip,take}")
              .and("Permissions", "/api/users/Users-1/permissions{?spaces,includeSystem}")
              .and("Teams", "/api/users/Users-1/teams{?spaces,includeSystem}")
              .build());

  private static ApiKeyResource key(int number) {
    var id = "apikeys-%026d".formatted(number);
    return new ApiKeyResource(
        id,
        "Deployment step " + number,
        "Users-1",
        KeyValueResource.hint("API-ABC"),
        CREATED,
        EXPIRES,
        "FullAccess",
        "User",
        true,
        CREATED,
        Links.self("/api/users/Users-1/apikeys/" + id).build());
  }

  private static Map<String, String> links(int count) {
    var links = Links.self("/api");
    for (int i = 0; i < count; i++) {
      links.and("Resource" + i, "/api/resource" + i + "{/id}{?skip,take,ids,partialName}");
    }
    return links.build();
  }

  /** A page of thirty keys. */
  @Benchmark
  public byte[] pageOfKeys() {
    return Json.write(page);
  }

  /** An account. */
  @Benchmark
  public byte[] user() {
    return Json.write(user);
  }

  /** The root, which the server writes once only. */
  @Benchmark
  public byte[] root() {
    return Json.write(root);
  }
}
