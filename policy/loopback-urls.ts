import { type Rule, stringsIn } from "./reviewed-resource";

const URL_LISTS = ["callbacks", "allowedLogoutUrls", "allowedOrigins", "webOrigins"];
const LOOPBACK_HOST = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])\.?$/i;

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOST.test(new URL(url).hostname);
}

/** Anybody who runs a page on a user's own machine could receive that user's login. */
export const loopbackUrls: Rule = {
  name: "no-loopback-urls-in-production",
  description:
    "An application in production sends people only to addresses that are not their own machine.",
  appliesTo: "production",
  offences: ({ type, props }) =>
    type !== "auth0:index/client:Client"
      ? []
      : URL_LISTS.flatMap((list) =>
          stringsIn(props[list])
            .filter(isLoopback)
            .map((url) => `\`${list}\` has ${url}: take it out of \`appUrls\` of this stack.`),
        ),
};
