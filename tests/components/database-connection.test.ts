import * as pulumi from "@pulumi/pulumi";
import { findDatabaseConnection } from "../../components/database-connection";

const NOT_FOUND = 'No connection found with "name" = "users"';

/** Has the plugin answer every lookup of a connection with this, or fail with this message. */
async function answerWith(answer: string | Record<string, unknown>): Promise<void> {
  await pulumi.runtime.setMocks({
    newResource: ({ type }) => {
      throw new Error(`nothing declares a ${type}`);
    },
    call: ({ token, inputs }: pulumi.runtime.MockCallArgs) => {
      const named = inputs as { name: string };
      expect({ token, ...named }).toMatchObject({
        token: "auth0:index/getConnection:getConnection",
        name: "users",
      });
      // The engine's errors carry their message in `details`, as gRPC has it.
      if (typeof answer === "string") throw Object.assign(new Error(answer), { details: answer });
      return answer;
    },
  });
}

it("finds a database by its name", async () => {
  await answerWith({ id: "con_1", name: "users", strategy: "auth0" });
  await expect(findDatabaseConnection("users")).resolves.toBe("con_1");
});

it("refuses a connection whose users are elsewhere, with the setting to change", async () => {
  await answerWith({ id: "con_1", name: "users", strategy: "samlp" });
  await expect(findDatabaseConnection("users")).rejects.toThrow(
    /`users` is a connection of the kind `samlp`.*pulumi config set connection NAME/,
  );
});

it("names the setting of a connection that the tenant doesn't have", async () => {
  await answerWith(NOT_FOUND);
  await expect(findDatabaseConnection("users")).rejects.toThrow(
    /^connection: the database connection `users` can't be found.*pulumi config set connection NAME/,
  );
});

it("doesn't blame the setting where the tenant refuses its client", async () => {
  await answerWith("401 Unauthorized: check auth0:clientId and its secret");
  const refused = findDatabaseConnection("users");
  await expect(refused).rejects.toThrow(/^the tenant's .* can't be read \(401.*\)$/);
});
