import { get, segment, withQuery } from "../foundation/api.js";
import { Picker, PICKER_HITS } from "./picker.js";

/** Finds a user role by its name. */
class RolePicker extends Picker {
  find(text, signal) {
    return get(withQuery("/api/userroles", { partialName: text, take: PICKER_HITS }), { signal });
  }

  findOne(id) {
    return get(`/api/userroles/${segment(id)}`);
  }

  detailOf(role) {
    return role.Description || role.Id;
  }

  get nothingFound() {
    return "No user role matches.";
  }
}

customElements.define("keyden-role-picker", RolePicker);
