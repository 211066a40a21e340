package io.keyden.cli.surroundings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyden.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small world for commands: what they are given, and what they said. */
public final class World {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> answers = new ArrayList<>();
  private final Random random = new Random(5);
  private Terminal terminal = Terminal.none();
  private ZoneId zone = ZoneId.of("Europe/Berlin");
  private Instant now = Instant.parse("2026-06-01T10:00:00Z");
  private byte[] input = new byte[0];

  /**
   * A world without variables and terminals.
   *
   * @param folder the home directory and the working directory
   */
  public World(Path folder) {
    this.folder = folder;
  }

  /** Sets a variable. */
  public World with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Pipes a text in. */
  public World withInput(String text) {
    input = text.getBytes(UTF_8);
    return this;
  }

  /** All streams are a terminal of this width. */
  public World withTerminal(int columns) {
    terminal = new Terminal(true, true, true, columns);
    return this;
  }

  /** Which streams are a terminal. */
  public World withTerminal(Terminal terminal) {
    this.terminal = terminal;
    return this;
  }

  /** The user's time zone. */
  public World withZone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  /** What is typed at the next prompt. */
  public World withAnswer(String answer) {
    answers.add(answer);
    return this;
  }

  /** Time goes by. */
  public World advance(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** What time it is. */
  public Instant now() {
    return now;
  }

  /** The world as commands see it. */
  public Surroundings surroundings() {
    return new Surroundings(
        environment,
        folder,
        folder,
        new ByteArrayInputStream(input),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        () -> now,
        zone,
        terminal,
        _ ->
            answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst().toCharArray()),
        random::nextInt);
  }

  /** What was said on stdout. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** What was said on stderr. */
  public String err() {
    return err.toString(UTF_8);
  }
}
