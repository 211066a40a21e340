package io.keyden.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.keyden.client.KeydenClient;
import io.keyden.client.internal.GitHubActions;
import io.keyden.core.chance.SecureRandomness;
import io.keyden.core.key.KeyFormat;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part may know which other, and who may look at the clock or roll dice. */
class ArchitectureTest {
  private static final String[] LANGUAGE = {
    "java..", "javax.crypto..", "org.jspecify.annotations..", "com.google.errorprone.annotations.."
  };

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isProduct)
          .importPackages("io.keyden");

  private static final Map<Class<?>, Set<String>> LOOKS_AT_THE_CLOCK =
      Map.of(
          Instant.class, Set.of("now"),
          LocalDate.class, Set.of("now"),
          LocalDateTime.class, Set.of("now"),
          OffsetDateTime.class, Set.of("now"),
          ZonedDateTime.class, Set.of("now"),
          Clock.class, Set.of("systemUTC", "systemDefaultZone", "system"),
          InstantSource.class, Set.of("system"),
          System.class, Set.of("currentTimeMillis"));

  private static final Map<Class<?>, Set<String>> ROLLS_DICE =
      Map.of(
          Random.class, Set.of("<init>"),
          SplittableRandom.class, Set.of("<init>"),
          SecureRandom.class, Set.of("<init>", "getInstanceStrong", "getInstance"),
          ThreadLocalRandom.class, Set.of("current"),
          Math.class, Set.of("random"));

  @ParameterizedTest
  @ValueSource(
      strings = {"core", "storage", "oidc", "wire", "http", "portal", "client", "cli", "server"})
  void every_module_is_looked_at(String module) {
    assertThat(
            PRODUCT.containPackage("io.keyden." + module)
                || PRODUCT.stream()
                    .anyMatch(
                        type -> type.getPackageName().startsWith("io.keyden." + module + ".")))
        .isTrue();
  }

  @Test
  void the_core_knows_the_language_and_nothing_else() {
    classes()
        .that()
        .resideInAPackage("io.keyden.core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.keyden.core..").or(resideInAnyPackage(LANGUAGE)))
        .check(PRODUCT);
  }

  @Test
  void the_wire_knows_json_and_nothing_of_ours() {
    classes()
        .that()
        .resideInAPackage("io.keyden.wire..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "io.keyden.wire..", "tools.jackson..", "com.fasterxml.jackson.annotation..")
                .or(resideInAnyPackage(LANGUAGE)))
        .check(PRODUCT);
  }

  @Test
  void http_does_not_reach_past_a_use_case_into_the_storage() {
    noClasses()
        .that()
        .resideInAPackage("io.keyden.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.keyden.storage..", "java.sql..", "org.sqlite..")
        .check(PRODUCT);
  }

  @Test
  void the_storage_knows_nothing_of_requests() {
    noClasses()
        .that()
        .resideInAPackage("io.keyden.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.keyden.wire..", "io.keyden.http..", "tools.jackson..")
        .check(PRODUCT);
  }

  @Test
  void the_portal_is_files_and_speaks_to_nobody() {
    classes()
        .that()
        .resideInAPackage("io.keyden.portal..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.keyden.portal..").or(resideInAnyPackage(LANGUAGE)))
        .check(PRODUCT);
  }

  @Test
  void the_client_carries_json_and_nothing_else() {
    classes()
        .that()
        .resideInAPackage("io.keyden.client..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.keyden.client..", "io.keyden.wire..", "javax.net.ssl..")
                .or(resideInAnyPackage(LANGUAGE)))
        .check(PRODUCT);
  }

  @Test
  void the_command_line_is_one_more_client() {
    noClasses()
        .that()
        .resideInAPackage("io.keyden.cli..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.keyden.storage..", "io.keyden.http..")
                .or(
                    // The form of a key and its check character are told without a server.
                    resideInAnyPackage("io.keyden.core..")
                        .and(DescribedPredicate.not(type(KeyFormat.class)))))
        .check(PRODUCT);
  }

  @Test
  void nothing_knows_the_server() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.keyden.server..")
        .check(PRODUCT);
  }

  @Test
  void the_web_server_stays_behind_the_seam_and_its_client_with_who_asks_issuers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.keyden.http.helidon..", "io.keyden.oidc.subject..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.helidon..")
        .check(PRODUCT);
  }

  @Test
  void tokens_of_others_are_read_in_one_module_which_knows_the_core_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.oidc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(PRODUCT);
    noClasses()
        .that()
        .resideInAPackage("io.keyden.oidc..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.keyden..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("io.keyden.core..", "io.keyden.oidc.."))))
        .check(PRODUCT);
  }

  @Test
  void flyway_and_the_driver_stay_in_the_storage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.flywaydb..", "org.sqlite..", "java.sql..")
        .check(PRODUCT);
  }

  @Test
  void the_library_of_measurements_stays_in_one_package() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.server.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.prometheus..")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "storage", "oidc", "wire", "http", "client", "cli", "server"})
  void packages_of_a_module_form_no_cycle(String module) {
    slices().matching("io.keyden." + module + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void only_the_server_looks_at_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.server..")
        .should()
        .callCodeUnitWhere(calls(LOOKS_AT_THE_CLOCK))
        .because("time is passed in")
        .check(PRODUCT);
  }

  @Test
  void chance_comes_from_one_place() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SecureRandomness.class, KeydenClient.class, GitHubActions.class)
        .should()
        .callCodeUnitWhere(calls(ROLLS_DICE))
        .because("chance is passed in; the pauses of the client between its attempts are no secret")
        .check(PRODUCT);
  }

  @Test
  void only_commands_print() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.keyden.server.command..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaCall<?>> calls(Map<Class<?>, Set<String>> unwanted) {
    return DescribedPredicate.describe(
        "it takes for itself what should be passed in",
        call ->
            unwanted.entrySet().stream()
                .anyMatch(entry ->
                    call.getTargetOwner().isEquivalentTo(entry.getKey())
                        && entry.getValue().contains(call.getTarget().getName())));
  }

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
