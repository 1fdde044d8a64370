// What the API says, and how it is asked. Every figure of these pages comes from here.

export type Fault = { field: string; code: string; detail: string };

/** A refusal of the API, in its own words (problem details, RFC 9457). */
export class ApiError extends Error {
  constructor(readonly status: number, message: string, readonly faults: Fault[] = []) {
    super(message);
  }
}

export type Query = Record<string, string | number | null | undefined>;

let csrfToken: string | null = null;
let onSignedOut: () => void = () => {};

/** Remembers what every change has to prove itself with. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

let ahead = 0;

/** Takes over the app's clock: it, not the reader's, decides what is overdue, and in a demo it is of another year. */
export function setTime(iso: string): void {
  ahead = Date.parse(iso) - Date.now();
}

/** The app's time, in milliseconds. */
export const now = (): number => Date.now() + ahead;

/** Tells when the API knows nobody any more. */
export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

/** Address of a route with the parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/${path}${text ? `?${text}` : ""}`;
}

/** Asks. */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return read<T>(await fetch(address(path, query), { signal: signal ?? null, headers: { accept: "application/json" } }));
}

/** Changes something. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (csrfToken) headers["x-csrf-token"] = csrfToken;
  if (body === undefined || body instanceof FormData) return read<T>(await fetch(address(path), { method, headers, body: body ?? null }));
  headers["content-type"] = "application/json";
  return read<T>(await fetch(address(path), { method, headers, body: JSON.stringify(body) }));
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  const body = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  if (response.ok) return body as T;
  if (response.status === 401) onSignedOut();
  throw new ApiError(response.status, body?.detail ?? body?.title ?? `The server answered ${response.status}.`, body?.errors ?? []);
}

export type Page<T> = { items: T[]; nextCursor: string | null };

export type Session = { signedIn: boolean; name: string | null; scopes: string[]; csrfToken: string | null; loginUrl: string | null; time: string };

export type Sla = {
  slaId: string; leadId: string; ownerId: string; policy: string; startedAt: string; dueAt: string; state: "running" | "paused" | "met" | "breached" | "cancelled";
  calledAt: string | null; secondsToCall: number | null; remindedAt: string | null; breachedAt: string | null; escalatedAt: string | null;
};

export type Clock = Sla & {
  firstName: string | null; lastName: string | null; email: string | null; phone: string | null; companyName: string | null; leadScore: number; lifecycleStage: string;
  ownerName: string | null; team: string | null; secondsLeft: number; pausedUntil: string | null; pauseReason: string | null;
};

export type Attainment = { by: string; key: string; met: number; breached: number; rate: number | null; p50Seconds: number | null; p90Seconds: number | null };

export type Clocks = Page<Clock> & { groups: Attainment[] | null };

export type Source = { source: string; lastEventAt: string; lastHour: number; last24Hours: number; duplicates: number; rejected: number; deadLettered: number };

export type Lead = {
  leadId: string; contactId: string; companyId: string | null; email: string | null; firstName: string | null; lastName: string | null; companyName: string | null;
  country: string | null; lifecycleStage: string; status: string; leadScore: number; threshold: number; segment: string; source: string; channel: string;
  ownerId: string | null; createdAt: string; qualifiedAt: string | null; sla: Sla | null;
};

export type LeadPage = Lead & {
  contact: { contactId: string; phone: string | null; jobTitle: string | null; consents: { purpose: string; granted: boolean; at: string; source: string | null }[] };
  company: { companyName: string; industry: string | null; employeeCountBand: string | null; annualRevenueBand: string | null; domain: string | null } | null;
  task: { taskId: string; ownerId: string; dueAt: string; completedAt: string | null } | null;
  touchpoints: { touchpointId: string; eventType: string; eventTime: string; source: string; channel: string; campaignId: string | null; utmCampaign: string | null; url: string | null; form: string | null }[];
  deals: { dealId: string; pipelineStage: string; dealValue: number; currency: string; wonLost: string | null; createdAt: string; closedAt: string | null }[];
  history: { stage: string; at: string; reason: string }[];
  explanation: { contributions: { ruleId: string; group: string; points: number; reason: string }[] };
};

export type Owner = { ownerId: string; name: string; email: string | null; team: string | null; active: boolean };

export type Column = { name: string; type: "text" | "integer" | "number" | "money" | "ratio" | "date" | "time" };
export type Cell = string | number | null;
export type Report = {
  report: string; dataAsOf: string; parameters: Record<string, string | number | null>; currency: string; columns: Column[]; rows: Record<string, Cell>[];
  totals: Record<string, Cell> | null; nextCursor: string | null; unconverted: { of: string; currency: string; amount: number }[];
};

export type DeadLetter = { deadLetterId: string; queue: string; eventIds: string[]; reason: string; failedAt: string; replayedAt: string | null; body: string };
