/** What the pages that show keys share: the columns, the states, and revoking. */

import { html, nothing } from "lit";
import { ask } from "../element/dialog.js";
import { icon } from "../element/icon.js";
import { notify, notifyProblem } from "../element/notice.js";
import { remove } from "../foundation/api.js";
import { distance, minuteText, remaining, time } from "../foundation/dates.js";

/** What a list of keys can be asked for; the names are those of the query. */
export const KEY_FILTERS = { partialPurpose: "", sort: "Created", descending: "true" };

const STATES = {
  never: ["secondary", "Never ends"],
  expired: ["danger", "Expired"],
  soon: ["warning", "Ends soon"],
  later: ["success", "Active"],
};

/** A word for the state of `key`. */
export function keyState(key) {
  const [kind, text] =
    key.UserIsActive === false ? ["secondary", "Owner disabled"] : STATES[remaining(key.Expires)];
  return html`<span class="badge text-bg-${kind}">${text}</span>`;
}

/** A key's purpose; the Go client leaves it empty. */
export const purposeText = (key) => key.Purpose || "(no purpose)";

const agent = (key) =>
  key.ActorType === "AiAgent" ? html` <span class="badge text-bg-info">${icon("robot")} AI agent</span>` : nothing;

/** The first characters of a key, and that there are more. */
export const hintText = (key) => html`<code class="hint">${key.ApiKey.Hint}•••</code>`;

/** The columns that every list of keys has. */
export function keyColumns() {
  return [
    {
      label: "Purpose",
      sort: "Purpose",
      style: "cell-wide",
      cell: (key) => html`<span class="fw-medium">${purposeText(key)}</span>${agent(key)}`,
    },
    { label: "Key", cell: hintText },
    { label: "State", cell: keyState },
    { label: "Created", sort: "Created", descendingFirst: true, cell: (key) => time(key.Created, "day") },
    { label: "Expires", sort: "Expires", cell: (key) => time(key.Expires, "both", "never") },
    {
      label: "Last used",
      sort: "LastUsed",
      descendingFirst: true,
      cell: (key) =>
        time(key.LastUsedTimeStamp, "relative", key.IsLastUsedTimestampKnown ? "never" : "unknown"),
    },
  ];
}

/** The column with the button that revokes; `revoked` is called afterwards. */
export function revokeColumn(revoked, owner = "yours") {
  return {
    label: "Actions",
    actions: true,
    style: "text-end",
    cell: (key) =>
      html`<button
        class="btn btn-sm btn-outline-danger"
        aria-label="Revoke ${purposeText(key)}"
        @click=${() => revoke(key, owner === "yours" ? null : owner(key), revoked)}
      >
        Revoke
      </button>`,
  };
}

/**
 * Asks, naming the key, and revokes it.
 *
 * @param {object} key
 * @param {string | null} owner whose it is, if not the user's own
 * @param {() => void} revoked called when it is done
 */
export async function revoke(key, owner, revoked) {
  const sure = await ask({
    title: `Revoke “${purposeText(key)}”?`,
    text: html`
      <p>
        ${owner ? html`The key of <strong>${owner}</strong>` : html`The key`} ${hintText(key)}, made on
        ${minuteText(key.Created)}${key.LastUsedTimeStamp
          ? html` and last used ${distance(key.LastUsedTimeStamp)}`
          : html` and never used`},
        stops working at once.
      </p>
      <p class="mb-0">What uses it will be refused. This cannot be undone.</p>
    `,
    confirm: "Revoke key",
    cancel: "Keep key",
    danger: true,
  });
  if (!sure) {
    return;
  }
  try {
    await remove(`/api/users/${key.UserId}/apikeys/${key.Id}`);
    notify(`“${purposeText(key)}” was revoked.`);
  } catch (error) {
    notifyProblem(error);
  }
  dispatchEvent(new Event("keyden-keys-changed"));
  revoked();
}
