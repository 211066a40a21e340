import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, listTable, searchField } from "../element/table.js";
import { segment } from "../foundation/api.js";
import { PagedList } from "../foundation/list.js";
import { may } from "../foundation/session.js";

/** The spaces that the reader may know of. */
class SpacesPage extends PortalElement {
  pageTitle = "Spaces";

  constructor() {
    super();
    this.spaces = new PagedList(this, { path: () => "/api/spaces", filters: { partialName: "" } });
  }

  get #new() {
    return may("SpaceCreate")
      ? html`<a class="btn btn-primary" href="#/configuration/spaces/new">${icon("plus-lg")} New space</a>`
      : nothing;
  }

  render() {
    return html`
      ${pageHeading({
        title: "Spaces",
        text: "A space has teams and managers of its own. Users and their API keys belong to no space.",
        actions: this.#new,
      })}
      <div class="filters">${searchField(this.spaces, "partialName", "Search by name")}</div>
      ${listTable({
        caption: "Spaces",
        list: this.spaces,
        columns: [
          {
            label: "Name",
            style: "cell-wide",
            cell: (space) =>
              html`<a class="fw-medium" href="#/configuration/spaces/${segment(space.Id)}">${space.Name}</a>${marks(space)}`,
          },
          { label: "Slug", style: "cell-text", cell: (space) => html`<code>${space.Slug}</code>` },
          { label: "Id", cell: (space) => html`<code>${space.Id}</code>` },
          { label: "Description", style: "cell-wide", cell: (space) => space.Description },
        ],
        empty: emptyState({
          picture: "bullseye",
          title: "There are no spaces that you may see",
          action: this.#new,
        }),
      })}
    `;
  }
}

/** What is particular about a space. */
export function marks(space) {
  return html`${space.IsDefault ? html` <span class="badge text-bg-success">Default</span>` : nothing}${space.IsPrivate
    ? html` <span class="badge text-bg-secondary">Private</span>`
    : nothing}${space.TaskQueueStopped ? html` <span class="badge text-bg-warning">Task queue stopped</span>` : nothing}`;
}

customElements.define("keyden-spaces-page", SpacesPage);
export default "keyden-spaces-page";
