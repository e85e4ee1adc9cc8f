import { writeStickyComment } from "../../../cli/github/sticky-comment";
import { fakeGitHub } from "./fake-github";

const PAGE_1 = "GET issues/5/comments?per_page=100&page=1";
const PAGE_2 = "GET issues/5/comments?per_page=100&page=2";
const POST = "POST issues/5/comments";
const COMMENT = { pullRequest: 5, label: "dev", body: "new" };

const comment = (id: number, body: string, type = "Bot") => ({ id, body, user: { type } });

describe("writeStickyComment", () => {
  it("creates the comment on the first run", async () => {
    const { api, calls } = fakeGitHub({ [PAGE_1]: [], [POST]: {} });
    await expect(writeStickyComment(api, COMMENT)).resolves.toBe("created");
    expect(calls.at(-1)).toEqual({ call: POST, body: { body: "<!-- plan:dev -->\nnew" } });
  });

  it("updates it in place on the next, and leaves those of other stacks", async () => {
    const comments = [comment(1, "<!-- plan:prod -->\nold"), comment(2, "<!-- plan:dev -->\nold")];
    const { api, calls } = fakeGitHub({ [PAGE_1]: comments, "PATCH issues/comments/2": {} });
    await expect(writeStickyComment(api, COMMENT)).resolves.toBe("updated");
    expect(calls.at(-1)).toEqual({
      call: "PATCH issues/comments/2",
      body: { body: "<!-- plan:dev -->\nnew" },
    });
  });

  it("finds it on a later page", async () => {
    const first = Array.from({ length: 100 }, (_, id) => comment(id, "talk", "User"));
    const { api } = fakeGitHub({
      [PAGE_1]: first,
      [PAGE_2]: [comment(200, "<!-- plan:dev -->")],
      "PATCH issues/comments/200": {},
    });
    await expect(writeStickyComment(api, COMMENT)).resolves.toBe("updated");
  });

  it("never replaces a person's comment, or one whose author no longer exists", async () => {
    const comments = [
      comment(1, "<!-- plan:dev -->", "User"),
      { id: 2, body: "<!-- plan:dev -->", user: null },
    ];
    const { api } = fakeGitHub({ [PAGE_1]: comments, [POST]: {} });
    await expect(writeStickyComment(api, COMMENT)).resolves.toBe("created");
  });
});
