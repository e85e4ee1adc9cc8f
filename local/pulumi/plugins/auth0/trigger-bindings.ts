import type { Api } from "./api";

export type BoundTrigger = "send-phone-message";

export interface FlowAction {
  readonly actionId: string;
  readonly displayName: string;
}

interface BindingsPage {
  readonly bindings?: {
    readonly action?: { readonly id?: string };
    readonly display_name?: string;
  }[];
  readonly total?: number;
  readonly start?: number;
  readonly limit?: number;
}

/**
 * Returns all bindings of a trigger, in their order. Like the official plugin it continues until an answer has no `total`:
 * with a server that repeats `total` on a page past the end it never ends.
 */
export async function listBindings(api: Api, trigger: string): Promise<FlowAction[]> {
  const found: FlowAction[] = [];
  for (let page = 0; ; page++) {
    const { response } = await api.actions.triggers.bindings.list(trigger as BoundTrigger, {
      page,
      per_page: 100,
    });
    const { bindings = [], total = 0, start = 0, limit = 0 } = response as BindingsPage;
    for (const { action, display_name } of bindings)
      found.push({ actionId: action?.id ?? "", displayName: display_name ?? "" });
    if (total <= start + limit) return found;
  }
}

/** Replaces all bindings of the trigger. */
export async function replaceBindings(
  api: Api,
  trigger: string,
  bindings: readonly FlowAction[],
): Promise<void> {
  await api.actions.triggers.bindings.updateMany(trigger as BoundTrigger, {
    bindings: bindings.map(({ actionId, displayName }) => ({
      ref: { type: "action_id", value: actionId },
      display_name: displayName,
    })),
  });
}
