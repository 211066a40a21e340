import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { formFaults, submitButton, textArea, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { notify, notifyProblem } from "../element/notice.js";
import { loadingState, problemState } from "../element/table.js";
import { get, post, put, remove, segment } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { may, refreshSession } from "../foundation/session.js";
import "./permission-list.js";

const NEW = {
  Name: "",
  Description: "",
  SupportedRestrictions: [],
  GrantedSpacePermissions: [],
  GrantedSystemPermissions: [],
};

/** A user role and its permissions; without an id in the address, one that is about to be made. */
class RolePage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  constructor() {
    super();
    this.parameters = {};
    this.form = new Form(this, NEW);
    this.known = new Loaded(this, async () => {
      const [permissions, role] = await Promise.all([
        get("/api/permissions/all"),
        this.#isNew ? { ...NEW, CanBeDeleted: true } : get(this.#path),
      ]);
      this.#start(role);
      return { permissions, role };
    });
  }

  get pageTitle() {
    return this.#isNew ? "New user role" : "User role";
  }

  get #isNew() {
    return this.parameters.id === undefined;
  }

  get #path() {
    return `/api/userroles/${segment(this.parameters.id)}`;
  }

  #start({ Name, Description, GrantedSpacePermissions, GrantedSystemPermissions }) {
    this.form.reset({ Name, Description, GrantedSpacePermissions, GrantedSystemPermissions });
  }

  /** What a role of these space permissions can be narrowed to; the vendor's portal sends it too. */
  #restrictions(names) {
    const { permissions } = this.known.value;
    return [...new Set(names.flatMap((name) => permissions[name]?.SupportedRestrictions ?? []))];
  }

  /** A role keeps what others wrote there, and gains what its new permissions can be narrowed to. */
  #widened({ SupportedRestrictions, GrantedSpacePermissions }, wanted) {
    const added = wanted.filter((name) => !GrantedSpacePermissions.includes(name));
    return [...new Set([...SupportedRestrictions, ...this.#restrictions(added)])];
  }

  async #save(event) {
    event.preventDefault();
    const { role: before } = this.known.value;
    let saved = null;
    const good = await this.form.submit(async (values) => {
      if (this.#isNew) {
        const SupportedRestrictions = this.#restrictions(values.GrantedSpacePermissions);
        saved = await post("/api/userroles", { ...values, SupportedRestrictions });
      } else {
        const SupportedRestrictions = this.#widened(before, values.GrantedSpacePermissions);
        saved = await put(this.#path, merged(await get(this.#path), before, { ...values, SupportedRestrictions }));
      }
    });
    if (!good) {
      return;
    }
    if (this.#isNew) {
      notify(`The user role “${saved.Name}” is there. Give it to a team.`);
      go(`/configuration/roles/${segment(saved.Id)}`);
    } else {
      this.known.value = { ...this.known.value, role: saved };
      this.#start(saved);
      notify("The user role was saved. What it allows changed at once.");
      refreshSession().catch(notifyProblem);
    }
  }

  async #delete() {
    const { Name } = this.known.value.role;
    const sure = await ask({
      title: `Delete “${Name}”?`,
      text: html`<p class="mb-0">
        A user role can be deleted once no team has it: the server refuses as long as one does. This cannot be undone.
      </p>`,
      confirm: "Delete user role",
      cancel: "Keep user role",
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
    notify(`The user role “${Name}” was deleted.`);
    go("/configuration/roles", {}, { replace: true });
  }

  render() {
    if (this.known.problem) {
      return problemState(this.known.problem, () => this.known.reload());
    }
    if (!this.known.value) {
      return loadingState();
    }
    const { role } = this.known.value;
    const editable = may("UserRoleEdit");
    return html`
      ${pageHeading({
        title: this.#isNew ? "New user role" : role.Name,
        above: { label: "User roles", href: "#/configuration/roles" },
        text: editable ? nothing : role.Description,
        actions:
          editable && !this.#isNew && role.CanBeDeleted
            ? html`<button class="btn btn-outline-danger" @click=${this.#delete}>${icon("trash")} Delete user role</button>`
            : nothing,
      })}
      ${this.#isNew ? nothing : this.#facts(role, editable)}
      ${editable ? this.#editor(role) : html`<h2 class="h5">Permissions</h2>${this.#permissions(false)}`}
    `;
  }

  #facts(role, editable) {
    return html`<dl class="facts mb-3">
        <dt>Id</dt>
        <dd>${identifier(role.Id)}</dd>
      </dl>
      ${role.CanBeDeleted || !editable
        ? nothing
        : html`<div class="alert alert-info">
            This user role is built in. You can change it, for every team that has it; it cannot be deleted. A role of
            your own leaves the built-in ones as they are described elsewhere.
          </div>`}`;
  }

  #editor(role) {
    const { form } = this;
    return html`<form @submit=${this.#save} novalidate>
      <div class="narrow">
        ${formFaults(form)} ${textField(form, "Name", "Name", { required: true, spellcheck: true, maxlength: 200 })}
        ${textArea(form, "Description", "Description")}
      </div>
      <h2 class="h5">Permissions</h2>
      ${this.#permissions(true)}
      <div class="save-bar">
        ${submitButton(form, role.Id === undefined ? "Create user role" : "Save")}
        ${role.Id === undefined
          ? html`<a class="btn btn-outline-secondary" href="#/configuration/roles">Cancel</a>`
          : nothing}
      </div>
    </form>`;
  }

  #permissions(editable) {
    const { GrantedSystemPermissions, GrantedSpacePermissions } = this.form.values;
    return html`<keyden-permission-list
      .all=${this.known.value.permissions}
      .granted=${{ GrantedSystemPermissions, GrantedSpacePermissions }}
      .editable=${editable}
      @change=${(event) => Object.entries(event.detail).forEach(([name, value]) => this.form.set(name, value))}
    ></keyden-permission-list>`;
  }
}

customElements.define("keyden-role-page", RolePage);
export default "keyden-role-page";
