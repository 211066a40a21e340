import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, listTable, searchField } from "../element/table.js";
import { segment } from "../foundation/api.js";
import { PagedList } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { mayAnywhere } from "../foundation/session.js";
import { whereText } from "./references.js";
import "./where-filter.js";

/** The team to which everybody belongs; nobody is put into it. */
export const EVERYONE = "teams-everyone";

/** All teams, of the system and of spaces. */
class TeamsPage extends PortalElement {
  pageTitle = "Teams";

  constructor() {
    super();
    this.names = new Names(this);
    this.teams = new PagedList(this, {
      path: () => "/api/teams",
      filters: { partialName: "", spaces: "", includeSystem: "" },
    });
  }

  get #new() {
    return mayAnywhere("TeamCreate")
      ? html`<a class="btn btn-primary" href="#/configuration/teams/new">${icon("plus-lg")} New team</a>`
      : nothing;
  }

  render() {
    return html`
      ${pageHeading({
        title: "Teams",
        text: "What somebody may do comes from the user roles of their teams.",
        actions: this.#new,
      })}
      <div class="filters align-items-end">
        ${searchField(this.teams, "partialName", "Search by name")}
        <keyden-where-filter
          class="filters mb-0"
          unlabelled
          .list=${this.teams}
          .filters=${this.teams.filters}
          .choices=${[{ value: "system", label: "In the system", includeSystem: "true" }]}
        ></keyden-where-filter>
      </div>
      ${listTable({
        caption: "Teams",
        list: this.teams,
        columns: [
          {
            label: "Name",
            style: "cell-wide",
            cell: (team) =>
              html`<a class="fw-medium" href="#/configuration/teams/${segment(team.Id)}">${team.Name}</a>`,
          },
          { label: "Where", style: "cell-text", cell: (team) => whereText(this.names, team.SpaceId) },
          {
            label: "Members",
            cell: (team) => (team.Id === EVERYONE ? "all" : team.MemberUserIds.length.toLocaleString()),
          },
          { label: "Description", style: "cell-wide", cell: (team) => team.Description },
        ],
        empty: emptyState({
          picture: "person-badge",
          title: "There are no teams that you may see",
          text: "A team holds people who may do the same.",
          action: this.#new,
        }),
      })}
    `;
  }
}

customElements.define("keyden-teams-page", TeamsPage);
export default "keyden-teams-page";
