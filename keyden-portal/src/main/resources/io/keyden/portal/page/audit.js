import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, listTable } from "../element/table.js";
import "../element/user-picker.js";
import { get, segment } from "../foundation/api.js";
import { endOfDate, startOfDate, time } from "../foundation/dates.js";
import { Loaded, PagedList } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { may } from "../foundation/session.js";
import { actor, categoryBadge, keyHint, messageText } from "./events.js";
import { whereText } from "./references.js";
import "./where-filter.js";

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The names are those of the query; days stand in the fields, instants in the question. */
const FILTERS = {
  eventGroups: "",
  eventCategories: "",
  users: "",
  documentTypes: "",
  regarding: "",
  from: "",
  to: "",
  spaces: "",
  includeSystem: "",
};

function instants(filters) {
  const { from, to } = filters;
  return {
    ...filters,
    from: DATE.test(from) ? startOfDate(from).toISOString() : from,
    to: DATE.test(to) ? endOfDate(to).toISOString() : to,
    // A list shows no differences; they can be long.
    excludeDifference: true,
  };
}

/** What happened, newest first. */
class AuditPage extends PortalElement {
  pageTitle = "Audit";

  constructor() {
    super();
    this.names = new Names(this);
    this.events = new PagedList(this, { path: () => "/api/events", filters: FILTERS, asked: instants });
    this.kinds = new Loaded(this, async () => {
      const [groups, categories, types] = await Promise.all([
        get("/api/events/groups"),
        get("/api/events/categories"),
        get("/api/events/documenttypes"),
      ]);
      return { groups, categories, types };
    });
  }

  render() {
    const { events } = this;
    return html`
      ${pageHeading({
        title: "Audit",
        text: "Who changed what, and who signed in. Entries cannot be changed or taken away.",
        actions: html`<a class="btn btn-outline-primary" href=${events.addressWith({ asCsv: true })} download="events.csv"
          >${icon("file-earmark-spreadsheet")} Download as CSV</a
        >`,
      })}
      ${this.#filters()}
      ${listTable({
        caption: "Events, newest first",
        list: events,
        columns: [
          {
            label: "When",
            cell: (event) => html`<a href="#/configuration/audit/${segment(event.Id)}">${time(event.Occurred)}</a>`,
          },
          {
            label: "Who",
            style: "cell-text",
            cell: (event) => html`${actor(event)} <span class="d-block small">${keyHint(event)}</span>`,
          },
          { label: "What", style: "cell-wide", cell: (event) => html`<span>${messageText(event)}</span>` },
          { label: "Kind", cell: categoryBadge },
          {
            label: "Where",
            style: "cell-text",
            cell: (event) => whereText(this.names, event.SpaceId),
          },
        ],
        empty: emptyState({ picture: "journal-text", title: "Nothing has happened yet" }),
      })}
    `;
  }

  #filters() {
    const { events } = this;
    return html`<search class="card-plain filters align-items-end" aria-label="Filter the audit">
      ${this.#kind()}
      <keyden-user-picker
        label="Who"
        .value=${events.filters.users || null}
        ?disabled=${!may("UserView")}
        @change=${(event) => events.set({ users: event.detail?.Id ?? "" })}
      ></keyden-user-picker>
      ${this.#type()}
      <keyden-where-filter
        class="filters mb-0"
        .list=${events}
        .filters=${events.filters}
        .choices=${[{ value: "spaces", label: "In spaces", includeSystem: "false" }]}
      ></keyden-where-filter>
      ${this.#day("from", "From")} ${this.#day("to", "Until")}
      <div>
        <label class="form-label" for="filter-regarding">Regarding</label>
        <input
          class="form-control"
          id="filter-regarding"
          type="text"
          placeholder="Id, such as Teams-1"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          .value=${events.filters.regarding}
          @input=${(event) => events.set({ regarding: event.target.value.trim() }, { typing: true })}
        />
      </div>
      ${events.isFiltered()
        ? html`<button class="btn btn-outline-secondary" type="button" @click=${() => events.clear()}>Show all</button>`
        : nothing}
    </search>`;
  }

  /** Groups and kinds in one choice; the API asks for them apart. */
  #kind() {
    const { groups, categories } = this.kinds.value ?? { groups: [], categories: [] };
    const { eventGroups, eventCategories } = this.events.filters;
    const choices = [
      ...groups.map((group) => ({ name: "eventGroups", value: group.Id, label: `${group.Name} (all)` })),
      ...categories.map((category) => ({ name: "eventCategories", value: category.Id, label: category.Name })),
    ];
    const chosen = (choice) => ({ eventGroups, eventCategories })[choice.name] === choice.value;
    return html`<div>
      <label class="form-label" for="filter-kind">Kind</label>
      <select
        class="form-select"
        id="filter-kind"
        @change=${(event) => {
          const choice = choices[event.target.selectedIndex - 1];
          this.events.set({ eventGroups: "", eventCategories: "", ...(choice ? { [choice.name]: choice.value } : {}) });
        }}
      >
        <option .selected=${eventGroups === "" && eventCategories === ""}>All kinds</option>
        ${choices.map((choice) => html`<option .selected=${chosen(choice)}>${choice.label}</option>`)}
      </select>
    </div>`;
  }

  #type() {
    const { documentTypes } = this.events.filters;
    return html`<div>
      <label class="form-label" for="filter-type">About</label>
      <select
        class="form-select"
        id="filter-type"
        @change=${(event) => this.events.set({ documentTypes: event.target.value })}
      >
        <option value="" .selected=${documentTypes === ""}>Everything</option>
        ${(this.kinds.value?.types ?? []).map(
          (type) => html`<option value=${type.Id} .selected=${type.Id === documentTypes}>${type.Name}</option>`,
        )}
      </select>
    </div>`;
  }

  #day(name, label) {
    return html`<div>
      <label class="form-label" for="filter-${name}">${label}</label>
      <input
        class="form-control"
        id="filter-${name}"
        type="date"
        .value=${this.events.filters[name]}
        @change=${(event) => this.events.set({ [name]: event.target.value })}
      />
    </div>`;
  }
}

customElements.define("keyden-audit-page", AuditPage);
export default "keyden-audit-page";
