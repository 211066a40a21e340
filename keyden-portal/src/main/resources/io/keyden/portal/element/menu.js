/** A button that opens a menu of links and actions. */

import { html, nothing } from "lit";
import { PortalElement } from "./base.js";
import { icon } from "./icon.js";

/**
 * `items` is a list of `{label, icon?, href?, action?, danger?}`. Arrow keys, Home, End and Escape
 * work as in every menu.
 */
class Menu extends PortalElement {
  static properties = {
    label: {},
    face: { attribute: false },
    items: { attribute: false },
    open: { state: true },
  };

  constructor() {
    super();
    this.label = "";
    this.face = nothing;
    this.items = [];
    this.open = false;
  }

  #outside = (event) => {
    if (!this.contains(event.target)) {
      this.#close(false);
    }
  };

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#outside);
    super.disconnectedCallback();
  }

  async #show(which) {
    this.open = true;
    document.addEventListener("pointerdown", this.#outside);
    await this.updateComplete;
    this.#choices().at(which)?.focus();
  }

  #close(back = true) {
    this.open = false;
    document.removeEventListener("pointerdown", this.#outside);
    if (back) {
      this.querySelector("button").focus();
    }
  }

  #choices() {
    return [...this.querySelectorAll("[role='menuitem']")];
  }

  #key(event) {
    const choices = this.#choices();
    const at = choices.indexOf(document.activeElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key];
    if (!this.open) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.#show(event.key === "ArrowDown" ? 0 : -1);
      }
    } else if (step !== undefined) {
      event.preventDefault();
      choices.at(step % choices.length).focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.#close();
    } else if (event.key === "Tab") {
      this.#close(false);
    }
  }

  #choose(item) {
    this.#close(item.href === undefined);
    item.action?.();
  }

  render() {
    return html`<div class="menu" @keydown=${this.#key}>
      <button
        class="btn btn-quiet"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.open ? "true" : "false"}
        aria-label=${this.label}
        @click=${() => (this.open ? this.#close() : this.#show(0))}
      >
        ${this.face}
      </button>
      ${this.open
        ? html`<div class="dropdown-menu show" role="menu" aria-label=${this.label}>
            ${this.items.map((item) => this.#item(item))}
          </div>`
        : nothing}
    </div>`;
  }

  #item(item) {
    const style = `dropdown-item ${item.danger ? "text-danger" : ""}`;
    const content = html`${item.icon ? icon(item.icon) : nothing} ${item.label}`;
    return item.href === undefined
      ? html`<button class=${style} type="button" role="menuitem" tabindex="-1" @click=${() => this.#choose(item)}>
          ${content}
        </button>`
      : html`<a class=${style} role="menuitem" tabindex="-1" href=${item.href} @click=${() => this.#choose(item)}
          >${content}</a
        >`;
  }
}

customElements.define("keyden-menu", Menu);
