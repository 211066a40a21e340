/** What the pages of the audit share. */

import { html, nothing } from "lit";
import { icon } from "../element/icon.js";
import { nameLink, placeOf } from "./references.js";

const KINDS = {
  Created: ["success", "Created"],
  Modified: ["info", "Modified"],
  Deleted: ["danger", "Deleted"],
  LoginSucceeded: ["secondary", "Signed in"],
  LoginFailed: ["warning", "Sign-in failed"],
  ApiKeyExpiry20DayWarning: ["warning", "20 days left"],
  ApiKeyExpiry10DayWarning: ["warning", "10 days left"],
  ApiKeyExpired: ["danger", "Expired"],
};

/** A word for what kind of event it is. */
export function categoryBadge(event) {
  const [kind, text] = KINDS[event.Category] ?? ["secondary", event.Category];
  return html`<span class="badge text-bg-${kind}">${text}</span>`;
}

/** What happened, with the names in it leading to their pages. Built of text and positions only. */
export function messageText(event) {
  const { Message: text, MessageReferences: references, RelatedDocumentIds: related } = event;
  const parts = [];
  let done = 0;
  for (const reference of [...(references ?? [])].sort((one, other) => one.StartIndex - other.StartIndex)) {
    const end = reference.StartIndex + reference.Length;
    const place = placeOf(reference.ReferencedDocumentId, related ?? []);
    if (reference.StartIndex >= done && end <= text.length) {
      const name = text.slice(reference.StartIndex, end);
      parts.push(text.slice(done, reference.StartIndex));
      parts.push(place === null ? html`<strong>${name}</strong>` : html`<a href=${place}>${name}</a>`);
      done = end;
    }
  }
  parts.push(text.slice(done));
  return parts;
}

/** Who did it. */
export function actor(event) {
  const name = event.Username ?? "somebody unknown";
  const place = event.UserId === null ? null : placeOf(event.UserId);
  return html`${place === null ? name : html`<a href=${place}>${name}</a>`}${event.IsService
    ? html` <span title="service account">${icon("robot")}<span class="visually-hidden">service account</span></span>`
    : nothing}`;
}

/** The first characters of the key with which it was done. */
export const keyHint = (event) =>
  event.ApiKeyHint === null ? nothing : html`<code class="hint">${event.ApiKeyHint}•••</code>`;

/** Members that hold several things; the audit writes them as `[Users-1, Users-2]`. */
const LISTS = new Set([
  "/EnvironmentIds",
  "/GrantedSpacePermissions",
  "/GrantedSystemPermissions",
  "/MemberUserIds",
  "/ProjectGroupIds",
  "/ProjectIds",
  "/SpaceManagersTeamMembers",
  "/SpaceManagersTeams",
  "/SupportedRestrictions",
  "/TenantIds",
]);
const LIST = /^\[([\w-]+(?:, [\w-]+)*)?\]$/;

function listed(text) {
  const found = LIST.exec(text ?? "[]");
  return found === null ? null : (found[1]?.split(", ") ?? []);
}

/**
 * What was changed: a patch tells of each member what it was (`test`) and what it became.
 *
 * @returns {Array<{path: string, before: string | null, after: string | null, added?: string[], removed?: string[]}>}
 */
export function changes(event) {
  const rows = [];
  let before = null;
  for (const { op, path, value } of event.ChangeDetails?.Differences ?? []) {
    if (op === "test") {
      before = value;
    } else {
      rows.push(change(path, before, op === "remove" ? null : value));
      before = null;
    }
  }
  return rows;
}

function change(path, before, after) {
  const was = LISTS.has(path) ? listed(before) : null;
  const is = LISTS.has(path) ? listed(after) : null;
  if (was === null || is === null) {
    return { path, before, after };
  }
  return {
    path,
    before,
    after,
    removed: was.filter((each) => !is.includes(each)),
    added: is.filter((each) => !was.includes(each)),
  };
}

/** `/MemberUserIds` as words: "Member user ids". */
export function memberWords(path) {
  const words = path
    .slice(path.lastIndexOf("/") + 1)
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One side of a change. */
export function sideOf(names, row, side) {
  const ids = side === "before" ? row.removed : row.added;
  if (ids === undefined) {
    const value = row[side];
    return value === null || value === ""
      ? html`<span class="text-body-secondary">${value === null ? "nothing" : "empty"}</span>`
      : html`<span class="changed-value">${value}</span>`;
  }
  if (ids.length === 0) {
    return html`<span class="text-body-secondary">${side === "before" ? "nothing taken out" : "nothing added"}</span>`;
  }
  return html`<ul class="list-unstyled mb-0" aria-label=${side === "before" ? "Taken out" : "Added"}>
    ${ids.map(
      (id) => html`<li><span aria-hidden="true">${side === "before" ? "−" : "+"}</span> ${nameLink(names, id)}</li>`,
    )}
  </ul>`;
}
