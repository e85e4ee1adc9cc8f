import { html, type Html } from "../auth0/pages/html";
import type { Controlled } from "../control/controlled";
import type { Fault } from "../control/faults";

/** What a button does. */
interface Control {
  label: string;
  run: (controlled: Controlled) => void;
}

const advance =
  (seconds: number): Control["run"] =>
  ({ ctx }) => {
    ctx.clock.advance(seconds * 1000);
  };

/** Sets a fault that begins with the next request. */
const strike =
  (fault: Omit<Fault, "from" | "count">, count: number | null): Control["run"] =>
  ({ faults, requests }) => {
    faults.set([{ ...fault, from: requests.requests.length + 1, count }]);
  };

const carrierAnswers =
  (status: number, error: string): Control["run"] =>
  ({ carrier }) => {
    carrier.script.add([{ status, body: { error } }]);
  };

const MINUTE = 60;
const DAY = 86_400;

const GROUPS: Readonly<Record<string, Readonly<Record<string, Control>>>> = {
  Clock: {
    "six-minutes": { label: "+6 minutes: codes expire", run: advance(6 * MINUTE) },
    hour: { label: "+1 hour", run: advance(60 * MINUTE) },
    "three-days": { label: "+3 days: sessions expire", run: advance(3 * DAY) },
    "thirty-days": { label: "+30 days: browsers are forgotten", run: advance(30 * DAY) },
    "real-time": {
      label: "Real time",
      run: ({ ctx }) => {
        ctx.clock.set(0);
      },
    },
  },
  "Management API": {
    unavailable: { label: "Next request: 503", run: strike({ status: 503 }, 1) },
    limited: { label: "Next three: 429", run: strike({ status: 429 }, 3) },
    dropped: { label: "Drop the next", run: strike({ drop: true }, 1) },
    outage: { label: "Fail all", run: strike({ status: 500 }, null) },
    "no-faults": {
      label: "End faults",
      run: ({ faults }) => {
        faults.clear();
      },
    },
  },
  Carrier: {
    refuses: { label: "Refuse the next SMS", run: carrierAnswers(400, "refused") },
    busy: { label: "Busy for one SMS", run: carrierAnswers(503, "busy") },
    fails: {
      label: "Fail messages later: 450",
      run: ({ carrier }) => {
        carrier.decideLater({ message_state: "failed", error_code: "450" });
      },
    },
    accepts: {
      label: "Accept again",
      run: ({ carrier }) => {
        carrier.script.clear();
        carrier.forgetLater();
      },
    },
  },
  Risk: {
    "low-risk": {
      label: "Low",
      run: ({ ctx }) => {
        ctx.store.loginRisk = "low";
      },
    },
    "medium-risk": {
      label: "Medium",
      run: ({ ctx }) => {
        ctx.store.loginRisk = "medium";
      },
    },
    "high-risk": {
      label: "High",
      run: ({ ctx }) => {
        ctx.store.loginRisk = "high";
      },
    },
  },
  Tenant: {
    reset: {
      label: "Reset to the seed",
      run: ({ reset }) => {
        reset();
      },
    },
  },
};

/** Does what a button asks for. Returns whether there is such a button. */
export function runControl(controlled: Controlled, name: string): boolean {
  const control = Object.values(GROUPS).find((group) => Object.hasOwn(group, name))?.[name];
  control?.run(controlled);
  return control !== undefined;
}

/** Returns the buttons, in one form that works without a script. */
export function controls(action: string): Html {
  return html`<form method="post" action="${action}">
    ${Object.entries(GROUPS).map(
      ([title, group]) =>
        html`<fieldset>
          <legend>${title}</legend>
          ${Object.entries(group).map(
            ([name, { label }]) =>
              html`<button class="plain small" type="submit" name="do" value="${name}">
                ${label}
              </button>`,
          )}
        </fieldset>`,
    )}
  </form>`;
}
