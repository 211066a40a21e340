/** The form of a space, which the pages that make one and that change one share. */

import { html, nothing } from "lit";
import { checkField, textArea, textField } from "../element/field.js";
import { icon } from "../element/icon.js";
import "../element/team-picker.js";
import "../element/user-picker.js";
import { nameLink } from "./references.js";

/** What a space starts with. */
export const NEW_SPACE = {
  Name: "",
  Slug: "",
  Description: "",
  IsDefault: false,
  IsPrivate: false,
  TaskQueueStopped: false,
  SpaceManagersTeams: [],
  SpaceManagersTeamMembers: [],
};

/** The values of the form for a space that is there. */
export function spaceValues(space) {
  return Object.fromEntries(Object.keys(NEW_SPACE).map((name) => [name, space[name]]));
}

/** Name, slug and description. */
export function spaceTexts(form, slugHint) {
  return html`
    ${textField(form, "Name", "Name", { required: true, spellcheck: true, maxlength: 50 })}
    ${textField(form, "Slug", "Slug", { maxlength: 50, hint: slugHint })}
    ${textArea(form, "Description", "Description")}
  `;
}

/** What is on or off. A space that is the default one stays so until another one is. */
export function spaceSwitches(form, { isDefault = false } = {}) {
  return html`
    ${isDefault
      ? nothing
      : checkField(form, "IsDefault", "Make it the default space", {
          hint: "Programs that name no space use the default one. The present default space is it no more then.",
        })}
    ${checkField(form, "IsPrivate", "Private", { hint: "A mark for those who work with the space; it takes no right from anybody." })}
    ${checkField(form, "TaskQueueStopped", "Stop the task queue", {
      hint: "Keyden runs no tasks. The switch is a safety catch: only a space whose task queue is stopped can be deleted.",
    })}
  `;
}

/**
 * Who manages the space: teams, and people besides.
 *
 * @param {import("../foundation/form.js").Form} form
 * @param {import("../foundation/names.js").Names} names
 * @param {string | null} own the id of the space's own team of managers, which always manages it
 */
export function managerFields(form, names, own = null) {
  return html`<fieldset class="mb-3">
    <legend class="h6">Managers</legend>
    <p class="text-body-secondary">They may do everything in the space, change its managers included.</p>
    ${chosen(form, names, "SpaceManagersTeamMembers", [])}
    <keyden-user-picker
      class="d-block mb-3"
      label="Add a person as manager"
      .value=${null}
      .taken=${form.values.SpaceManagersTeamMembers}
      .takenText=${"manages the space already"}
      .fault=${fault(form, "SpaceManagersTeamMembers")}
      ?disabled=${form.busy}
      @change=${(event) => add(form, names, "SpaceManagersTeamMembers", event)}
    ></keyden-user-picker>
    ${chosen(form, names, "SpaceManagersTeams", [own])}
    <keyden-team-picker
      class="d-block"
      label="Add a team as manager"
      .value=${null}
      .query=${{ includeSystem: true }}
      .taken=${form.values.SpaceManagersTeams}
      .takenText=${"manages the space already"}
      .fault=${fault(form, "SpaceManagersTeams")}
      ?disabled=${form.busy}
      @change=${(event) => add(form, names, "SpaceManagersTeams", event)}
    ></keyden-team-picker>
  </fieldset>`;
}

function fault(form, name) {
  form.shows(name);
  return form.faults[name]?.join(" ") ?? null;
}

function add(form, names, name, event) {
  const resource = event.detail;
  if (resource !== null) {
    names.learn(resource);
    form.set(name, [...form.values[name], resource.Id]);
    // The field is there for the next one.
    event.target.clear();
  }
}

function chosen(form, names, name, hidden) {
  const ids = form.values[name].filter((id) => !hidden.includes(id));
  return ids.length === 0
    ? nothing
    : html`<ul class="chosen">
        ${ids.map(
          (id) => html`<li>
            ${nameLink(names, id)}
            <button
              class="btn btn-sm btn-quiet"
              type="button"
              aria-label="Remove ${names.of(id)} from the managers"
              ?disabled=${form.busy}
              @click=${() => form.set(name, form.values[name].filter((each) => each !== id))}
            >
              ${icon("x-lg")}
            </button>
          </li>`,
        )}
      </ul>`;
}
