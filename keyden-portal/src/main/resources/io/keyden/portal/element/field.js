/** The fields of a form: label, control, hint, and the faults that the server found. */

import { html, nothing } from "lit";
import { ifDefined } from "lit-html/directives/if-defined.js";
import { live } from "lit-html/directives/live.js";
import { icon } from "./icon.js";

const id = (name) => `field-${name}`;

function described(form, name, hint) {
  const parts = [];
  if (hint) {
    parts.push(`${id(name)}-hint`);
  }
  if (form.faults[name]) {
    parts.push(`${id(name)}-fault`);
  }
  return parts.length > 0 ? parts.join(" ") : undefined;
}

function around(form, name, label, hint, control, required = false) {
  const faults = form.faults[name] ?? [];
  form.shows(name);
  return html`
    <div class="mb-3">
      <label class="form-label" for=${id(name)}
        >${label}${required ? nothing : html`<span class="text-body-secondary fw-normal"> (optional)</span>`}</label
      >
      ${control}
      ${hint ? html`<div class="form-text" id="${id(name)}-hint">${hint}</div>` : nothing}
      ${faultTexts(name, faults)}
    </div>
  `;
}

function faultTexts(name, faults) {
  return faults.length > 0
    ? html`<div class="invalid-feedback d-block" id="${id(name)}-fault">
        ${faults.map((fault) => html`<div>${icon("exclamation-circle")} ${fault}</div>`)}
      </div>`
    : nothing;
}

/**
 * A line of text.
 *
 * @param {import("../foundation/form.js").Form} form
 * @param {string} name the member of the body
 * @param {string} label
 * @param {{type?: string, hint?: unknown, autocomplete?: string, required?: boolean, min?: string,
 *     max?: string, maxlength?: number, inputmode?: string, spellcheck?: boolean}} [options]
 */
export function textField(form, name, label, options = {}) {
  const control = html`<input
    class="form-control ${form.faults[name] ? "is-invalid" : ""}"
    id=${id(name)}
    name=${name}
    type=${options.type ?? "text"}
    autocomplete=${options.autocomplete ?? "off"}
    autocapitalize="none"
    spellcheck=${options.spellcheck ? "true" : "false"}
    min=${ifDefined(options.min)}
    max=${ifDefined(options.max)}
    maxlength=${ifDefined(options.maxlength)}
    inputmode=${ifDefined(options.inputmode)}
    aria-required=${options.required ? "true" : "false"}
    aria-invalid=${form.faults[name] ? "true" : "false"}
    aria-describedby=${ifDefined(described(form, name, options.hint))}
    .value=${live(String(form.values[name] ?? ""))}
    ?disabled=${form.busy}
    @input=${(event) => form.set(name, event.target.value)}
  />`;
  return around(form, name, label, options.hint, control, options.required);
}

/** Several lines of text. */
export function textArea(form, name, label, options = {}) {
  const control = html`<textarea
    class="form-control ${form.faults[name] ? "is-invalid" : ""}"
    id=${id(name)}
    name=${name}
    rows=${options.rows ?? 3}
    aria-required=${options.required ? "true" : "false"}
    aria-invalid=${form.faults[name] ? "true" : "false"}
    aria-describedby=${ifDefined(described(form, name, options.hint))}
    .value=${live(String(form.values[name] ?? ""))}
    ?disabled=${form.busy}
    @input=${(event) => form.set(name, event.target.value)}
  ></textarea>`;
  return around(form, name, label, options.hint, control, options.required);
}

/**
 * A choice of one.
 *
 * @param {Array<{value: string, label: string}>} choices
 */
export function selectField(form, name, label, choices, options = {}) {
  const value = String(form.values[name] ?? "");
  const control = html`<select
    class="form-select ${form.faults[name] ? "is-invalid" : ""}"
    id=${id(name)}
    name=${name}
    aria-required=${options.required ? "true" : "false"}
    aria-invalid=${form.faults[name] ? "true" : "false"}
    aria-describedby=${ifDefined(described(form, name, options.hint))}
    ?disabled=${form.busy}
    @change=${(event) => form.set(name, event.target.value)}
  >
    ${choices.map(
      (choice) =>
        html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`,
    )}
  </select>`;
  return around(form, name, label, options.hint, control, options.required);
}

/** A yes or no. */
export function checkField(form, name, label, options = {}) {
  const faults = form.faults[name] ?? [];
  form.shows(name);
  return html`
    <div class="mb-3">
      <div class="form-check ${options.switch ? "form-switch" : ""}">
        <input
          class="form-check-input ${faults.length > 0 ? "is-invalid" : ""}"
          type="checkbox"
          role=${ifDefined(options.switch ? "switch" : undefined)}
          id=${id(name)}
          name=${name}
          aria-describedby=${ifDefined(described(form, name, options.hint))}
          .checked=${live(Boolean(form.values[name]))}
          ?disabled=${form.busy}
          @change=${(event) => form.set(name, event.target.checked)}
        />
        <label class="form-check-label" for=${id(name)}>${label}</label>
      </div>
      ${options.hint ? html`<div class="form-text" id="${id(name)}-hint">${options.hint}</div>` : nothing}
      ${faultTexts(name, faults)}
    </div>
  `;
}

/** The faults that belong to no field; takes the focus when they appear. */
export function formFaults(form) {
  return form.general.length > 0
    ? html`<div class="alert alert-danger form-faults" role="alert" tabindex="-1">
        ${form.general.map((fault) => html`<div>${fault}</div>`)}
      </div>`
    : nothing;
}

/** The button that sends the form; while it is on its way it says so. */
export function submitButton(form, label, { kind = "primary", wide = false } = {}) {
  return html`<button class="btn btn-${kind} ${wide ? "w-100" : ""}" type="submit" ?disabled=${form.busy}>
    ${form.busy
      ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>
          <span role="status">One moment…</span>`
      : label}
  </button>`;
}
