/** A secret that is shown this once: a key, the link of an invitation. */

import { html, nothing } from "lit";
import { copy, download } from "../foundation/files.js";
import { guardLeaving } from "../foundation/router.js";
import { PortalElement } from "./base.js";
import { ask } from "./dialog.js";
import { icon } from "./icon.js";

/**
 * Shows `secret` in a field that can be copied, and asks with `question` before the page is left
 * without it. `name` tells it from other fields of the page, `what` is the word for it ("key"),
 * `note` says what becomes of it, `file` (`{name, text}`) can be downloaded if there is one.
 *
 * Says `taken` when the reader has it, and `forgotten` when the page is put away: whoever holds the
 * secret lets go of it then.
 */
class ShownOnce extends PortalElement {
  static properties = {
    name: {},
    label: {},
    what: {},
    secret: { attribute: false },
    note: { attribute: false },
    file: { attribute: false },
    question: { attribute: false },
    taken: { state: true },
    copyFailed: { state: true },
  };

  constructor() {
    super();
    this.name = "shown-once";
    this.label = "";
    this.what = "";
    this.secret = "";
    this.note = nothing;
    this.file = null;
    this.question = null;
    this.taken = false;
    this.copyFailed = false;
  }

  /** A page that the browser keeps for the way back must not keep the secret. */
  #hide = () => {
    this.#forget();
    this.performUpdate();
    this.dispatchEvent(new Event("forgotten"));
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#hide);
    guardLeaving(() => ask({ cancel: "Stay", danger: true, ...this.question }));
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.#hide);
    guardLeaving(null);
    this.#forget();
    super.disconnectedCallback();
  }

  #forget() {
    this.secret = "";
    this.file = null;
  }

  #take() {
    this.taken = true;
    guardLeaving(null);
    this.dispatchEvent(new Event("taken"));
  }

  async #copy() {
    if (await copy(this.secret)) {
      this.copyFailed = false;
      this.#take();
    } else {
      this.copyFailed = true;
      this.querySelector("input").select();
    }
  }

  #download() {
    download(this.file.name, this.file.text);
    this.#take();
  }

  render() {
    return html`<div class="secret">
      <label class="fw-medium mb-2" for=${this.name}>${this.label}</label>
      <div class="input-group">
        <input
          class="form-control form-control-lg font-monospace"
          id=${this.name}
          readonly
          autocomplete="off"
          spellcheck="false"
          aria-describedby="${this.name}-once"
          .value=${this.secret}
          @focus=${(event) => event.target.select()}
          @copy=${() => this.#take()}
        />
        <button class="btn btn-primary" type="button" @click=${this.#copy}>
          ${icon(this.taken ? "clipboard-check" : "clipboard")} Copy
        </button>
        ${this.file
          ? html`<button class="btn btn-outline-primary" type="button" @click=${this.#download}>
              ${icon("download")} Download
            </button>`
          : nothing}
      </div>
      <p class="mt-2 mb-0" id="${this.name}-once">
        <strong>This is the only time that the ${this.what} is shown.</strong> ${this.note}
      </p>
      <p class="mb-0" role="status">
        ${this.copyFailed
          ? `The browser does not let this page copy. The ${this.what} is selected: press Ctrl+C.`
          : nothing}
        ${this.taken ? html`${icon("check-circle")} You have it now.` : nothing}
      </p>
    </div>`;
  }
}

customElements.define("keyden-shown-once", ShownOnce);
