package io.keyden.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyden.cli.problem.ExitCode;
import io.keyden.cli.session.Scene;
import io.keyden.client.octopus.OctopusVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCommandsTest {
  @TempDir private Path folder;

  private Scene scene = new Scene(OctopusVersion.CURRENT, Path.of(""));

  @BeforeEach
  void haveSomeDays() {
    scene.close();
    scene = new Scene(OctopusVersion.CURRENT, folder);
    String eve = scene.server().person("eve", "Correct horse 9");
    scene.server().grant(eve, "UserView", "UserEdit", "EventView");
    scene.run("user", "create", "first");
    scene.advance(Duration.ofDays(2));
    scene.run("space", "create", "Hardware");
    scene.advance(Duration.ofDays(2));
    scene.run(scene.holding(scene.server().giveKey(eve, "own", null)), "user", "create", "last");
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private List<String> ids(String... options) {
    String[] arguments = new String[options.length + 4];
    System.arraycopy(new String[] {"event", "list", "-o", "csv"}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    Scene.Outcome listed = scene.run(arguments);
    assertThat(listed.code()).isZero();
    return listed.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
  }

  @Test
  void newest_event_is_first_and_a_limit_says_that_there_are_more() {
    Scene.Outcome listed = scene.run("event", "list", "--limit", "2");

    assertThat(listed.code()).isZero();
    assertThat(listed.out()).contains("Events-3").contains("User last was created");
    assertThat(listed.out().indexOf("Events-3")).isLessThan(listed.out().indexOf("Events-2"));
    assertThat(listed.out()).doesNotContain("Events-1 ");
    assertThat(listed.err()).contains("note: there are more");
    assertThat(ids()).containsExactly("Events-3", "Events-2", "Events-1");
  }

  @Test
  void events_are_chosen_by_time_account_category_and_thing() {
    assertThat(ids("--since", "3d")).containsExactly("Events-3", "Events-2");
    assertThat(ids("--since", "2026-06-03", "--until", "2026-06-03")).containsExactly("Events-2");
    assertThat(ids("--until", "2026-06-01T10:00:00Z")).containsExactly("Events-1");
    assertThat(ids("--user", "eve")).containsExactly("Events-3");
    assertThat(ids("--user", "Users-1")).containsExactly("Events-2", "Events-1");
    assertThat(ids("--document-type", "Spaces")).containsExactly("Events-2");
    assertThat(ids("--category", "Deleted", "--category", "Modified")).isEmpty();
    assertThat(ids("--regarding", "Spaces-2")).containsExactly("Events-2");
  }

  @Test
  void event_is_shown_with_all_that_is_known_of_it() {
    Scene.Outcome shown = scene.run("event", "show", "Events-3", "-o", "yaml");

    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("occurred: \"2026-06-05T10:00:00Z\"\nusername: \"eve\"\ncategory: \"Created\"")
        .contains("identityEstablishedWith: ")
        .contains("apiKeyId: \"apikeys-");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    Scene.Outcome unknown = scene.run("event", "show", "Events-99");
    Scene.Outcome time = scene.run("event", "list", "--since", "yesterday");
    Scene.Outcome limit = scene.run("event", "list", "--limit", "0");
    Scene.Outcome user = scene.run("event", "list", "--user", "Nobody");

    assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err()).contains("no event 'Events-99'").contains("hint: keyden event list");
    assertThat(time.code()).isEqualTo(ExitCode.USAGE);
    assertThat(time.err()).contains("'yesterday' is no time; write 24h");
    assertThat(limit.code()).isEqualTo(ExitCode.USAGE);
    assertThat(user.code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void record_is_for_those_who_may_read_it() {
    String key =
        scene.server().giveKey(scene.server().person("bob", "Correct horse 9"), "own", null);

    Scene.Outcome refused = scene.run(scene.holding(key), "event", "list");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(refused.err()).contains("EventView");
  }
}
