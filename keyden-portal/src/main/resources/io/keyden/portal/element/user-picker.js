import { get, segment, withQuery } from "../foundation/api.js";
import { Picker, PICKER_HITS } from "./picker.js";

/** Finds a user, or a service account, by name or e-mail address. */
class UserPicker extends Picker {
  find(text, signal) {
    return get(withQuery("/api/users", { filter: text, take: PICKER_HITS }), { signal });
  }

  findOne(id) {
    return get(`/api/users/${segment(id)}`);
  }

  nameOf(user) {
    return user.DisplayName || user.Username;
  }

  detailOf(user) {
    const more = [
      user.IsService ? "service account" : user.EmailAddress,
      user.IsActive ? null : "disabled",
    ].filter((each) => each);
    return [user.Username, ...more].join(", ");
  }

  get nothingFound() {
    return "No user matches.";
  }
}

customElements.define("keyden-user-picker", UserPicker);
