import { Teardown } from "../../../local/demo/teardown";

describe("teardown", () => {
  it("undoes the newest first", async () => {
    const undone: string[] = [];
    const teardown = new Teardown();
    teardown.add("the tenant", () => void undone.push("tenant"));
    teardown.add("the app", () => void undone.push("app"));
    await teardown.run();
    expect(undone).toEqual(["app", "tenant"]);
  });

  it("continues after a failure and names what could not be undone", async () => {
    const undone: string[] = [];
    const teardown = new Teardown();
    teardown.add("the tenant", () => void undone.push("tenant"));
    teardown.add("the app", () => Promise.reject(new Error("it hangs")));
    expect(await teardown.run()).toEqual(["the app could not be ended: it hangs"]);
    expect(undone).toEqual(["tenant"]);
  });

  it("undoes each step once when it is called twice at the same time", async () => {
    let times = 0;
    const teardown = new Teardown();
    teardown.add("the tenant", () => {
      times++;
    });
    await Promise.all([teardown.run(), teardown.run()]);
    expect(times).toBe(1);
  });
});
