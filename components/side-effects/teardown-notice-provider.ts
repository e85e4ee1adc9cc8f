import type { dynamic } from "@pulumi/pulumi";
import { TenantApi } from "../auth0/tenant-api";
import { findManagementAccess, type FindSetting } from "../auth0/management-access";
import { teardownNotice, type StackHoldings } from "./teardown-side-effects";

export interface Notice extends StackHoldings {
  /** This provider's own code, which the engine hands from run to run. */
  __provider?: string;
}

const ID = "teardown-notice";

/** Four tries and 10 s for each answer: a run isn't to fail, nor to wait for long, for what it only tells. */
const PATIENCE = { retries: 3, answerLimit: 10_000 };

/** Tells on its standard error, which the engine shows with the run's other messages. */
class NoticeProvider implements dynamic.ResourceProvider<Notice, Notice> {
  private configured: FindSetting = () => undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(`auth0:${key}`);
    return Promise.resolve();
  }

  check(_olds: Notice, news: Notice): Promise<dynamic.CheckResult<Notice>> {
    return Promise.resolve({ inputs: held(news) });
  }

  diff(_id: string, olds: Notice, news: Notice): Promise<dynamic.DiffResult> {
    const changes =
      olds.flowAction !== news.flowAction ||
      olds.phoneProvider !== news.phoneProvider ||
      olds.__provider !== news.__provider;
    return Promise.resolve({ changes });
  }

  create(inputs: Notice): Promise<dynamic.CreateResult<Notice>> {
    return Promise.resolve({ id: ID, outs: held(inputs) });
  }

  update(_id: string, _olds: Notice, news: Notice): Promise<dynamic.UpdateResult<Notice>> {
    return Promise.resolve({ outs: held(news) });
  }

  async read(
    id: string,
    props: Notice = { phoneProvider: false },
  ): Promise<dynamic.ReadResult<Notice>> {
    const notice = await this.notice(props);
    if (notice !== undefined) console.error(notice);
    return { id, props: held(props) };
  }

  private async notice(props: Notice): Promise<string | undefined> {
    try {
      const access = findManagementAccess(this.configured, process.env);
      return await teardownNotice(new TenantApi(access, PATIENCE), props);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return `What else \`pulumi destroy\` would turn off on this tenant could not be read: ${reason}`;
    }
  }
}

function held({ flowAction, phoneProvider }: Notice): Notice {
  return { phoneProvider, ...(flowAction !== undefined && { flowAction }) };
}

/** What Pulumi's server of dynamic providers calls once it has loaded the bundle of this file. */
export function handler(): dynamic.ResourceProvider<Notice, Notice> {
  return new NoticeProvider();
}
