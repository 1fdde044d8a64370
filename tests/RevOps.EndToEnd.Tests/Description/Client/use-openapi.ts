// A client of the OpenAPI document: what it sends and reads is type-checked against the description.
import createClient from "openapi-fetch";
import type { paths } from "./generated/schema";

const [base, key] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: `${base}/api`, headers: { "x-api-key": key } });

const sent = await api.POST("/intake/leads", { body: { email: "client@nordwind.example", firstName: "Clara", consent: [{ purpose: "ads", granted: true }] } });
if (!sent.data || !("eventId" in sent.data)) throw new Error(`no event: ${JSON.stringify(sent.error)}`);
const event = await api.GET("/events/{id}", { params: { path: { id: sent.data.eventId } } });
if (!event.data) throw new Error("no status");

const refused = await api.POST("/intake/leads", { body: { firstName: "Nobody" } });
const fault: { field: string; code: string } | undefined = refused.error?.errors[0];

const leads = await api.GET("/leads", { params: { query: { limit: 1, stage: "lead", sort: "-createdAt" } } });
const cursor: string | null | undefined = leads.data?.nextCursor;
console.log(event.data.kind, refused.response.status, fault?.field, leads.response.status, typeof cursor);
