/** A table of things that the server lists, with its order, its pages and its empty state. */

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { PAGE_SIZE } from "../foundation/list.js";
import { icon } from "./icon.js";

/** What stands where nothing is: a picture, what is missing, what to do. */
export function emptyState({ picture = "inbox", title, text = nothing, action = nothing }) {
  return html`<div class="empty-state">
    ${icon(picture)}
    <h2 class="h5">${title}</h2>
    <p class="text-body-secondary">${text}</p>
    ${action}
  </div>`;
}

/** What stands there while it is on its way. */
export const loadingState = (text = "Loading…") => html`<div class="empty-state" role="status">
  <span class="spinner-border" aria-hidden="true"></span>
  <p class="text-body-secondary mt-3">${text}</p>
</div>`;

/** What stands there when it cannot be had. */
export function problemState(problem, retry) {
  return html`<div class="empty-state" role="alert">
    ${icon("exclamation-triangle")}
    <h2 class="h5">${problem.status === 404 ? "This is not there" : "This could not be loaded"}</h2>
    <p class="text-body-secondary">${(problem.sentences ?? [problem.message]).join(" ")}</p>
    ${retry ? html`<button class="btn btn-outline-primary" @click=${retry}>Try again</button>` : nothing}
  </div>`;
}

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {(item: any) => unknown} cell
 * @property {string} [sort] what the server calls the order by this column
 * @property {boolean} [descendingFirst] whether the first press shows the largest first
 * @property {string} [style] a class of the cells
 * @property {boolean} [actions] the column of buttons, whose heading only screen readers need
 */

/**
 * A table of `list`.
 *
 * @param {{caption: string, list: import("../foundation/list.js").PagedList, columns: Column[],
 *     empty: unknown, key?: (item: any) => string}} options
 */
export function listTable({ caption, list, columns, empty, key = (item) => item.Id }) {
  if (list.problem) {
    return problemState(list.problem, () => list.reload());
  }
  if (!list.loaded) {
    return loadingState();
  }
  if (list.items.length === 0) {
    return list.isFiltered()
      ? emptyState({
          picture: "search",
          title: "Nothing matches",
          text: "No entry fits what you are looking for.",
          action: html`<button class="btn btn-outline-primary" @click=${() => list.clear()}>Show all</button>`,
        })
      : empty;
  }
  return html`
    ${plainTable({ caption, items: list.items, columns, key, list, busy: list.loading })} ${pager(list)}
  `;
}

/** A table of `items` that are all here. */
export function plainTable({ caption, items, columns, key = (item) => item.Id, list = null, busy = false }) {
  return html`
    <table class="table table-hover align-middle stacking" aria-busy=${busy ? "true" : "false"}>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => heading(column, list))}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          items,
          key,
          (item) => html`<tr>
            ${columns.map(
              (column) =>
                html`<td class=${column.style ?? ""} data-label=${column.actions ? "" : column.label}>
                  <div>${column.cell(item)}</div>
                </td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function heading(column, list) {
  if (column.actions) {
    return html`<th scope="col"><span class="visually-hidden">${column.label}</span></th>`;
  }
  if (!column.sort || !list) {
    return html`<th scope="col" class=${column.style ?? ""}>${column.label}</th>`;
  }
  const sorted = list.filters.sort === column.sort;
  const descending = list.filters.descending === "true";
  const order = sorted ? (descending ? "descending" : "ascending") : "none";
  return html`<th scope="col" aria-sort=${order} class=${column.style ?? ""}>
    <button
      type="button"
      class="btn-sort"
      @click=${() => list.sortBy(column.sort, column.descendingFirst ?? false)}
    >
      ${column.label} ${sorted ? icon(descending ? "arrow-down" : "arrow-up") : nothing}
    </button>
  </th>`;
}

/** Which part of the list is seen, and the way to the others. */
export function pager(list) {
  const first = (list.page - 1) * PAGE_SIZE + 1;
  const last = first + list.items.length - 1;
  const number = (value) => value.toLocaleString();
  return html`<nav class="pager" aria-label="Pages">
    <span class="text-body-secondary" role="status"
      >${number(first)}–${number(last)} of ${number(list.total)}</span
    >
    ${list.pages > 1
      ? html`<span class="d-flex gap-2">
          <button
            class="btn btn-outline-secondary btn-sm"
            ?disabled=${list.page === 1}
            @click=${() => list.goTo(list.page - 1)}
          >
            ${icon("chevron-left")} Previous
          </button>
          <button
            class="btn btn-outline-secondary btn-sm"
            ?disabled=${list.page >= list.pages}
            @click=${() => list.goTo(list.page + 1)}
          >
            Next ${icon("chevron-right")}
          </button>
        </span>`
      : nothing}
  </nav>`;
}

/** The field that searches a list as one types. */
export function searchField(list, name, label) {
  return html`<div class="search-field">
    <label class="visually-hidden" for="search-${name}">${label}</label>
    ${icon("search")}
    <input
      class="form-control"
      type="search"
      id="search-${name}"
      placeholder=${label}
      autocomplete="off"
      spellcheck="false"
      .value=${list.filters[name]}
      @input=${(event) => list.set({ [name]: event.target.value }, { typing: true })}
    />
  </div>`;
}

/** A choice that filters a list. */
export function filterSelect(list, name, label, choices) {
  return html`<div>
    <label class="visually-hidden" for="filter-${name}">${label}</label>
    <select class="form-select" id="filter-${name}" @change=${(event) => list.set({ [name]: event.target.value })}>
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} .selected=${choice.value === list.filters[name]}>${choice.label}</option>`,
      )}
    </select>
  </div>`;
}
