/** Ready lines in several languages, one of which is seen, with a button that copies them. */

import { html } from "lit";
import { copy } from "../foundation/files.js";
import { PortalElement } from "./base.js";
import { icon } from "./icon.js";
import { notify } from "./notice.js";

/**
 * Shows `examples`, a list of `{name, text}`, as tabs; `label` says to readers of screens what the
 * tabs choose between.
 */
class Examples extends PortalElement {
  static properties = {
    label: {},
    examples: { attribute: false },
    chosen: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    this.label = "";
    this.examples = [];
    this.chosen = 0;
    this.copied = false;
  }

  render() {
    const { text } = this.examples[this.chosen];
    return html`
      <div class="nav nav-tabs" role="tablist" aria-label=${this.label} @keydown=${this.#tabKey}>
        ${this.examples.map((each, index) => this.#tab(each, index))}
      </div>
      <div class="example" role="tabpanel" id="example" aria-labelledby="example-${this.chosen}" tabindex="0">
        <pre><code>${text}</code></pre>
        <button class="btn btn-sm btn-outline-secondary" type="button" @click=${() => this.#copy(text)}>
          ${icon(this.copied ? "clipboard-check" : "clipboard")} Copy lines
        </button>
      </div>
    `;
  }

  #tab(example, index) {
    const selected = index === this.chosen;
    return html`<button
      class="nav-link ${selected ? "active" : ""}"
      type="button"
      role="tab"
      id="example-${index}"
      aria-controls="example"
      aria-selected=${selected ? "true" : "false"}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#choose(index)}
    >
      ${example.name}
    </button>`;
  }

  #choose(index) {
    this.chosen = index;
    this.copied = false;
  }

  async #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      this.#choose((this.chosen + step + this.examples.length) % this.examples.length);
      await this.updateComplete;
      this.querySelector(`#example-${this.chosen}`).focus();
    }
  }

  async #copy(text) {
    this.copied = await copy(text);
    if (!this.copied) {
      notify("The browser does not let this page copy.", "danger");
    }
  }
}

customElements.define("keyden-examples", Examples);
