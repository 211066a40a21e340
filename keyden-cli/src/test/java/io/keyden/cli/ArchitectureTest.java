package io.keyden.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.keyden.core.key.KeyFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the command line may know, and that the world is passed into it. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isProduct)
          .importPackages("io.keyden.cli");

  private static final Set<String> FOUNDATIONS =
      Set.of(
          "io.keyden.cli.text",
          "io.keyden.cli.problem",
          "io.keyden.cli.file",
          "io.keyden.cli.secret",
          "io.keyden.cli.terminal",
          "io.keyden.cli.surroundings",
          "io.keyden.cli.value",
          "io.keyden.cli.output",
          "io.keyden.cli.profile",
          "io.keyden.cli.option",
          "io.keyden.cli.description");

  /** By the names of the calls that take from the process what should be passed in. */
  private static final Map<Class<?>, Set<String>> THE_WORLD =
      Map.of(
          System.class,
          Set.of(
              "getenv",
              "getProperty",
              "getProperties",
              "console",
              "exit",
              "currentTimeMillis",
              "nanoTime"),
          Instant.class,
          Set.of("now"),
          LocalDate.class,
          Set.of("now"),
          LocalDateTime.class,
          Set.of("now"),
          OffsetDateTime.class,
          Set.of("now"),
          ZonedDateTime.class,
          Set.of("now"),
          Clock.class,
          Set.of("systemUTC", "systemDefaultZone", "system"),
          InstantSource.class,
          Set.of("system"),
          ZoneId.class,
          Set.of("systemDefault"));

  @Test
  void every_package_is_looked_at() {
    assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
        .contains("io.keyden.cli.profile", "io.keyden.cli.output", "io.keyden.cli.terminal");
  }

  @Test
  void the_world_is_passed_in() {
    noClasses()
        .that()
        .resideInAPackage("io.keyden.cli.*..")
        .should()
        .callCodeUnitWhere(takesFromTheWorld())
        .because("a test must be able to be the world")
        .check(PRODUCT);
    noClasses()
        .that()
        .resideInAPackage("io.keyden.cli.*..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(PRODUCT);
  }

  @Test
  void of_the_core_only_the_form_of_a_key_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "belong to the core",
                type ->
                    resideInAPackage("io.keyden.core..").test(type)
                        && !type.isEquivalentTo(KeyFormat.class)))
        .check(PRODUCT);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.keyden.cli.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void the_foundations_know_no_command() {
    noClasses()
        .that()
        .resideInAnyPackage(FOUNDATIONS.toArray(String[]::new))
        .should()
        .dependOnClassesThat(
            describe(
                "belong to commands",
                type ->
                    resideInAPackage("io.keyden.cli..").test(type)
                        && !FOUNDATIONS.contains(type.getPackageName())))
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaCall<?>> takesFromTheWorld() {
    return describe(
        "it takes for itself what should be passed in",
        call ->
            THE_WORLD.entrySet().stream()
                .anyMatch(entry ->
                    call.getTargetOwner().isEquivalentTo(entry.getKey())
                        && entry.getValue().contains(call.getTarget().getName())));
  }

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
