import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import "../element/space-picker.js";
import { emptyState, filterSelect, loadingState, pager, plainTable, problemState, searchField } from "../element/table.js";
import { get, segment, withQuery } from "../foundation/api.js";
import { Loaded, LocalPages } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { place, remember } from "../foundation/router.js";
import { may, session } from "../foundation/session.js";
import { accountName, accountPath, accountPlace, kindBadge, stateBadge } from "./accounts.js";
import { nameLink } from "./references.js";
import { EVERYONE } from "./teams.js";

const FILTERS = { text: "", has: "true", space: "" };

/** More spaces than these are told by their number: who looks for one chooses it above. */
const SPACES_SHOWN = 5;

const RESTRICTIONS = [
  ["RestrictedToProjectIds", "projects"],
  ["RestrictedToProjectGroupIds", "project groups"],
  ["RestrictedToEnvironmentIds", "environments"],
  ["RestrictedToTenantIds", "tenants"],
];

/** What an account may do, and where. */
class PermissionsPage extends PortalElement {
  static properties = { parameters: { attribute: false }, loading: { state: true } };

  pageTitle = "Test permissions";

  constructor() {
    super();
    this.parameters = {};
    this.loading = false;
    const { query } = place();
    /** In the shape that the fields which filter lists take. */
    this.filters = Object.fromEntries(
      Object.entries(FILTERS).map(([name, value]) => [name, query.get(name) ?? value]),
    );
    this.names = new Names(this);
    this.user = new Loaded(this, () => get(accountPath(this.parameters.id)));
    this.all = new Loaded(this, () => get("/api/permissions/all"));
    this.held = new Loaded(this, () => get(this.#address("permissions")));
    this.pages = new LocalPages(this, () => this.#rows());
  }

  /** Changes what is looked for. */
  set(changes) {
    const space = this.filters.space;
    this.filters = { ...this.filters, ...changes };
    this.pages.page = 1;
    remember(
      Object.fromEntries(Object.entries(this.filters).filter(([name, value]) => value !== FILTERS[name])),
    );
    this.requestUpdate();
    if (this.filters.space !== space) {
      this.#reload();
    }
  }

  async #reload() {
    this.loading = true;
    await this.held.reload();
    this.loading = false;
  }

  /** Where the server has what is shown; in one space the system's permissions hold as well. */
  #address(what) {
    const { space } = this.filters;
    return withQuery(`${accountPath(this.parameters.id)}/${what}`, space === "" ? {} : { spaces: space, includeSystem: true });
  }

  #rows() {
    const { SystemPermissions, SpacePermissions } = this.held.value;
    const system = new Set(SystemPermissions);
    const words = this.filters.text.toLowerCase().split(/\s+/);
    return Object.entries(this.all.value)
      .map(([name, { Description }]) => ({
        name,
        description: Description,
        system: system.has(name),
        spaces: SpacePermissions[name] ?? [],
      }))
      .filter((row) => this.filters.has === "" || (this.filters.has === "true") === has(row))
      .filter((row) => words.every((word) => `${row.name} ${row.description}`.toLowerCase().includes(word)));
  }

  render() {
    const parts = [this.user, this.all, this.held];
    const broken = parts.find((part) => part.problem);
    if (broken) {
      return problemState(broken.problem, () => broken.reload());
    }
    if (parts.some((part) => part.value === null)) {
      return loadingState();
    }
    const user = this.user.value;
    const own = user.Id === session.user.Id && !may("UserView");
    return html`
      ${pageHeading({
        title: "Test permissions",
        above: own
          ? { label: "Profile", href: "#/users/me" }
          : { label: accountName(user), href: `#${accountPlace(user.Id)}` },
        text: html`What <strong>${accountName(user)}</strong> may do, with each API key of the account too.
          ${kindBadge(user)} ${stateBadge(user)}`,
        actions: html`<a
          class="btn btn-outline-primary"
          href=${this.#address("permissions/export")}
          download="permissions-${segment(user.Id)}.csv"
          >${icon("file-earmark-spreadsheet")} Download as CSV</a
        >`,
      })}
      ${this.#notes(user)} ${this.#filterFields()} ${this.#table(user)}
    `;
  }

  #notes(user) {
    const { Teams, IsPermissionsComplete } = this.held.value;
    const teams = Teams.filter((team) => team.Id !== EVERYONE);
    const everyone = Teams.length > teams.length;
    return html`
      ${user.IsActive
        ? nothing
        : html`<p>${icon("slash-circle")} The account is disabled: until it is enabled it may do nothing.</p>`}
      ${IsPermissionsComplete
        ? nothing
        : html`<p>${icon("info-circle")} You may not see all teams of this account, so there can be more than is shown.</p>`}
      ${teams.length === 0
        ? html`<p>It comes from ${everyone ? "the team Everyone alone" : "no team"}.</p>`
        : html`<p>
            It comes from ${everyone ? "Everyone and " : ""}${teams.length === 1 ? "the team" : "the teams"}
            ${teams.slice(0, SPACES_SHOWN).map((team, index) => html`${index > 0 ? ", " : ""}${this.#team(team)}`)}${teams.length >
            SPACES_SHOWN
              ? ` and ${(teams.length - SPACES_SHOWN).toLocaleString()} more`
              : ""}.
          </p>`}
    `;
  }

  #team(team) {
    this.names.learn(team);
    return nameLink(this.names, team.Id);
  }

  #filterFields() {
    return html`<search class="filters align-items-end" aria-label="Filter the permissions">
      ${searchField(this, "text", "Search permissions")}
      ${filterSelect(this, "has", "Which permissions", [
        { value: "true", label: "What the account may do" },
        { value: "false", label: "What it may not do" },
        { value: "", label: "All permissions" },
      ])}
      <keyden-space-picker
        label="In the space"
        prompt="In any space"
        .value=${this.filters.space || null}
        @change=${(event) => this.set({ space: event.detail?.Id ?? "" })}
      ></keyden-space-picker>
    </search>`;
  }

  #table(user) {
    const { items } = this.pages;
    if (items.length === 0) {
      return this.filters.text !== ""
        ? emptyState({
            picture: "search",
            title: "Nothing matches",
            text: "No permission fits what you are looking for.",
            action: html`<button class="btn btn-outline-primary" @click=${() => this.set(FILTERS)}>
              Show all that it has
            </button>`,
          })
        : emptyState({
            picture: "shield-check",
            title: this.filters.has === "false" ? "There is nothing that it may not do" : "It may do nothing yet",
            text: this.filters.has === "false" ? nothing : "Permissions come with the user roles of teams. Add it to one.",
          });
    }
    return html`${plainTable({
      caption: `Permissions of ${accountName(user)}`,
      items,
      key: (row) => row.name,
      busy: this.loading,
      columns: [
        {
          label: "Permission",
          style: "cell-wide",
          cell: (row) => html`<span class="d-block">${row.description}</span
            ><code class="small text-body-secondary">${row.name}</code>`,
        },
        { label: "Where it holds", style: "cell-wide", cell: (row) => this.#where(row) },
      ],
    })}
    ${pager(this.pages)}`;
  }

  #where(row) {
    if (!has(row)) {
      return html`<span class="text-body-secondary">nowhere</span>`;
    }
    const shown = row.spaces.slice(0, SPACES_SHOWN);
    const more = row.spaces.length - shown.length;
    return html`
      ${row.system ? html`<div>System</div>` : nothing}
      ${shown.map((held) => html`<div>${nameLink(this.names, held.SpaceId)}${restriction(held)}</div>`)}
      ${more > 0
        ? html`<div class="text-body-secondary">and ${more.toLocaleString()} more spaces. Choose one above.</div>`
        : nothing}
    `;
  }
}

const has = (row) => row.system || row.spaces.length > 0;

/** What a permission in a space is narrowed to. */
function restriction(held) {
  const parts = RESTRICTIONS.filter(([member]) => held[member].length > 0).map(
    ([member, word]) => `${word} ${held[member].join(", ")}`,
  );
  return parts.length === 0
    ? nothing
    : html` <span class="d-block small text-body-secondary">only for ${parts.join("; ")}</span>`;
}

customElements.define("keyden-permissions-page", PermissionsPage);
export default "keyden-permissions-page";
