import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { formFaults, selectField, submitButton, textArea, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { notify, notifyProblem } from "../element/notice.js";
import "../element/role-picker.js";
import "../element/space-picker.js";
import { emptyState, listTable, loadingState, pager, plainTable, problemState } from "../element/table.js";
import "../element/user-picker.js";
import { get, post, put, remove, segment } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Form } from "../foundation/form.js";
import { Loaded, LocalPages, PagedList } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { go } from "../foundation/router.js";
import { mayAt, refreshSession, session } from "../foundation/session.js";
import { nameLink, whereText } from "./references.js";
import { EVERYONE } from "./teams.js";

const NO_ROLE = { UserRoleId: null, where: "", SpaceId: null };

/** A team: what it is called, who belongs to it, which roles it has. */
class TeamPage extends PortalElement {
  static properties = {
    parameters: { attribute: false },
    newMember: { state: true },
    role: { state: true },
    busy: { state: true },
  };

  pageTitle = "Team";

  constructor() {
    super();
    this.parameters = {};
    this.newMember = null;
    /** The role that is about to be given. */
    this.role = null;
    this.busy = false;
    this.names = new Names(this);
    this.form = new Form(this);
    this.giving = new Form(this, NO_ROLE);
    this.team = new Loaded(this, async () => {
      const team = await get(this.#path);
      this.form.reset({ Name: team.Name, Description: team.Description });
      return team;
    });
    this.members = new LocalPages(this, () => this.team.value?.MemberUserIds ?? []);
    this.roles = new PagedList(this, { path: () => `${this.#path}/scopeduserroles`, inAddress: false });
  }

  get #path() {
    return `/api/teams/${segment(this.parameters.id)}`;
  }

  get #mayEdit() {
    return mayAt("TeamEdit", this.team.value.SpaceId);
  }

  /** Changes the team as it is now, which others may have changed since. */
  async #change(wanted) {
    const fresh = await get(this.#path);
    this.team.value = await put(this.#path, merged(fresh, this.team.value, wanted));
    this.requestUpdate();
  }

  async #save(event) {
    event.preventDefault();
    if (await this.form.submit((values) => this.#change(values))) {
      const { Name, Description } = this.team.value;
      this.form.reset({ Name, Description });
      notify("The team was saved.");
    }
  }

  /** Changes members, and tells how it went. */
  async #changeMembers(ids, done) {
    this.busy = true;
    try {
      await this.#change({ MemberUserIds: ids });
      notify(done);
      await refreshSession();
    } catch (error) {
      notifyProblem(error);
    }
    this.busy = false;
  }

  async #add(event) {
    event.preventDefault();
    const user = this.newMember;
    if (user !== null) {
      this.names.learn(user);
      await this.#changeMembers(
        [...this.team.value.MemberUserIds, user.Id],
        `${this.names.of(user.Id)} belongs to “${this.team.value.Name}” now.`,
      );
      this.newMember = null;
      await this.updateComplete;
      this.querySelector("keyden-user-picker")?.focus();
    }
  }

  async #takeOut(id) {
    const name = this.names.of(id);
    const self = id === session.user.Id;
    const sure = await ask({
      title: `Remove ${name}?`,
      text: html`<p class="mb-0">
        ${self ? html`<strong>This is you.</strong> You lose` : html`<strong>${name}</strong> loses`} at once what only the
        team <strong>${this.team.value.Name}</strong> allows, with ${self ? "your" : "their"} API keys as well.
      </p>`,
      confirm: "Remove member",
      danger: true,
    });
    if (sure) {
      const others = this.team.value.MemberUserIds.filter((each) => each !== id);
      await this.#changeMembers(others, `${name} does not belong to “${this.team.value.Name}” any more.`);
      await this.updateComplete;
      // The button that had the focus is gone with its row.
      this.querySelector("#members")?.focus();
    }
  }

  #whoLoses() {
    const count = this.members.total;
    if (count === 0) {
      return "Nobody belongs to it.";
    }
    const who = count === 1 ? "Its one member loses" : `Its ${count.toLocaleString()} members lose`;
    return `${who} at once what only this team allows. The accounts and their API keys stay.`;
  }

  async #delete() {
    const { Name } = this.team.value;
    const sure = await ask({
      title: `Delete “${Name}”?`,
      text: html`<p class="mb-0">${this.#whoLoses()} This cannot be undone.</p>`,
      confirm: "Delete team",
      cancel: "Keep team",
      danger: true,
    });
    if (!sure) {
      return;
    }
    try {
      await remove(this.#path);
    } catch (error) {
      notifyProblem(error);
      return;
    }
    notify(`The team “${Name}” was deleted.`);
    await refreshSession();
    go("/configuration/teams", {}, { replace: true });
  }

  render() {
    if (this.team.problem) {
      return problemState(this.team.problem, () => this.team.reload());
    }
    if (!this.team.value) {
      return loadingState();
    }
    const team = this.team.value;
    const deletable = team.CanBeDeleted && mayAt("TeamDelete", team.SpaceId);
    return html`
      ${pageHeading({
        title: team.Name,
        above: { label: "Teams", href: "#/configuration/teams" },
        actions: deletable
          ? html`<button class="btn btn-outline-danger" @click=${this.#delete}>${icon("trash")} Delete team</button>`
          : nothing,
      })}
      ${this.#details(team)} ${this.#memberSection(team)} ${this.#roleSection(team)}
    `;
  }

  #details(team) {
    return html`<section class="card-plain" aria-labelledby="details">
      <h2 class="h5" id="details">Details</h2>
      <dl class="facts mb-3">
        <dt>Id</dt>
        <dd>${identifier(team.Id)}</dd>
        <dt>Where</dt>
        <dd>${whereText(this.names, team.SpaceId)}</dd>
        ${this.#mayEdit
          ? nothing
          : html`<dt>Description</dt>
              <dd>${team.Description || "none"}</dd>`}
      </dl>
      ${this.#mayEdit
        ? html`<form class="narrow" @submit=${this.#save} novalidate>
            ${formFaults(this.form)}
            ${team.CanBeRenamed
              ? textField(this.form, "Name", "Name", { required: true, spellcheck: true, maxlength: 200 })
              : html`<p class="text-body-secondary">Programs find this team by its name, so it keeps it.</p>`}
            ${textArea(this.form, "Description", "Description")} ${submitButton(this.form, "Save")}
          </form>`
        : nothing}
    </section>`;
  }

  #memberSection(team) {
    return html`<section class="mb-4" aria-labelledby="members">
      <h2 class="h5" id="members" tabindex="-1">Members</h2>
      ${team.Id === EVERYONE
        ? html`<p>
            Every active account belongs to this team, by itself and for as long as it is active. What this team may do,
            everybody may.
          </p>`
        : this.#memberList(team)}
    </section>`;
  }

  #memberList(team) {
    const changeable = team.CanChangeMembers && this.#mayEdit;
    return html`
      ${changeable ? this.#memberForm(team) : nothing}
      ${this.members.total === 0
        ? emptyState({
            picture: "people",
            title: "Nobody belongs to this team",
            text: changeable ? "Find its first member above." : nothing,
          })
        : html`${plainTable({
            caption: `Members of ${team.Name}`,
            items: this.members.items,
            key: (id) => id,
            columns: this.#memberColumns(changeable),
          })}
          ${pager(this.members)}`}
    `;
  }

  #memberColumns(changeable) {
    const columns = [
      {
        label: "Name",
        style: "cell-wide",
        cell: (id) => html`${nameLink(this.names, id)}${this.#memberState(this.names.resource(id))}`,
      },
      { label: "User name", style: "cell-text", cell: (id) => this.names.resource(id)?.Username ?? "" },
      { label: "Id", cell: (id) => html`<code>${id}</code>` },
    ];
    const taking = {
      label: "Actions",
      actions: true,
      style: "text-end",
      cell: (id) =>
        html`<button
          class="btn btn-sm btn-outline-danger"
          aria-label="Remove ${this.names.of(id)}"
          ?disabled=${this.busy}
          @click=${() => this.#takeOut(id)}
        >
          Remove
        </button>`,
    };
    return changeable ? [...columns, taking] : columns;
  }

  #memberState(user) {
    return user === null
      ? nothing
      : html`${user.IsService ? html` <span class="badge text-bg-info">Service account</span>` : nothing}${user.IsActive
          ? nothing
          : html` <span class="badge text-bg-secondary">Disabled</span>`}`;
  }

  #memberForm(team) {
    return html`<form class="adding" @submit=${this.#add}>
      <keyden-user-picker
        label="New member"
        .value=${this.newMember?.Id ?? null}
        .taken=${team.MemberUserIds}
        .takenText=${"belongs to this team already"}
        ?disabled=${this.busy}
        @change=${(event) => {
          this.newMember = event.detail;
        }}
      ></keyden-user-picker>
      <button class="btn btn-outline-primary" ?disabled=${this.busy || this.newMember === null}>Add member</button>
    </form>`;
  }

  #roleSection(team) {
    const changeable = team.CanChangeRoles && this.#mayEdit;
    const columns = [
      { label: "User role", style: "cell-wide", cell: (given) => nameLink(this.names, given.UserRoleId) },
      {
        label: "Where",
        style: "cell-wide",
        cell: (given) => html`${whereText(this.names, given.SpaceId)}${narrowing(given)}`,
      },
    ];
    const taking = {
      label: "Actions",
      actions: true,
      style: "text-end",
      cell: (given) =>
        html`<button
          class="btn btn-sm btn-outline-danger"
          aria-label="Remove ${this.names.of(given.UserRoleId)}"
          @click=${() => this.#take(given)}
        >
          Remove
        </button>`,
    };
    return html`<section aria-labelledby="roles">
      <h2 class="h5" id="roles" tabindex="-1">User roles</h2>
      ${team.CanChangeRoles ? nothing : html`<p class="text-body-secondary">The roles of this team are fixed.</p>`}
      ${listTable({
        caption: `User roles of ${team.Name}`,
        list: this.roles,
        columns: changeable ? [...columns, taking] : columns,
        empty: emptyState({
          picture: "shield-check",
          title: "This team has no user roles",
          text: changeable ? "By itself it lets nobody do anything. Give it its first role below." : nothing,
        }),
      })}
      ${changeable ? this.#roleForm(team) : nothing}
    </section>`;
  }

  /** Where the chosen role can be given to this team. */
  #wheres(team) {
    const space = { value: "space", label: "In a space" };
    const system = { value: "system", label: "In the system" };
    if (this.role === null || team.SpaceId !== null) {
      return [];
    }
    return [
      ...(this.role.GrantedSystemPermissions.length > 0 ? [system] : []),
      ...(this.role.GrantedSpacePermissions.length > 0 ? [space] : []),
    ];
  }

  #chooseRole(role) {
    this.role = role;
    this.giving.set("UserRoleId", role?.Id ?? null);
    this.giving.set("where", this.#wheres(this.team.value)[0]?.value ?? "");
  }

  #roleForm(team) {
    const { giving } = this;
    const wheres = this.#wheres(team);
    giving.shows("UserRoleId");
    return html`<form class="card-plain narrow mt-3" @submit=${this.#give} novalidate>
      <h3 class="h6">Give a role</h3>
      ${formFaults(giving)}
      <keyden-role-picker
        class="d-block mb-3"
        label="User role"
        .value=${giving.values.UserRoleId}
        .fault=${giving.faults.UserRoleId?.join(" ") ?? null}
        ?disabled=${giving.busy}
        @change=${(event) => this.#chooseRole(event.detail)}
      ></keyden-role-picker>
      ${wheres.length > 1
        ? selectField(giving, "where", "Where it holds", wheres, {
            required: true,
            hint: "In a space it also gives its system permissions.",
          })
        : nothing}
      ${wheres.length === 1 && giving.values.where === "system"
        ? html`<p class="text-body-secondary">This role holds in the system.</p>`
        : nothing}
      ${giving.values.where === "space" ? this.#spaceField() : nothing}
      ${team.SpaceId !== null && this.role !== null
        ? html`<p class="text-body-secondary">
            It holds in ${this.names.of(team.SpaceId)}, the space of this
            team.${this.role.GrantedSystemPermissions.length > 0 ? " Its system permissions hold for the whole server." : ""}
          </p>`
        : nothing}
      ${team.Id === EVERYONE
        ? html`<p>${icon("exclamation-triangle")} What you give to this team, you give to every account.</p>`
        : nothing}
      ${submitButton(giving, "Give role", { kind: "outline-primary" })}
    </form>`;
  }

  #spaceField() {
    const { giving } = this;
    giving.shows("SpaceId");
    return html`<keyden-space-picker
      class="d-block mb-3"
      label="Space"
      .value=${giving.values.SpaceId}
      .fault=${giving.faults.SpaceId?.join(" ") ?? null}
      ?disabled=${giving.busy}
      @change=${(event) => giving.set("SpaceId", event.detail?.Id ?? null)}
    ></keyden-space-picker>`;
  }

  async #give(event) {
    event.preventDefault();
    const { giving } = this;
    const team = this.team.value;
    const good = await giving.submit(
      ({ UserRoleId, where, SpaceId }) =>
        post("/api/scopeduserroles", {
          TeamId: team.Id,
          UserRoleId,
          SpaceId: team.SpaceId ?? (where === "space" ? SpaceId : null),
        }),
      () => {
        if (giving.values.UserRoleId === null) {
          giving.fault("UserRoleId", "Choose the user role.");
        } else if (giving.values.where === "space" && giving.values.SpaceId === null) {
          giving.fault("SpaceId", "Choose the space in which the role holds.");
        }
      },
    );
    if (good) {
      notify(`“${team.Name}” has the user role “${this.role.Name}” now.`);
      giving.reset(NO_ROLE);
      this.role = null;
      this.#rolesChanged();
    }
  }

  async #take(given) {
    const role = this.names.of(given.UserRoleId);
    const where = given.SpaceId === null ? "in the system" : html`in <strong>${this.names.of(given.SpaceId)}</strong>`;
    const sure = await ask({
      title: `Remove “${role}”?`,
      text: html`<p class="mb-0">
        The members of <strong>${this.team.value.Name}</strong> lose at once what only <strong>${role}</strong> ${where}
        allows, with their API keys as well.
      </p>`,
      confirm: "Remove role",
      danger: true,
    });
    if (!sure) {
      return;
    }
    try {
      await remove(`/api/scopeduserroles/${segment(given.Id)}`);
      notify(`“${this.team.value.Name}” has the user role “${role}” no more.`);
    } catch (error) {
      notifyProblem(error);
    }
    this.#rolesChanged();
    this.querySelector("#roles")?.focus();
  }

  #rolesChanged() {
    this.roles.reload();
    refreshSession().catch(notifyProblem);
  }
}

/** Roles can be narrowed to things that Keyden does not have; what clients wrote there is told. */
function narrowing(given) {
  const count =
    given.ProjectIds.length + given.EnvironmentIds.length + given.TenantIds.length + given.ProjectGroupIds.length;
  return count === 0
    ? nothing
    : html` <span class="text-body-secondary small d-block">narrowed to projects, environments or tenants</span>`;
}

customElements.define("keyden-team-page", TeamPage);
export default "keyden-team-page";
