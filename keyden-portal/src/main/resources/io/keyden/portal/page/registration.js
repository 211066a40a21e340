/** What the two pages that make one's own account share. */

import { html } from "lit";
import { formFaults, submitButton, textField } from "../element/field.js";

/** The values that a form for an account starts with. */
export const NEW_ACCOUNT = { Username: "", DisplayName: "", EmailAddress: "", Password: "", Repeated: "", InvitationCode: "" };

/** Finds what need not be sent to be known as wrong. */
export function checkPassword(form) {
  if (form.values.Password !== form.values.Repeated) {
    form.fault("Repeated", "The two passwords differ.");
  }
}

/** The body of the request. */
export function registration({ Username, DisplayName, EmailAddress, Password, InvitationCode }) {
  return { Username, DisplayName, EmailAddress, Password, InvitationCode };
}

/** Password, twice. */
export function passwordFields(form, label = "Password") {
  return html`
    ${textField(form, "Password", label, {
      type: "password",
      autocomplete: "new-password",
      required: true,
      hint: "8 characters or more, and none of the common ones. A few words in a row are best.",
    })}
    ${textField(form, "Repeated", `${label}, again`, { type: "password", autocomplete: "new-password", required: true })}
  `;
}

/** The fields of the account. */
export function accountFields(form) {
  return html`
    ${textField(form, "Username", "User name", { autocomplete: "username", required: true, maxlength: 64 })}
    ${textField(form, "DisplayName", "Name that others see", { autocomplete: "name", maxlength: 64, hint: "Left empty, it is the user name." })}
    ${textField(form, "EmailAddress", "E-mail address", { type: "email", autocomplete: "email", maxlength: 256 })}
    ${passwordFields(form)}
  `;
}

/** The whole form. */
export function registrationForm(form, codeField, label, submit) {
  return html`<form @submit=${submit} novalidate>
    ${formFaults(form)} ${codeField} ${accountFields(form)} ${submitButton(form, label, { wide: true })}
  </form>`;
}
