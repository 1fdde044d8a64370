// A client of the Swagger document.
import { Api } from "./generated/swagger";

const [base, key] = process.argv.slice(2);
const client = new Api({ baseUrl: `${base}/api`, baseApiParams: { headers: { "x-api-key": key } } });

const caller = await client.me.getCaller();
const owners = await client.owners.putOwners([{ ownerId: "clara", name: "Clara", languages: ["de"] }]);
const report = await client.reports.getReport("channels", { model: "linear" });
const columns: string[] = report.data.columns?.map((column) => column.name ?? "") ?? [];
console.log(caller.data.name, owners.data.items?.[0].ownerId, columns.slice(0, 3).join());
