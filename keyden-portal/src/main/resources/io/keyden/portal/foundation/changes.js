/** Changes to a resource that others may have changed meanwhile. */

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function mergedList(fresh, before, after) {
  const kept = fresh.filter((each) => after.includes(each) || !before.includes(each));
  const added = after.filter((each) => !before.includes(each) && !kept.includes(each));
  return [...kept, ...added];
}

/**
 * The body of a request that changes a resource: what the server has now, and in it only what the
 * reader changed. What others wrote since the page was loaded stays; of a list, what was added and
 * taken out.
 *
 * @param {object} fresh what the server has now
 * @param {object} before what the page started with
 * @param {object} wanted the values of the page's form, by the members of the resource
 */
export function merged(fresh, before, wanted) {
  const body = { ...fresh };
  for (const [member, after] of Object.entries(wanted)) {
    if (Array.isArray(after)) {
      body[member] = mergedList(fresh[member] ?? [], before[member] ?? [], after);
    } else if (!same(before[member], after)) {
      body[member] = after;
    }
  }
  return body;
}
