import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { emptyState, filterSelect, listTable, searchField } from "../element/table.js";
import { time } from "../foundation/dates.js";
import { PagedList } from "../foundation/list.js";
import { may } from "../foundation/session.js";
import { accountName, accountPlace, stateBadge } from "./accounts.js";

/** All accounts, of people and of programs. */
class UsersPage extends PortalElement {
  pageTitle = "Users";

  constructor() {
    super();
    this.users = new PagedList(this, {
      path: () => "/api/users",
      filters: { filter: "", isServiceAccount: "", isActive: "" },
    });
  }

  render() {
    const { users } = this;
    return html`
      ${pageHeading({
        title: "Users",
        text: "People sign in. Service accounts belong to programs, which use API keys. What either may do comes from their teams.",
        actions: actions(),
      })}
      <search class="filters" aria-label="Filter the users">
        ${searchField(users, "filter", "Search by name or e-mail")}
        ${filterSelect(users, "isServiceAccount", "Kind", [
          { value: "", label: "People and service accounts" },
          { value: "false", label: "People" },
          { value: "true", label: "Service accounts" },
        ])}
        ${filterSelect(users, "isActive", "State", [
          { value: "", label: "Active and disabled" },
          { value: "true", label: "Active" },
          { value: "false", label: "Disabled" },
        ])}
      </search>
      ${listTable({
        caption: "Users",
        list: users,
        columns: [
          {
            label: "Name",
            style: "cell-wide",
            cell: (user) => html`<a class="fw-medium" href="#${accountPlace(user.Id)}">${accountName(user)}</a>
              <span class="d-block small text-body-secondary">${user.Username}</span>`,
          },
          {
            label: "E-mail",
            style: "cell-text",
            cell: (user) => user.EmailAddress ?? html`<span class="text-body-secondary">none</span>`,
          },
          {
            label: "Kind",
            cell: (user) =>
              user.IsService
                ? html`<span class="text-nowrap">${icon("robot")} Service account</span>`
                : html`<span class="text-nowrap">${icon("person")} Person</span>`,
          },
          { label: "State", cell: stateBadge },
          { label: "Created", cell: (user) => time(user.Created, "day", "unknown") },
        ],
        empty: emptyState({ picture: "people", title: "There are no users", action: actions() }),
      })}
    `;
  }
}

function actions() {
  return html`
    ${may("UserInvite")
      ? html`<a class="btn btn-outline-primary" href="#/configuration/users/invite">${icon("envelope")} Invite user</a>`
      : nothing}
    ${may("UserEdit")
      ? html`<a class="btn btn-outline-primary" href="#/configuration/users/newServiceAccount"
            >${icon("robot")} Create service account</a
          >
          <a class="btn btn-primary" href="#/configuration/users/new">${icon("person-plus")} Create user</a>`
      : nothing}
  `;
}

customElements.define("keyden-users-page", UsersPage);
export default "keyden-users-page";
