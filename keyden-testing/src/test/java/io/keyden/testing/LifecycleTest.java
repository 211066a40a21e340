package io.keyden.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** How long a server lives, seen by running classes that have one. */
class LifecycleTest {
  private static final List<Seen> SEEN = new ArrayList<>();

  /** What a test saw of its server when it began. */
  private record Seen(String address, Path directory, int keys) {}

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void a_static_field_is_one_server_for_the_class_and_its_nested_classes() {
    run(4, PerClass.class);

    assertThat(SEEN).extracting(Seen::address).hasSize(4).containsOnly(SEEN.getFirst().address());
    assertThat(SEEN).extracting(Seen::keys).containsExactly(1, 2, 3, 4);
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  @Test
  void each_class_finds_an_empty_server() {
    run(8, PerClass.class, PerClassToo.class);

    assertThat(SEEN).extracting(Seen::keys).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  @Test
  void another_field_is_a_fresh_server_for_each_test() {
    run(2, PerTest.class);

    assertThat(SEEN).extracting(Seen::keys).containsExactly(1, 1);
    assertThat(SEEN).extracting(Seen::directory).doesNotHaveDuplicates();
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  @Test
  void a_field_of_an_instance_for_the_whole_class_is_one_server_for_the_class() {
    run(2, PerClassInstance.class);

    assertThat(SEEN).extracting(Seen::keys).containsExactly(1, 2);
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  @Test
  void an_extended_class_takes_its_server_as_a_parameter() {
    run(2, Extended.class);

    assertThat(SEEN).extracting(Seen::keys).containsExactly(2, 3);
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  @Test
  void one_field_does_not_serve_two_classes_at_a_time() {
    run(1, Outer.class);

    assertThat(SEEN).hasSize(1);
    assertThat(SEEN).extracting(Seen::directory).allSatisfy(LifecycleTest::gone);
  }

  private static void run(int tests, Class<?>... classes) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClasses(classes))
        .execute()
        .testEvents()
        .assertStatistics(counted -> counted.succeeded(tests).failed(0));
  }

  private static void gone(Path directory) {
    assertThat(directory).doesNotExist();
  }

  private static void seeAndChange(KeydenServer keyden) {
    SEEN.add(new Seen(keyden.uri().toString(), keyden.directory(), Api.keys(keyden)));
    var _ = Api.createKey(keyden);
  }

  static class PerClass {
    @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();

    @Test
    void one() {
      seeAndChange(keyden);
    }

    @Test
    void another() {
      seeAndChange(keyden);
    }

    @Nested
    class Within {
      @Test
      void one() {
        seeAndChange(keyden);
      }

      @Test
      void another() {
        seeAndChange(keyden);
      }
    }
  }

  static final class PerClassToo extends PerClass {}

  static final class PerTest {
    @RegisterExtension final KeydenServer keyden = KeydenServer.withDefaults();

    @Test
    void one() {
      seeAndChange(keyden);
    }

    @Test
    void another() {
      seeAndChange(keyden);
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static final class PerClassInstance {
    @RegisterExtension final KeydenServer keyden = KeydenServer.withDefaults();

    @Test
    void one() {
      seeAndChange(keyden);
    }

    @Test
    void another() {
      seeAndChange(keyden);
    }
  }

  @ExtendWith(KeydenServer.class)
  static final class Extended {
    @BeforeAll
    static void prepare(KeydenServer keyden) {
      var _ = Api.createKey(keyden);
    }

    @Test
    void one(KeydenServer keyden) {
      seeAndChange(keyden);
    }

    @Test
    void another(KeydenServer keyden) {
      seeAndChange(keyden);
    }
  }

  static final class Outer {
    @RegisterExtension static final KeydenServer keyden = KeydenServer.withDefaults();

    @Test
    void runs_another_class_with_the_same_field() {
      seeAndChange(keyden);

      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(Intruder.class))
          .execute()
          .containerEvents()
          .failed()
          .assertThatEvents()
          .hasSize(1)
          .allSatisfy(
              event -> assertThat(event.toString()).contains("runs for another test already"));
      assertThat(Api.keys(keyden)).isEqualTo(2);
    }
  }

  static final class Intruder {
    @RegisterExtension static final KeydenServer keyden = Outer.keyden;

    @Test
    void never_runs() {
      seeAndChange(keyden);
    }
  }
}
