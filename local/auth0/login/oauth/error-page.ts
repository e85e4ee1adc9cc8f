import type { KoaContextWithOIDC } from "oidc-provider";
import { errorPage, type ErrorPage } from "../../pages/error-page";
import { renderPage } from "../../pages/layout";

/** Returns Auth0's message for an error that ends a login before it may go back to the application. */
export function describeOAuthError(ctx: KoaContextWithOIDC, error: Error): ErrorPage {
  const query: Readonly<Record<string, unknown>> = ctx.query;
  const title = "Oops!, something went wrong";
  if (error.name === "InvalidRedirectUri") {
    const callback = typeof query.redirect_uri === "string" ? query.redirect_uri : "none";
    return {
      title,
      message: "Callback URL mismatch.",
      details: {
        unauthorized_client: `Callback URL mismatch. ${callback} is not in the list of allowed callback URLs`,
        "How to fix it": "Add this URL to the application's Allowed Callback URLs.",
      },
    };
  }
  if (error.name === "InvalidClient") {
    return {
      title,
      message: `Unknown client: ${typeof query.client_id === "string" ? query.client_id : "none"}`,
    };
  }
  const { error_description: description } = error as { error_description?: string };
  return {
    title,
    message: description ?? "The login can't continue.",
    details: { error: error.message },
  };
}

/** Renders an error that can't be sent to the application. */
export function renderOAuthError(ctx: KoaContextWithOIDC, error: Error): void {
  const { headers, markup } = renderPage(errorPage(describeOAuthError(ctx, error)));
  ctx.set(headers);
  ctx.body = markup;
}
