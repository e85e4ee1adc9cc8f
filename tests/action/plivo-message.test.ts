import { MESSAGE, runHandler, SECRETS, PHONE_TRIGGERS, type EventMessage } from "./action-run";
import { ACTIONS, PLAIN } from "./loaded-action";
import { accepted } from "./plivo-steps";

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  const send = async (
    message: EventMessage,
    secrets: object = SECRETS,
    trigger = PHONE_TRIGGERS[0] ?? "send-phone-message",
  ) => {
    const { requests } = await runHandler(action, trigger, [accepted()], { message, secrets });
    const [request] = requests;
    if (!request || requests.length > 1) throw new Error(`${requests.length} requests`);
    return request;
  };

  it.each(PHONE_TRIGGERS)("sends the message of %s to Plivo's message API", async (trigger) => {
    const { url, init, body } = await send(MESSAGE, SECRETS, trigger);
    expect(url).toBe("https://api.plivo.com/v1/Account/MAABCDEFGHIJKLMNOPQR/Message/");
    expect(init).toMatchObject({
      method: "POST",
      redirect: "manual",
      headers: {
        authorization: `Basic ${Buffer.from(`${SECRETS.PLIVO_AUTH_ID}:${SECRETS.PLIVO_AUTH_TOKEN}`).toString("base64")}`,
        "content-type": "application/json",
      },
    });
    expect(body).toEqual({
      src: "+14155550100",
      dst: "18085555555",
      text: "Your code is 824173",
      log: false,
      message_expiry: 300,
    });
  });

  it("sends from a Powerpack", async () => {
    const { body } = await send(MESSAGE, {
      ...SECRETS,
      PLIVO_SENDER: undefined,
      PLIVO_POWERPACK: "pack-uuid",
    });
    expect(body["powerpack_uuid"]).toBe("pack-uuid");
    expect(body).not.toHaveProperty("src");
  });

  it("trims blanks around secrets", async () => {
    const secrets = {
      PLIVO_AUTH_ID: " MAABCDEFGHIJKLMNOPQR\n",
      PLIVO_AUTH_TOKEN: "token\n",
      PLIVO_SENDER: " 12345 ",
    };
    const { url, init, body } = await send(MESSAGE, secrets);
    expect(url).toContain("/MAABCDEFGHIJKLMNOPQR/");
    expect((init.headers as Record<string, string>)["authorization"]).toBe(
      `Basic ${Buffer.from("MAABCDEFGHIJKLMNOPQR:token").toString("base64")}`,
    );
    expect(body["src"]).toBe("12345");
  });

  const DLT = {
    ...SECRETS,
    PLIVO_DLT_ENTITY_ID: "entity",
    PLIVO_DLT_TEMPLATE_ID: "template",
    PLIVO_DLT_TEMPLATE_CATEGORY: "service_implicit",
  };

  it("sends DLT ids to India", async () => {
    const { body } = await send({ ...MESSAGE, recipient: "+919812345678" }, DLT);
    expect(body).toMatchObject({
      dlt_entity_id: "entity",
      dlt_template_id: "template",
      dlt_template_category: "service_implicit",
    });
  });

  it("sends no DLT ids elsewhere", async () => {
    const { body } = await send(MESSAGE, DLT);
    expect(Object.keys(body).filter((name) => name.startsWith("dlt"))).toEqual([]);
  });

  it("sends a notice that has no code", async () => {
    const { text } = { text: "Your account was blocked" };
    const { body } = await send(
      { recipient: MESSAGE.recipient, text },
      SECRETS,
      "custom-phone-provider",
    );
    expect(body["text"]).toBe(text);
  });

  it("sends text of any script unchanged", async () => {
    const text = "Ваш код 824173 — \u{1f511}\n\"'\\ <b>";
    const { body } = await send({ ...MESSAGE, text });
    expect(body["text"]).toBe(text);
  });
});
