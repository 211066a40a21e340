import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import "../element/examples.js";
import "../element/shown-once.js";
import { time } from "../foundation/dates.js";
import { fileName } from "../foundation/files.js";
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
  };

  constructor() {
    super();
    this.created = null;
    this.owner = null;
    this.back = "#/";
    this.taken = false;
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
    return html`<section class="mb-4" aria-labelledby="use-it">
      <h2 class="h5" id="use-it">Use it</h2>
      <keyden-examples
        label="Languages"
        .examples=${EXAMPLES.map(({ name, lines }) => ({ name, text: lines(location.origin) }))}
      ></keyden-examples>
      <p class="form-text">
        The lines read the key from <code>OCTOPUS_API_KEY</code>: a key in a command or a program ends up in histories
        and repositories.
      </p>
    </section>`;
  }
}

customElements.define("keyden-key-secret", KeySecret);
