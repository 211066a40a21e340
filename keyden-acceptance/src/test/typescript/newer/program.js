// Uses a version of the TypeScript client of today: it has repositories for spaces only, other
// resources are reached by paths.
"use strict";

const assert = require("node:assert/strict");
const { Client, SpaceRepository, userGetCurrent } = require("@octopusdeploy/api-client");

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const connect = (options = {}) =>
  Client.create({
    userAgentApp: "keyden-acceptance",
    instanceURL: process.env.OCTOPUS_URL,
    apiKey: process.env.OCTOPUS_API_KEY,
    logging: quiet,
    ...options,
  });

const commands = {
  async "create-api-key"(client) {
    const user = await userGetCurrent(client);
    const created = await client.doCreate(
      "~/api/users/{id}/apikeys",
      { Purpose: process.env.OCTOPUS_KEY_PURPOSE },
      { id: user.Id },
    );
    console.log("API key created: " + created.ApiKey);
  },

  async "current-user"(client) {
    const information = await client.getServerInformation();
    assert.match(information.version, /^\d+\.\d+/);
    assert.match(information.installationId, /^[0-9a-f-]{36}$/i);
    const me = await userGetCurrent(client);
    assert.equal(me.Username, process.env.OCTOPUS_USER_NAME);
    assert.equal(me.IsRequestor, true);
  },

  async spaces(client) {
    const spaces = new SpaceRepository(client);
    const me = await userGetCurrent(client);
    const added = await spaces.create({
      Name: "Newer TypeScript",
      SpaceManagersTeams: [],
      SpaceManagersTeamMembers: [me.Id],
      IsDefault: false,
      TaskQueueStopped: false,
    });
    assert.deepEqual(await spaces.get(added.Id), added);
    const found = await spaces.list({ partialName: "newer type", skip: 0, take: 2147483647 });
    assert.equal(found.TotalResults, 1);
    assert.deepEqual(found.Items, [added]);
    const byIds = await spaces.list({ ids: [added.Id, "Spaces-987654"] });
    assert.deepEqual(byIds.Items, [added]);
    const stopped = await spaces.modify({ ...added, TaskQueueStopped: true });
    assert.equal(stopped.TaskQueueStopped, true);
    await spaces.del(stopped);
    await rejects(404, spaces.get(added.Id));
  },

  async addresses() {
    for (const tail of ["/", "/api", "/api/", "/api/users"]) {
      const client = await connect({ instanceURL: process.env.OCTOPUS_URL + tail });
      assert.equal((await userGetCurrent(client)).Username, process.env.OCTOPUS_USER_NAME, tail);
    }
  },

  async "wrong-key"() {
    await rejects(401, connect({ apiKey: process.env.OCTOPUS_WRONG_KEY }).then(userGetCurrent));
  },

  async "no-key"() {
    await rejects(401, connect({ apiKey: undefined, accessToken: undefined }).then(userGetCurrent));
  },
};

async function rejects(status, promise) {
  try {
    await promise;
  } catch (error) {
    assert.equal(error.StatusCode, status, `status of ${error}`);
    return;
  }
  assert.fail(`a ${status} was expected`);
}

async function main(command) {
  await commands[command](await connect());
}

main(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.stack : JSON.stringify(error));
  process.exitCode = 1;
});
