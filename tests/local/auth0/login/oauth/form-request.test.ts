import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { asFormRequest } from "../../../../../local/auth0/login/oauth/form-request";

function request(contentType: string, body: string): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.method = "POST";
  message.url = "/oauth/token";
  message.headers = {
    "content-type": contentType,
    "content-length": String(body.length),
    origin: "http://app",
  };
  message.push(body);
  message.push(null);
  return message;
}

test("converts JSON to a form and keeps method, address and headers", async () => {
  const json = JSON.stringify({ grant_type: "refresh_token", refresh_token: "a&b=c" });
  const form = await asFormRequest(request("application/json", json));
  expect(form).toMatchObject({ method: "POST", url: "/oauth/token" });
  expect(form.headers).toMatchObject({
    "content-type": "application/x-www-form-urlencoded",
    origin: "http://app",
  });
  const body = await text(form);
  expect(body).toBe("grant_type=refresh_token&refresh_token=a%26b%3Dc");
  expect(form.headers["content-length"]).toBe(String(body.length));
});

test("passes a form on unchanged", async () => {
  const original = request("application/x-www-form-urlencoded", "a=b");
  expect(await asFormRequest(original)).toBe(original);
});

test("has no fields for what isn't a JSON object", async () => {
  expect(await text(await asFormRequest(request("application/json", "{")))).toBe("");
  expect(await text(await asFormRequest(request("application/json", "null")))).toBe("");
});
