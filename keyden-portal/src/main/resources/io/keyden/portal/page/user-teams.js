import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { notify, notifyProblem } from "../element/notice.js";
import { emptyState, loadingState, pager, plainTable, problemState } from "../element/table.js";
import "../element/team-picker.js";
import { get, put, segment } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Loaded, LocalPages } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { mayAnywhere, mayAt, refreshSession, session } from "../foundation/session.js";
import { accountName, accountPath } from "./accounts.js";
import { nameLink, whereText } from "./references.js";
import { EVERYONE } from "./teams.js";

/**
 * The teams of `user`; who may change them can, unless `fixed`. Says `loaded`, with the teams in
 * `detail`.
 */
class UserTeams extends PortalElement {
  static properties = {
    user: { attribute: false },
    fixed: { type: Boolean },
    newTeam: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.user = null;
    this.fixed = false;
    this.newTeam = null;
    this.busy = false;
    this.names = new Names(this);
    this.teams = new Loaded(this, async () => {
      const teams = await get(`${accountPath(this.user.Id)}/teams`);
      this.dispatchEvent(new CustomEvent("loaded", { detail: teams }));
      return teams;
    });
    this.pages = new LocalPages(this, () => this.teams.value ?? []);
  }

  /** Puts the focus to where a team can be added. */
  startAdding() {
    this.querySelector("keyden-team-picker")?.focus();
  }

  /** Changes the members of a team as it is now, which others may have changed since. */
  async #change(id, before, after, done) {
    const path = `/api/teams/${segment(id)}`;
    this.busy = true;
    try {
      const fresh = await get(path);
      await put(path, merged(fresh, { MemberUserIds: before }, { MemberUserIds: after }));
      notify(done);
      if (this.user.Id === session.user.Id) {
        await refreshSession();
      }
    } catch (error) {
      notifyProblem(error);
    }
    this.busy = false;
    await this.teams.reload();
  }

  async #add(event) {
    event.preventDefault();
    const team = this.newTeam;
    if (team === null) {
      return;
    }
    const done = `${accountName(this.user)} belongs to “${team.Name}” now.`;
    await this.#change(team.Id, [], [this.user.Id], done);
    this.newTeam = null;
    await this.updateComplete;
    this.startAdding();
  }

  async #takeOut(team) {
    const name = accountName(this.user);
    const sure = await ask({
      title: `Remove from “${team.Name}”?`,
      text: html`<p class="mb-0">
        <strong>${name}</strong> loses at once what only the team <strong>${team.Name}</strong> allows, with all API keys
        of the account as well.
      </p>`,
      confirm: "Remove from team",
      danger: true,
    });
    if (sure) {
      await this.#change(team.Id, [this.user.Id], [], `${name} does not belong to “${team.Name}” any more.`);
      this.startAdding();
    }
  }

  render() {
    if (this.teams.problem) {
      return problemState(this.teams.problem, () => this.teams.reload());
    }
    if (!this.teams.value) {
      return loadingState();
    }
    const name = accountName(this.user);
    return html`
      ${this.#mayAdd ? this.#form() : nothing}
      ${this.pages.total === 0
        ? emptyState({
            picture: "person-badge",
            title: "No team",
            text: this.user.IsActive
              ? "There is no team of this account that you may see."
              : "A disabled account does not even belong to Everyone.",
          })
        : html`${plainTable({
            caption: `Teams of ${name}`,
            items: this.pages.items,
            columns: this.#columns(),
            busy: this.busy,
          })}
          ${pager(this.pages)}`}
    `;
  }

  get #mayAdd() {
    return !this.fixed && mayAnywhere("TeamEdit");
  }

  #columns() {
    const columns = [
      {
        label: "Team",
        style: "cell-wide",
        cell: (team) => (mayAnywhere("TeamView") ? this.#link(team) : team.Name),
      },
      { label: "Where", style: "cell-text", cell: (team) => whereText(this.names, team.SpaceId) },
    ];
    const taking = {
      label: "Actions",
      actions: true,
      style: "text-end",
      cell: (team) =>
        team.Id !== EVERYONE && mayAt("TeamEdit", team.SpaceId)
          ? html`<button
              class="btn btn-sm btn-outline-danger"
              aria-label="Remove from ${team.Name}"
              ?disabled=${this.busy}
              @click=${() => this.#takeOut(team)}
            >
              Remove
            </button>`
          : nothing,
    };
    return this.fixed ? columns : [...columns, taking];
  }

  #link(team) {
    this.names.learn(team);
    return nameLink(this.names, team.Id);
  }

  #form() {
    return html`<form class="adding" @submit=${this.#add}>
      <keyden-team-picker
        label="New team"
        .value=${this.newTeam?.Id ?? null}
        .taken=${[EVERYONE, ...this.teams.value.map((team) => team.Id)]}
        .takenText=${"is a team of this account already"}
        ?disabled=${this.busy}
        @change=${(event) => {
          this.newTeam = event.detail;
        }}
      ></keyden-team-picker>
      <button class="btn btn-outline-primary" ?disabled=${this.busy || this.newTeam === null}>Add to team</button>
    </form>`;
  }
}

customElements.define("keyden-user-teams", UserTeams);
