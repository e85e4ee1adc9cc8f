import type { Page } from "playwright-core";
import { openChromium, openPage } from "../chromium";
import type { DeployedTenant } from "../../local/auth0/login/deployed-by-hand";
import { deployProgram } from "../deployed-program";
import { reservePort } from "../reserved-port";
import { startSampleAppProcess } from "../sample-app-process";

/** A tenant, its application in a browser, and the end of all. */
export interface Stage {
  tenant: DeployedTenant;
  appUrl: string;
  page: Page;
  close(): Promise<void>;
}

/** Starts a deployed tenant with the sample app, and a Chromium. On failure nothing stays behind. */
export async function openStage(chromiumPath: string): Promise<Stage> {
  const endings: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const { port, release } = await reservePort();
    const appUrl = `http://localhost:${port}`;
    const tenant = await deployProgram(appUrl);
    endings.push(() => tenant.stop());
    await release();
    const authConfig = { domain: tenant.httpUrl, clientId: tenant.appClientId };
    endings.push((await startSampleAppProcess({ port, authConfig })).stop);
    const chromium = await openChromium(chromiumPath);
    endings.push(() => chromium.close());
    return { tenant, appUrl, page: await openPage(chromium), close };
  } catch (error) {
    await close();
    throw error;
  }
}
