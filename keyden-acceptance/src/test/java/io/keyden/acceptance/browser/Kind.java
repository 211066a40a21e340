package io.keyden.acceptance.browser;

/** What a thing on a page is to a person; tells where to look for it. */
public enum Kind {
  ALERT("alert", "[role=alert]", false),
  BUTTON(
      "button",
      "button:not([role]), input[type=button], input[type=submit], input[type=reset], summary,"
          + " [role=button]",
      true),
  DIALOG("dialog", "dialog[open], [role=dialog], [role=alertdialog]", true),
  FIELD(
      "field",
      "input:not([type=hidden], [type=button], [type=submit], [type=reset], [type=image]), textarea,"
          + " select, [role=textbox], [role=searchbox], [role=combobox], [role=listbox],"
          + " [role=checkbox], [role=radio], [role=switch], [role=spinbutton]",
      true),
  GROUP("group", "fieldset, [role=group], [role=radiogroup]", true),
  HEADING("heading", "h1, h2, h3, h4, h5, h6, [role=heading]", true),
  ITEM("list item", "li, [role=listitem]", true),
  LINK("link", "a[href]:not([role]), area[href], [role=link]", true),
  MENU_ITEM("menu item", "[role=menuitem]", true),
  NAVIGATION("navigation", "nav, [role=navigation]", true),
  SECTION("section", "section, [role=region]", true),
  STATUS("status", "[role=status], output", false),
  TAB("tab", "[role=tab]", true),
  TABLE("table", "table, [role=table], [role=grid]", true);

  private final String word;
  private final String selector;
  private final boolean behindDialogs;

  Kind(String word, String selector, boolean behindDialogs) {
    this.word = word;
    this.selector = selector;
    this.behindDialogs = behindDialogs;
  }

  String word() {
    return word;
  }

  String selector() {
    return selector;
  }

  /** Whether an open dialog takes away what lies outside of it. Messages are told regardless. */
  boolean behindDialogs() {
    return behindDialogs;
  }
}
