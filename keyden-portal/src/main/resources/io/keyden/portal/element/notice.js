/** Short messages that come and go: what was just done, or went wrong. */

import { html } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { PortalElement } from "./base.js";
import { icon } from "./icon.js";

const STAYS_MILLIS = 8_000;

const notices = Object.assign(new EventTarget(), { list: [], next: 1 });

function changed() {
  notices.dispatchEvent(new Event("changed"));
}

function dismiss(number) {
  notices.list = notices.list.filter((each) => each.number !== number);
  changed();
}

/**
 * Shows `text` for a while; a failure stays until it is dismissed.
 *
 * @param {string} text
 * @param {"success" | "danger"} [kind]
 */
export function notify(text, kind = "success") {
  const number = notices.next++;
  notices.list = [...notices.list, { number, text, kind }];
  changed();
  if (kind === "success") {
    setTimeout(() => dismiss(number), STAYS_MILLIS);
  }
}

/** Shows a problem in the server's words. */
export const notifyProblem = (error) =>
  notify((error.sentences ?? [String(error.message ?? error)]).join(" "), "danger");

class Notices extends PortalElement {
  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    notices.addEventListener("changed", this.#redraw);
  }

  disconnectedCallback() {
    notices.removeEventListener("changed", this.#redraw);
    super.disconnectedCallback();
  }

  render() {
    return html`<div class="notices" role="status" aria-live="polite">
      ${repeat(
        notices.list,
        (each) => each.number,
        (each) => html`
          <div class="notice notice-${each.kind}">
            ${icon(each.kind === "success" ? "check-circle" : "exclamation-triangle")}
            <span class="flex-grow-1">${each.text}</span>
            <button class="btn btn-sm btn-quiet" aria-label="Dismiss" @click=${() => dismiss(each.number)}>
              ${icon("x-lg")}
            </button>
          </div>
        `,
      )}
    </div>`;
  }
}

customElements.define("keyden-notices", Notices);
