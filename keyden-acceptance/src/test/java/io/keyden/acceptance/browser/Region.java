package io.keyden.acceptance.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebElement;

/**
 * A part of a page in which things are found: the whole page, a dialog, a row.
 *
 * <p>Finding is lazy: a {@link PageElement} is looked for, with patience, at each use. A name is
 * the accessible name, as the browser computes it for assistive technology, and is compared whole
 * (runs of white space count as one space). Only what is shown is found, and while a modal dialog
 * is open only what is in it, except alerts and statuses. There must be exactly one match.
 */
public abstract class Region {
  private static final String CANDIDATES =
      """
      const [root, selector, wanted, behindDialogs] = arguments;
      const flat = text => (text || '').replace(/\\s+/g, ' ').trim();
      const shown = element => element.checkVisibility({visibilityProperty: true})
          && !element.closest('[aria-hidden="true"], [inert]');
      const modal = behindDialogs
          ? [...document.querySelectorAll('dialog:modal, [aria-modal="true"]')].filter(shown).at(-1)
          : null;
      // All that an accessible name can be made of; the browser's own answer decides later.
      const sources = element => [
        element.textContent, element.value, element.title, element.placeholder, element.alt,
        element.getAttribute('aria-label'),
        ...(element.getAttribute('aria-labelledby') || '').split(/\\s+/).filter(id => id)
            .map(id => document.getElementById(id)?.textContent),
        ...[...(element.labels || [])].map(label => label.textContent),
        ...[...element.querySelectorAll('[alt], [title], [aria-label]')].flatMap(part =>
            [part.getAttribute('alt'), part.title, part.getAttribute('aria-label')]),
        element.querySelector(':scope > caption, :scope > legend')?.textContent];
      const spaceless = text => flat(text).replaceAll(' ', '');
      return [...(root || document).querySelectorAll(selector)]
          .filter(shown)
          .filter(element => !modal || modal.contains(element))
          .filter(element => wanted === null
              || spaceless(sources(element).join(' ')).includes(spaceless(wanted)));
      """;

  /** What the finders are called on; the page API's own entry to the driver. */
  abstract Browser browser();

  /** The element that holds this region, or null for the whole page; empty if it isn't there. */
  abstract Optional<Within> within();

  /** How failures call this region, with a leading blank; empty for the whole page. */
  abstract String place();

  /** A place to look in; without an element it is the document. */
  record Within(@Nullable WebElement element) {}

  /** The one thing of that kind and name. */
  public final PageElement find(Kind kind, String name) {
    return new PageElement(this, kind, name);
  }

  /** The one thing of that kind. */
  public final PageElement find(Kind kind) {
    return new PageElement(this, kind, null);
  }

  public final PageElement button(String name) {
    return find(Kind.BUTTON, name);
  }

  /** An input, text area, select, check box, radio button or switch, by its label. */
  public final PageElement field(String label) {
    return find(Kind.FIELD, label);
  }

  public final PageElement link(String name) {
    return find(Kind.LINK, name);
  }

  /** The only heading of the first level. */
  public final PageElement heading() {
    return new PageElement(this, "h1", "main heading");
  }

  /** A heading of any level. */
  public final PageElement heading(String name) {
    return find(Kind.HEADING, name);
  }

  /** The open dialog. */
  public final PageElement dialog() {
    return find(Kind.DIALOG);
  }

  public final PageElement dialog(String name) {
    return find(Kind.DIALOG, name);
  }

  /** The only message that interrupts a person who listens to the page. */
  public final PageElement alert() {
    return find(Kind.ALERT);
  }

  /** The only message that is told when a person who listens pauses. */
  public final PageElement status() {
    return find(Kind.STATUS);
  }

  /** The only table. */
  public final Table table() {
    return new Table(this, null);
  }

  /** A table by its caption or label. */
  public final Table table(String name) {
    return new Table(this, name);
  }

  /** The list item one of whose lines is this text. */
  public final PageElement item(String line) {
    return new PageElement(this, Kind.ITEM.selector(), "list item", line);
  }

  /** The one element, shown or not, that a CSS selector finds, for what has no name. */
  public final PageElement part(String selector) {
    return new PageElement(this, selector, "part");
  }

  /** Names of all things of that kind, in the order of the page; without waiting. */
  public final List<String> names(Kind kind) {
    return browser()
        .steadily(() ->
            within().stream()
                .flatMap(place -> candidates(place, kind, null).stream())
                .map(Region::nameOf)
                .toList());
  }

  /** The elements of that kind and name, in the order of the page, as of now. */
  final List<WebElement> matches(Kind kind, @Nullable String name) {
    Optional<Within> place = within();
    if (place.isEmpty()) {
      return List.of();
    }
    List<WebElement> found = candidates(place.get(), kind, name);
    return name == null
        ? found
        : found.stream().filter(element -> nameOf(element).equals(flat(name))).toList();
  }

  private List<WebElement> candidates(Within place, Kind kind, @Nullable String name) {
    return elements(
        browser()
            .run(
                CANDIDATES,
                place.element(),
                kind.selector(),
                name == null ? null : flat(name),
                kind.behindDialogs()));
  }

  static List<WebElement> elements(@Nullable Object list) {
    List<WebElement> elements = new ArrayList<>();
    if (list instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof WebElement element) {
          elements.add(element);
        }
      }
    }
    return elements;
  }

  private static String nameOf(WebElement element) {
    return flat(element.getAccessibleName());
  }

  static String flat(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ").strip();
  }
}
