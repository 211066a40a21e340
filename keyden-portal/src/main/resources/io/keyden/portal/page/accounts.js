/** What the pages that show accounts share: names, marks, and changing one. */

import { html, nothing } from "lit";
import { textField } from "../element/field.js";
import { icon } from "../element/icon.js";
import { get, put, segment } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";

/** What an account is called. */
export const accountName = (user) => user.DisplayName || user.Username;

/** The word for what an account is. */
export const accountKind = (user) => (user.IsService ? "service account" : "user");

/** Where the API has the account with `id`. */
export const accountPath = (id) => `/api/users/${segment(id)}`;

/** Where the portal shows the account with `id`. */
export const accountPlace = (id) => `/configuration/users/${segment(id)}`;

/** A mark of accounts that programs use. */
export const kindBadge = (user) =>
  user.IsService ? html`<span class="badge text-bg-info">Service account</span>` : nothing;

/** A word for whether an account is let in. */
export const stateBadge = (user) =>
  user.IsActive
    ? html`<span class="badge text-bg-success">Active</span>`
    : html`<span class="badge text-bg-secondary">Disabled</span>`;

/** The fields of an account that is there; its user name only for those who may change it. */
export function accountFields(form, { service = false, username = true, own = false } = {}) {
  return html`
    ${username ? textField(form, "Username", "User name", { required: true, maxlength: 64 }) : nothing}
    ${textField(form, "DisplayName", "Display name", {
      required: true,
      maxlength: 64,
      autocomplete: own ? "name" : "off",
      hint: service ? "What lists and the audit call it." : "What others see.",
    })}
    ${textField(form, "EmailAddress", "E-mail address", {
      type: "email",
      maxlength: 256,
      autocomplete: own ? "email" : "off",
    })}
  `;
}

/** Finds what need not be sent to be known as wrong. */
export function checkUsername(form) {
  if (form.values.Username.trim() === "") {
    form.fault("Username", "Please provide a user name.");
  }
}

/** The values of those fields. */
export const accountValues = ({ Username, DisplayName, EmailAddress }) => ({
  Username,
  DisplayName,
  EmailAddress: EmailAddress ?? "",
});

/**
 * Changes an account as the server has it now, which others may have changed since `before` was
 * loaded.
 *
 * @returns the account after the changes
 */
export async function changeAccount(before, wanted) {
  const path = accountPath(before.Id);
  const fresh = await get(path);
  return put(path, merged(fresh, { ...before, EmailAddress: before.EmailAddress ?? "" }, wanted));
}

/** Tells a password manager whose password a form sets; nobody else sees it. */
export const usernameOf = (user) =>
  html`<input class="d-none" type="text" autocomplete="username" .value=${user.Username} readonly />`;

/** The way to the page that tests what an account may do. */
export const permissionsLink = (user) => html`<a
  class="btn btn-outline-secondary"
  href="#${accountPlace(user.Id)}/permissions"
  >${icon("shield-check")} Test permissions</a
>`;
