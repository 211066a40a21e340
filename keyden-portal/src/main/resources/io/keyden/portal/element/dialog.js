/** Questions that must be answered before anything goes on. */

import { html, nothing, render } from "lit";

/**
 * Asks, and waits for the answer. Escape and the button that cancels say no.
 *
 * @param {{title: string, text: unknown, confirm: string, cancel?: string, danger?: boolean}} question
 *     `confirm` names what will be done ("Revoke key"), not "OK"
 * @returns {Promise<boolean>}
 */
export function ask({ title, text, confirm, cancel = "Cancel", danger = false }) {
  const before = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.setAttribute("aria-describedby", "dialog-text");
  render(
    html`
      <form method="dialog" class="dialog-form">
        <h2 class="h5" id="dialog-title">${title}</h2>
        <div id="dialog-text" class="mb-4">${text}</div>
        <div class="d-flex flex-wrap justify-content-end gap-2">
          ${cancel
            ? html`<button class="btn btn-outline-secondary" value="no" ?autofocus=${danger}>${cancel}</button>`
            : nothing}
          <button class="btn btn-${danger ? "danger" : "primary"}" value="yes" ?autofocus=${!danger}>
            ${confirm}
          </button>
        </div>
      </form>
    `,
    dialog,
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("submit", (event) => {
      // The policy of the page allows no form to be sent, this one neither.
      event.preventDefault();
      dialog.close(event.submitter?.value ?? "no");
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}
