package io.keyden.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * One thing on the page, described and not yet found: each use looks for it anew and waits until it
 * is there and ready. A use fails with an {@link AssertionError} that says what was looked for and
 * what the page shows instead.
 */
public class PageElement extends Region {
  private static final String BY_SELECTOR =
      "return [...(arguments[0] || document).querySelectorAll(arguments[1])]";
  private static final String BY_LINE =
      """
      const [root, selector, line] = arguments;
      const flat = text => text.replace(/\\s+/g, ' ').trim();
      return [...(root || document).querySelectorAll(selector)]
          .filter(element => element.checkVisibility({visibilityProperty: true}))
          .filter(element => element.innerText.split(/[\\n\\t]/).some(part => flat(part) === line));
      """;

  /** Of an input of a date or a time, typed keys would depend on the language of the browser. */
  private static final String SET_VALUE =
      """
      const [element, value] = arguments;
      element.focus();
      element.value = value;
      element.dispatchEvent(new Event('input', {bubbles: true}));
      element.dispatchEvent(new Event('change', {bubbles: true}));
      """;

  private static final List<String> NOT_TYPED =
      List.of("date", "time", "datetime-local", "month", "week", "color", "range");

  private final Region region;
  private final String what;
  private final @Nullable Kind kind;
  private final Lookup lookup;

  /** Finds the elements that match in a region, as of now. */
  private interface Lookup extends Function<Region, List<WebElement>> {}

  PageElement(Region region, Kind kind, @Nullable String name) {
    this.region = region;
    this.kind = kind;
    this.what = name == null ? kind.word() : kind.word() + " '" + name + "'";
    this.lookup = where -> where.matches(kind, name);
  }

  PageElement(Region region, String selector, String word) {
    this.region = region;
    this.kind = null;
    this.what = word + " (" + selector + ")";
    this.lookup = where -> all(where, BY_SELECTOR, selector);
  }

  PageElement(Region region, String selector, String word, String line) {
    this.region = region;
    this.kind = null;
    this.what = word + " with the line '" + line + "'";
    this.lookup = where -> all(where, BY_LINE, selector, flat(line));
  }

  private static List<WebElement> all(Region where, String script, String... arguments) {
    return where
        .within()
        .map(place -> {
          @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
          all[0] = place.element();
          System.arraycopy(arguments, 0, all, 1, arguments.length);
          return elements(where.browser().run(script, all));
        })
        .orElse(List.of());
  }

  @Override
  final Browser browser() {
    return region.browser();
  }

  @Override
  final Optional<Within> within() {
    List<WebElement> found = lookup.apply(region);
    return found.size() == 1 ? Optional.of(new Within(found.getFirst())) : Optional.empty();
  }

  @Override
  final String place() {
    return " in the " + what + region.place();
  }

  @Override
  public final String toString() {
    return what + region.place();
  }

  /** Clicks as a mouse does: the thing must be enabled and nothing may lie over it. */
  public final void click() {
    use(
        "a " + this + " to click",
        this::isReady,
        element -> {
          element.click();
          return true;
        });
  }

  /** Moves the mouse over it. */
  public final void hover() {
    use(
        "a " + this + " to point at",
        element -> true,
        element -> {
          new Actions(browser().driver()).moveToElement(element).perform();
          return true;
        });
  }

  /** Types at the end of what is there; takes {@link Keys} too. */
  public final void type(CharSequence... keys) {
    use(
        "a " + this + " to type into",
        this::isReady,
        element -> {
          element.sendKeys(keys);
          return true;
        });
  }

  /** Presses keys while this has the focus; {@link Keys#chord} holds keys down together. */
  public final void press(CharSequence... keys) {
    type(keys);
  }

  /**
   * Replaces what is there. Text goes in by keys, as people do it; dates, times, colours and ranges
   * in the form of their {@code value} ({@code 2026-12-31}, {@code 2026-12-31T23:59}).
   */
  public final void fill(String text) {
    use(
        "a " + this + " to fill",
        this::isReady,
        element -> {
          String type = Optional.ofNullable(element.getDomProperty("type")).orElse("");
          if (NOT_TYPED.contains(type)) {
            browser().run(SET_VALUE, element, text);
          } else {
            element.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
            element.sendKeys(text);
          }
          return true;
        });
  }

  /** Chooses the option of a select that shows this text. */
  public final void choose(String option) {
    use(
        "a " + this + " with the option '" + option + "'",
        element -> isReady(element) && optionOf(element, option).isPresent(),
        element -> {
          optionOf(element, option).orElseThrow().click();
          return true;
        });
  }

  /** Texts of the options of a select. */
  public final List<String> options() {
    return use(
        "a " + this + " with options",
        element -> true,
        element -> optionsOf(element).stream().map(option -> flat(textOf(option))).toList());
  }

  private Optional<WebElement> optionOf(WebElement select, String text) {
    return optionsOf(select).stream()
        .filter(option -> flat(textOf(option)).equals(flat(text)))
        .findFirst();
  }

  private List<WebElement> optionsOf(WebElement select) {
    return elements(browser().run("return [...arguments[0].options]", select));
  }

  private static String textOf(WebElement element) {
    return Optional.ofNullable(element.getDomProperty("textContent")).orElse("");
  }

  /** Ticks a check box or chooses a radio button, unless it is. */
  public final void check() {
    setChecked(true);
  }

  /** Unticks a check box, unless it is. */
  public final void uncheck() {
    setChecked(false);
  }

  private void setChecked(boolean wanted) {
    use(
        "a " + this + " to set to " + (wanted ? "checked" : "unchecked"),
        this::isReady,
        element -> {
          if (element.isSelected() != wanted) {
            element.click();
          }
          return true;
        });
  }

  /** The text that it shows, lines apart. */
  public final String text() {
    return use("a " + this, element -> true, WebElement::getText);
  }

  /** What stands in a field now. */
  public final String value() {
    return use(
        "a " + this,
        element -> true,
        element -> Optional.ofNullable(element.getDomProperty("value")).orElse(""));
  }

  /** The accessible name. */
  public final String name() {
    return use("a " + this, element -> true, element -> flat(element.getAccessibleName()));
  }

  /** The role, as assistive technology is told. */
  public final String role() {
    return use(
        "a " + this,
        element -> true,
        element -> Optional.ofNullable(element.getAriaRole()).orElse("").toLowerCase(Locale.ROOT));
  }

  /** An attribute as the page sets it, such as {@code aria-invalid}. */
  public final Optional<String> attribute(String attribute) {
    return use(
        "a " + this,
        element -> true,
        element -> Optional.ofNullable(element.getDomAttribute(attribute)));
  }

  public final boolean isEnabled() {
    return use("a " + this, element -> true, this::isReady);
  }

  public final boolean isChecked() {
    return use("a " + this, element -> true, WebElement::isSelected);
  }

  public final boolean hasFocus() {
    return use(
        "a " + this,
        element -> true,
        element ->
            Boolean.TRUE.equals(
                browser().run("return document.activeElement === arguments[0]", element)));
  }

  /** Whether exactly one is there and shown now; the one question that doesn't wait. */
  public final boolean isThere() {
    return browser()
        .steadily(() -> within().map(Within::element).filter(WebElement::isDisplayed).isPresent());
  }

  /** Waits until it is there and shown. */
  public final PageElement awaitThere() {
    boolean there = use("a " + this + " that is shown", WebElement::isDisplayed, element -> true);
    assertThat(there).isTrue();
    return this;
  }

  /** Waits until none is there, or none that is shown. */
  public final void awaitGone() {
    browser()
        .await(
            "the end of " + this,
            () -> lookup.apply(region).stream().noneMatch(WebElement::isDisplayed));
  }

  /** Waits until the text that it shows contains this. */
  public final void awaitText(String part) {
    boolean shown =
        use(
            "a " + this + " that says '" + part + "'",
            element -> flat(element.getText()).contains(flat(part)),
            element -> true);
    assertThat(shown).isTrue();
  }

  /** Waits until it has the focus. */
  public final void awaitFocus() {
    browser().await("the focus on " + this, this::hasFocus);
  }

  /** Waits until a field holds this. */
  public final void awaitValue(String value) {
    boolean held =
        use(
            "a " + this + " that holds '" + value + "'",
            element -> value.equals(element.getDomProperty("value")),
            element -> true);
    assertThat(held).isTrue();
  }

  private boolean isReady(WebElement element) {
    return Boolean.TRUE.equals(
        browser().run("return !arguments[0].matches(':disabled, [aria-disabled=true]')", element));
  }

  /** Waits until the one element is there and ready, and does it. */
  final <T> T use(String sought, Predicate<WebElement> ready, Function<WebElement, T> action) {
    return browser()
        .attempt(
            sought,
            () -> {
              List<WebElement> found = lookup.apply(region);
              if (found.size() != 1) {
                return new Attempt.Missed<>(() -> found.size() + " are there" + insteadOf(found));
              }
              WebElement element = found.getFirst();
              return ready.test(element)
                  ? new Attempt.Done<>(action.apply(element))
                  : new Attempt.Missed<>(() -> "it is there and not so");
            });
  }

  private String insteadOf(List<WebElement> found) {
    return found.isEmpty() && kind != null ? "; of that kind: " + region.names(kind) : "";
  }
}
