import { html } from "lit";
import { copy } from "../foundation/files.js";
import { icon } from "./icon.js";
import { notify } from "./notice.js";

async function take(id) {
  if (await copy(id)) {
    notify(`${id} is in the clipboard.`);
  } else {
    notify("The browser does not let this page copy.", "danger");
  }
}

/** An id, for those who use the API, with a button that copies it. */
export const identifier = (id) => html`<span class="identifier"
  ><code>${id}</code
  ><button class="btn btn-sm btn-quiet" type="button" aria-label="Copy ${id}" @click=${() => take(id)}>
    ${icon("clipboard")}
  </button></span
>`;
