package io.keyden.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyden.cli.surroundings.World;
import io.keyden.cli.terminal.Style;
import io.keyden.cli.terminal.Terminal;
import io.keyden.cli.text.DisplayWidth;
import io.keyden.cli.text.SafeText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrinterTest {
  private static final Instant SOON = Instant.parse("2026-06-13T10:00:00.1239Z");

  private record Row(
      String id,
      String purpose,
      Optional<Instant> expires,
      long uses,
      boolean active,
      List<String> teams) {}

  private static final Listing<Row> KEYS =
      new Listing<>(
          "keys",
          List.of(
              Column.of("id", row -> Cell.text(row.id())),
              Column.<Row>of("purpose", row -> Cell.text(row.purpose())).flexible(),
              Column.of(
                  "expires",
                  row -> {
                    Cell expires = Cell.time(row.expires(), "never");
                    return row.expires().isPresent() ? expires.styled(Style.YELLOW) : expires;
                  }),
              Column.<Row>of("timesUsed", row -> Cell.number(row.uses())).alignedRight(),
              Column.<Row>of("active", row -> Cell.flag(row.active())).dispensable(),
              Column.<Row>of("teams", row -> Cell.many(row.teams())).asDetail()));

  private static final Row DEPLOY =
      new Row("apikeys-1", "deploy", Optional.of(SOON), 12, true, List.of("a", "b"));
  private static final Row BACKUP =
      new Row("apikeys-22", "東京 backup", Optional.empty(), 1, false, List.of());

  @TempDir Path folder;

  @Test
  void a_table_lines_up_and_tells_times_as_people_do() {
    World world = new World(folder);

    list(world, OutputFormat.TABLE, DEPLOY, BACKUP);

    assertThat(world.out().lines())
        .containsExactly(
            "ID          PURPOSE      EXPIRES     TIMES USED  ACTIVE",
            "apikeys-1   deploy       in 12 days          12  yes",
            "apikeys-22  東京 backup  never                1  no");
    assertThat(world.err()).isEmpty();
  }

  @Test
  void on_a_terminal_headings_and_cells_stand_out() {
    World world = new World(folder).withTerminal(80);

    list(world, OutputFormat.TABLE, DEPLOY);

    assertThat(world.out())
        .contains("\u001b[1mID\u001b[0m         ", "\u001b[33min 12 days\u001b[0m  ");
  }

  @Test
  void colour_can_be_refused() {
    World world = new World(folder).withTerminal(80);

    new Printer(OutputFormat.TABLE, world.surroundings(), true, false).list(KEYS, List.of(DEPLOY));

    assertThat(world.out()).doesNotContain("\u001b");
  }

  @Test
  void a_narrow_terminal_shortens_flexible_columns() {
    World world = narrow(60);
    Row wordy = new Row("apikeys-1", "word ".repeat(40), Optional.empty(), 1, true, List.of());

    list(world, OutputFormat.TABLE, wordy);

    assertThat(world.out().lines())
        .allMatch(line -> DisplayWidth.of(line) <= 60)
        .anyMatch(line -> line.startsWith("apikeys-1  word word word") && line.contains("…"));
    assertThat(world.err()).isEmpty();
  }

  @Test
  void a_very_narrow_terminal_leaves_out_what_is_dispensable_and_says_so() {
    World world = narrow(46);
    Row wordy = new Row("apikeys-1", "word ".repeat(40), Optional.empty(), 1, true, List.of());

    list(world, OutputFormat.TABLE, wordy);

    assertThat(world.out().lines())
        .allMatch(line -> DisplayWidth.of(line) <= 46)
        .noneMatch(line -> line.contains("ACTIVE"));
    assertThat(world.err())
        .isEqualTo(
            "note: no room for ACTIVE; widen the terminal, or use -o json"
                + System.lineSeparator());
  }

  @Test
  void without_a_terminal_nothing_is_shortened() {
    World world = new World(folder);
    Row wordy = new Row("apikeys-1", "x".repeat(500), Optional.empty(), 1, true, List.of());

    list(world, OutputFormat.TABLE, wordy);

    assertThat(world.out()).contains("x".repeat(500));
  }

  @Test
  void an_empty_table_is_a_remark_on_stderr() {
    World world = new World(folder);
    World quiet = new World(folder);

    list(world, OutputFormat.TABLE);
    new Printer(OutputFormat.TABLE, quiet.surroundings(), false, true).list(KEYS, List.of());

    assertThat(world.out()).isEmpty();
    assertThat(world.err()).isEqualTo("no keys" + System.lineSeparator());
    assertThat(quiet.err()).isEmpty();
  }

  @Test
  void one_thing_is_shown_with_its_details_and_exact_times() {
    World world = new World(folder);

    show(world, OutputFormat.TABLE, DEPLOY);

    assertThat(world.out().lines())
        .containsExactly(
            "ID          apikeys-1",
            "PURPOSE     deploy",
            "EXPIRES     2026-06-13 12:00:00 +02:00 (in 12 days)",
            "TIMES USED  12",
            "ACTIVE      yes",
            "TEAMS       a, b");
  }

  @Test
  void json_has_every_property_with_its_type() {
    World many = new World(folder);
    World one = new World(folder);
    World none = new World(folder);

    list(many, OutputFormat.JSON, DEPLOY, BACKUP);
    show(one, OutputFormat.JSON, BACKUP);
    list(none, OutputFormat.JSON);

    assertThat(many.out())
        .isEqualTo(
            """
            [
              {
                "id": "apikeys-1",
                "purpose": "deploy",
                "expires": "2026-06-13T10:00:00.123Z",
                "timesUsed": 12,
                "active": true,
                "teams": ["a", "b"]
              },
              {
                "id": "apikeys-22",
                "purpose": "東京 backup",
                "expires": null,
                "timesUsed": 1,
                "active": false,
                "teams": []
              }
            ]
            """);
    assertThat(JsonMapper.shared().readTree(one.out()).get("purpose").asString())
        .isEqualTo("東京 backup");
    assertThat(none.out()).isEqualTo("[]\n");
    assertThat(none.err()).isEmpty();
  }

  @Test
  void yaml_says_the_same_as_json() {
    World many = new World(folder);
    World one = new World(folder);
    World none = new World(folder);

    list(many, OutputFormat.YAML, DEPLOY, BACKUP);
    show(one, OutputFormat.YAML, DEPLOY);
    list(none, OutputFormat.YAML);

    assertThat(many.out())
        .isEqualTo(
            """
            - id: "apikeys-1"
              purpose: "deploy"
              expires: "2026-06-13T10:00:00.123Z"
              timesUsed: 12
              active: true
              teams: ["a", "b"]
            - id: "apikeys-22"
              purpose: "東京 backup"
              expires: null
              timesUsed: 1
              active: false
              teams: []
            """);
    assertThat(one.out()).startsWith("id: \"apikeys-1\"\npurpose: \"deploy\"\n");
    assertThat(none.out()).isEqualTo("[]\n");
  }

  @Test
  void csv_has_every_column_and_no_formulas() {
    World world = new World(folder);
    Row sly = new Row("apikeys-1", "=1+1, \"x\"", Optional.of(SOON), 12, true, List.of("a", "b"));

    list(world, OutputFormat.CSV, sly, BACKUP);

    assertThat(world.out())
        .isEqualTo(
            "id,purpose,expires,timesUsed,active,teams\r\n"
                + "apikeys-1,\"'=1+1, \"\"x\"\"\",2026-06-13T10:00:00.123Z,12,true,\"a; b\"\r\n"
                + "apikeys-22,\"東京 backup\",,1,false,\r\n");
  }

  @Test
  void whatever_a_purpose_holds_programs_read_it_back_and_terminals_stay_safe() {
    Random random = new Random(31);
    String notable =
        "\"\\/\n\r\t\b\u001b\u009b\u202e\u2028\u200d\u0085\ufeff: #-[]{}'&*!|>%@`né東🚀\udb40\udc01";

    for (int round = 0; round < 500; round++) {
      StringBuilder purpose = new StringBuilder();
      random
          .ints(12, 0, notable.codePointCount(0, notable.length()))
          .map(i -> notable.codePointAt(notable.offsetByCodePoints(0, i)))
          .forEach(purpose::appendCodePoint);
      Row row = new Row("a", purpose.toString(), Optional.empty(), 0, true, List.of());
      World json = new World(folder);
      World yaml = new World(folder);
      World table = new World(folder);
      list(json, OutputFormat.JSON, row);
      list(yaml, OutputFormat.YAML, row);
      list(table, OutputFormat.TABLE, row);
      JsonNode read = JsonMapper.shared().readTree(json.out());
      assertThat(read.get(0).get("purpose").asString()).isEqualTo(row.purpose());
      assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml.out()))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .first()
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("purpose", row.purpose());
      for (World world : List.of(json, yaml, table)) {
        assertThat(world.out().codePoints().filter(PrinterTest::harmful)).isEmpty();
      }
    }
  }

  @Test
  void half_a_character_is_replaced() {
    World world = new World(folder);

    list(world, OutputFormat.JSON, new Row("a", "x\ud83d", Optional.empty(), 0, true, List.of()));

    assertThat(world.out()).contains("\"x\uFFFD\"");
  }

  @Test
  void words_that_yaml_readers_take_for_something_else_stay_texts() {
    World world = new World(folder);

    show(
        world,
        OutputFormat.YAML,
        new Row("on", "no", Optional.empty(), 0, true, List.of("1", "~")));

    assertThat(new Load(LoadSettings.builder().build()).loadFromString(world.out()))
        .isInstanceOfSatisfying(
            Map.class,
            map -> {
              assertThat(map.get("id")).isEqualTo("on");
              assertThat(map.get("teams")).isEqualTo(List.of("1", "~"));
            });
    assertThat(world.out()).contains("id: \"on\"", "purpose: \"no\"");
  }

  @Test
  void a_name_is_in_camel_case_and_used_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Column.<Row>of("last used", row -> Cell.text(row.id())));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Listing<Row>(
                "keys",
                List.of(
                    Column.of("id", row -> Cell.text(row.id())),
                    Column.of("id", row -> Cell.text(row.purpose())))));
  }

  @Test
  void formats_have_names() {
    assertThat(OutputFormat.named("JSON")).contains(OutputFormat.JSON);
    assertThat(OutputFormat.named("xml")).isEmpty();
  }

  private World narrow(int columns) {
    return new World(folder)
        .withTerminal(new Terminal(true, true, true, columns))
        .with("NO_COLOR", "1");
  }

  private static boolean harmful(int codePoint) {
    return codePoint != '\n' && SafeText.harmful(codePoint);
  }

  private static void list(World world, OutputFormat format, Row... rows) {
    new Printer(format, world.surroundings(), false, false).list(KEYS, List.of(rows));
  }

  private static void show(World world, OutputFormat format, Row row) {
    new Printer(format, world.surroundings(), false, false).show(KEYS, row);
  }
}
