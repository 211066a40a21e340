import { html, nothing } from "lit";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { PortalElement } from "../element/base.js";
import { icon } from "../element/icon.js";

const LEVELS = [
  { member: "GrantedSystemPermissions", applies: "CanApplyAtSystemLevel", title: "System permissions", id: "system" },
  { member: "GrantedSpacePermissions", applies: "CanApplyAtSpaceLevel", title: "Space permissions", id: "space" },
];

/**
 * The permissions of a user role, at both levels: as a list, or as a list to tick.
 *
 * `all` are the permissions that there are, by name; `granted` are the role's, by the members of
 * its resource. Says `change`, with the members that are to be, in `detail`.
 */
class PermissionList extends PortalElement {
  static properties = {
    all: { attribute: false },
    granted: { attribute: false },
    editable: { type: Boolean },
    text: { state: true },
    onlyGranted: { state: true },
  };

  constructor() {
    super();
    this.all = {};
    this.granted = {};
    this.editable = false;
    this.text = "";
    this.onlyGranted = false;
  }

  #fits([name, permission]) {
    const words = this.text.toLowerCase().split(/\s+/);
    const where = `${name} ${permission.Description}`.toLowerCase();
    return words.every((word) => where.includes(word));
  }

  #set(member, name, wanted) {
    const others = this.granted[member].filter((each) => each !== name);
    this.dispatchEvent(
      new CustomEvent("change", { detail: { ...this.granted, [member]: wanted ? [...others, name].sort() : others } }),
    );
  }

  /** It searches; the form around it is not sent. */
  #key(event) {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  }

  render() {
    return html`
      <div class="filters align-items-center">
        <div class="search-field">
          <label class="visually-hidden" for="search-permission">Search permissions</label>
          ${icon("search")}
          <input
            class="form-control"
            type="search"
            id="search-permission"
            placeholder="Search permissions"
            autocomplete="off"
            spellcheck="false"
            .value=${this.text}
            @change=${(event) => event.stopPropagation()}
            @keydown=${(event) => this.#key(event)}
            @input=${(event) => {
              this.text = event.target.value;
            }}
          />
        </div>
        ${this.editable
          ? html`<div class="form-check mb-0">
              <input
                class="form-check-input"
                type="checkbox"
                id="only-granted"
                .checked=${this.onlyGranted}
                @change=${(event) => {
                  event.stopPropagation();
                  this.onlyGranted = event.target.checked;
                }}
              />
              <label class="form-check-label" for="only-granted">Only those of this role</label>
            </div>`
          : nothing}
      </div>
      ${LEVELS.map((level) => this.#level(level))}
    `;
  }

  #level({ member, applies, title, id }) {
    const granted = new Set(this.granted[member]);
    const all = Object.entries(this.all).filter(([, permission]) => permission[applies]);
    const shown = all
      .filter(([name]) => granted.has(name) || (this.editable && !this.onlyGranted))
      .filter((entry) => this.#fits(entry));
    const unknown = [...granted].filter((name) => !all.some(([known]) => known === name));
    return html`<section class="mb-4" aria-labelledby="permissions-${id}">
      <h3 class="h6" id="permissions-${id}">
        ${title} <span class="text-body-secondary fw-normal">${all.length - this.#missing(all, granted)} of ${all.length}</span>
      </h3>
      ${shown.length === 0
        ? html`<p class="text-body-secondary">${this.text === "" ? "None." : "None that matches."}</p>`
        : html`<ul class="permissions">
            ${repeat(
              shown,
              ([name]) => name,
              ([name, permission]) => html`<li>${this.#permission(member, id, name, permission, granted.has(name))}</li>`,
            )}
          </ul>`}
      ${unknown.length === 0
        ? nothing
        : html`<p class="text-body-secondary small">
            Permissions that do nothing here, kept for other servers: ${unknown.sort().join(", ")}.
          </p>`}
    </section>`;
  }

  #missing(all, granted) {
    return all.filter(([name]) => !granted.has(name)).length;
  }

  #permission(member, id, name, permission, granted) {
    const what = html`<span class="d-block">${permission.Description}</span><code class="small text-body-secondary">${name}</code>`;
    if (!this.editable) {
      return what;
    }
    return html`<div class="form-check mb-0">
      <input
        class="form-check-input"
        type="checkbox"
        id="${id}-${name}"
        .checked=${live(granted)}
        @change=${(event) => {
          event.stopPropagation();
          this.#set(member, name, event.target.checked);
        }}
      />
      <label class="form-check-label" for="${id}-${name}">${what}</label>
    </div>`;
  }
}

customElements.define("keyden-permission-list", PermissionList);
