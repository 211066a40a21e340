import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { icon } from "../element/icon.js";
import "../element/shown-once.js";
import { time } from "../foundation/dates.js";
import { copy, fileName } from "../foundation/files.js";
import { EXAMPLES, environmentFile } from "./examples.js";
import { purposeText } from "./keys.js";

const QUESTION = {
  title: "Leave without the key?",
  text: "You have not copied or downloaded the key. It is shown this once only: after leaving nobody can see it again, and you will need a new one.",
  confirm: "Leave without it",
};

/** A new key: the one time that anybody sees it. */
class KeySecret extends PortalElement {
  static properties = {
    created: { attribute: false },
    owner: { attribute: false },
    back: { attribute: false },
    taken: { state: true },
    example: { state: true },
    copiedExample: { state: true },
  };

  constructor() {
    super();
    this.created = null;
    this.owner = null;
    this.back = "#/";
    this.taken = false;
    this.example = 0;
    this.copiedExample = false;
  }

  disconnectedCallback() {
    this.created = null;
    super.disconnectedCallback();
  }

  render() {
    if (!this.created) {
      return nothing;
    }
    const key = this.created;
    return html`
      <h1 class="h3 mb-3" tabindex="-1">${this.owner ? html`The new key of ${this.owner}` : "Your new key"}</h1>
      <keyden-shown-once
        name="new-key"
        what="key"
        label=${purposeText(key)}
        .secret=${key.ApiKey}
        .note=${"The server keeps no copy that could be read: put it where it belongs now."}
        .file=${{ name: fileName(key.Purpose, "env"), text: environmentFile(location.origin, key.ApiKey) }}
        .question=${QUESTION}
        @taken=${() => {
          this.taken = true;
        }}
        @forgotten=${() => {
          this.created = { ...this.created, ApiKey: "" };
        }}
      ></keyden-shown-once>
      <p class="text-body-secondary">
        ${key.Expires ? html`It works until ${time(key.Expires)}.` : "It never ends."}
      </p>
      ${this.#examples()}
      <a class="btn ${this.taken ? "btn-primary" : "btn-outline-secondary"}" href=${this.back}>Done</a>
    `;
  }

  /** Ready lines; they read the key from the environment, so that it gets into no history. */
  #examples() {
    const lines = EXAMPLES[this.example].lines(location.origin);
    const tabs = EXAMPLES.map((each, index) => this.#tab(each, index));
    return html`<section class="mb-4" aria-labelledby="use-it">
      <h2 class="h5" id="use-it">Use it</h2>
      <div class="nav nav-tabs" role="tablist" aria-label="Languages" @keydown=${this.#tabKey}>${tabs}</div>
      <div class="example" role="tabpanel" id="example" aria-labelledby="example-${this.example}" tabindex="0">
        <pre><code>${lines}</code></pre>
        <button class="btn btn-sm btn-outline-secondary" type="button" @click=${() => this.#copyExample(lines)}>
          ${icon(this.copiedExample ? "clipboard-check" : "clipboard")} Copy lines
        </button>
      </div>
      <p class="form-text">
        The lines read the key from <code>OCTOPUS_API_KEY</code>: a key in a command or a program ends up in histories
        and repositories.
      </p>
    </section>`;
  }

  #tab(example, index) {
    const selected = index === this.example;
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
    this.example = index;
    this.copiedExample = false;
  }

  async #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      this.#choose((this.example + step + EXAMPLES.length) % EXAMPLES.length);
      await this.updateComplete;
      this.querySelector(`#example-${this.example}`).focus();
    }
  }

  async #copyExample(lines) {
    this.copiedExample = await copy(lines);
  }
}

customElements.define("keyden-key-secret", KeySecret);
