import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, listTable, searchField } from "../element/table.js";
import { segment } from "../foundation/api.js";
import { PagedList } from "../foundation/list.js";
import { may } from "../foundation/session.js";

/** All user roles. */
class RolesPage extends PortalElement {
  pageTitle = "User roles";

  constructor() {
    super();
    this.roles = new PagedList(this, { path: () => "/api/userroles", filters: { partialName: "" } });
  }

  render() {
    return html`
      ${pageHeading({
        title: "User roles",
        text: "A user role is a set of permissions. It is given to teams, in the whole system or in a space.",
        actions: may("UserRoleEdit")
          ? html`<a class="btn btn-primary" href="#/configuration/roles/new">${icon("plus-lg")} New user role</a>`
          : nothing,
      })}
      <div class="filters">${searchField(this.roles, "partialName", "Search by name")}</div>
      ${listTable({
        caption: "User roles",
        list: this.roles,
        columns: [
          {
            label: "Name",
            style: "cell-wide",
            cell: (role) =>
              html`<a class="fw-medium" href="#/configuration/roles/${segment(role.Id)}">${role.Name}</a>${role.CanBeDeleted
                  ? nothing
                  : html` <span class="badge text-bg-secondary">Built in</span>`}`,
          },
          { label: "Description", style: "cell-wide", cell: (role) => role.Description },
          { label: "System permissions", style: "cell-number", cell: (role) => role.GrantedSystemPermissions.length },
          { label: "Space permissions", style: "cell-number", cell: (role) => role.GrantedSpacePermissions.length },
        ],
        empty: emptyState({ picture: "shield-check", title: "There are no user roles" }),
      })}
    `;
  }
}

customElements.define("keyden-roles-page", RolesPage);
export default "keyden-roles-page";
