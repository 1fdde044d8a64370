import type { ComponentChildren } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useLocation, useSearch } from "wouter-preact";
import { address, now, type Cell, type Column, type Query, type Report } from "../api";
import { asDay, asInteger, asMoney, asNumber, asPercent, asTime, none } from "../format";
import { useApi, useParams, type Loaded } from "../hooks";
import { Empty, Figure, Scroll, Section, Select, Show } from "../ui";

const Chart = lazy(() => import("../chart"));

const Periods = [["30", "Last 30 days"], ["90", "Last 90 days"], ["365", "Last 12 months"], ["all", "All time"], ["own", "From … to"]] as const;
const Segments = [["", "All"], ["smb", "Small"], ["mid_market", "Mid-market"], ["enterprise", "Enterprise"], ["unknown", "Unknown"]] as const;
const DayMs = 86_400_000;

type Period = { from: string | null; to: string | null };

/** Money in and out: by channel and campaign, the funnel, cohorts, paths. Period, model and segment are in the address. */
export default function Performance() {
  const [, navigate] = useLocation();
  const [params, set] = useParams(useSearch(), navigate, "/performance");
  const of = (name: string, otherwise = ""): string => params.get(name) ?? otherwise;
  const period = periodOf(of("period", "90"), of("from"), of("to"));
  const query: Query = { ...period, model: of("model", "linear"), segment: of("segment"), channel: of("channel") };
  const channels = useApi<Report>("reports/channels", query);
  const attribution = useApi<Report>("reports/attribution", query);
  const past = periodBefore(period);
  const before = useApi<Report>(past && "reports/channels", { ...query, ...past });
  return (
    <>
      <h1>Performance</h1>
      <div class="filters" role="search">
        <Select label="Period" value={of("period", "90")} options={Periods} onChange={value => set({ period: value })} />
        {of("period") === "own" && <DayField label="From" value={of("from")} onChange={value => set({ from: value })} />}
        {of("period") === "own" && <DayField label="To" value={of("to")} onChange={value => set({ to: value })} />}
        <Select label="Model" value={of("model", "linear")} options={modelsOf(attribution.data, of("model", "linear"))} onChange={value => set({ model: value })} />
        <Select label="Segment" value={of("segment")} options={Segments} onChange={value => set({ segment: value })} />
      </div>
      <Show of={channels}>{data => <Totals report={data} before={before.data} />}</Show>
      <ReportCard title="Channels" id="channels" report="channels" query={query} of={channels} />
      <Trend query={query} />
      <OwnReport title="Campaigns" report="campaigns" query={{ ...query, limit: 50 }} />
      <Funnel query={query} />
      <ReportCard title="Models side by side" id="attribution" report="attribution" query={query} of={attribution} />
      <OwnReport title="Cohorts" report="cohorts" query={query} />
      <OwnReport title="Pipeline" report="pipeline" query={query} />
      <OwnReport title="Paths to won deals" report="paths" query={{ ...query, limit: 20 }} />
    </>
  );
}

/** The models that were computed are the columns of the report that sets them side by side. */
function modelsOf(report: Report | null, chosen: string): (readonly [string, string])[] {
  const models = report?.columns.filter(column => column.type === "money").map(column => column.name) ?? [];
  return (models.includes(chosen) ? models : [chosen, ...models]).map(name => [name, titleOf(name)] as const);
}

function periodOf(period: string, from: string, to: string): Period {
  if (period === "all") return { from: null, to: null };
  if (period === "own") return { from: from || null, to: to || null };
  const today = now();
  return { from: dayOf(today - (Number(period) - 1) * DayMs), to: dayOf(today) };
}

/** As long, and right before; null where the period has no ends. */
function periodBefore(period: Period): Period | null {
  if (!period.from || !period.to) return null;
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  return { from: dayOf(from - (to - from) - DayMs), to: dayOf(from - DayMs) };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function DayField(props: { label: string; value: string; onChange: (value: string) => void }) {
  return <label class="field"><span>{props.label}</span><input type="date" value={props.value} onChange={e => props.onChange(e.currentTarget.value)} /></label>;
}

function Totals(props: { report: Report; before: Report | null }) {
  const { report, before } = props;
  const names = ["spend", "leads", "mqls", "newCustomers", "cpl", "cac", "revenue", "roi"];
  return (
    <div class="figures">
      {report.columns.filter(column => names.includes(column.name)).map(column => {
        const value = report.totals?.[column.name] ?? null;
        const past = before?.totals?.[column.name] ?? null;
        const change = typeof value === "number" && typeof past === "number" && past !== 0 ? (value - past) / Math.abs(past) : null;
        return (
          <Figure key={column.name} label={titleOf(column.name)} value={cellOf(value, column, report.currency)}
            hint={change === null ? undefined : `${change > 0 ? "+" : ""}${asPercent(change)} to the period before`} />
        );
      })}
    </div>
  );
}

/** A report of its own, page by page; another question begins at its first page. */
function OwnReport(props: { title: string; report: string; query: Query }) {
  const asked = JSON.stringify(props.query);
  const [page, setPage] = useState({ asked, cursor: "" });
  const cursor = page.asked === asked ? page.cursor : "";
  const loaded = useApi<Report>(`reports/${props.report}`, { ...props.query, cursor });
  const turn = (to: string): void => setPage({ asked, cursor: to });
  return (
    <ReportCard title={props.title} id={props.report} report={props.report} query={props.query} of={loaded}>
      {(cursor || loaded.data?.nextCursor) && (
        <div class="pages">
          {cursor && <button type="button" class="plain" onClick={() => turn("")}>First rows of {props.title}</button>}
          {loaded.data?.nextCursor && <button type="button" onClick={() => turn(loaded.data!.nextCursor!)}>Next rows of {props.title}</button>}
        </div>
      )}
    </ReportCard>
  );
}

function ReportCard(props: { title: string; id: string; report: string; query: Query; of: Loaded<Report>; children?: ComponentChildren }) {
  return (
    <Section title={props.title} id={props.id} aside={<Exports report={props.report} query={props.query} />}>
      <Show of={props.of}>{data => <ReportTable report={data} title={props.title} />}</Show>
      {props.children}
    </Section>
  );
}

/** The same rows as files: the figures of the page are the figures of the export. */
function Exports(props: { report: string; query: Query }) {
  return (
    <span class="exports">
      {(["csv", "xlsx"] as const).map(format => (
        <a key={format} href={address(`reports/${props.report}`, { ...props.query, limit: null, format })} download={`${props.report}.${format}`}>{format === "csv" ? "CSV" : "Excel"}</a>
      ))}
    </span>
  );
}

function ReportTable(props: { report: Report; title: string }) {
  const { rows, totals, currency, unconverted, dataAsOf, nextCursor } = props.report;
  // A name says more than the id beside it, which is in the files.
  const columns = props.report.columns.filter(c => c.name !== "campaignId" || !props.report.columns.some(other => other.name === "campaignName"));
  if (rows.length === 0) return <Empty>Nothing in this period. Try a longer one, or all segments.</Empty>;
  const isNumber = (column: Column): boolean => !["text", "date", "time"].includes(column.type);
  return (
    <>
      <Scroll label={props.title}>
        <table>
          <thead><tr>{columns.map(c => <th key={c.name} scope="col" class={isNumber(c) ? "number" : ""}>{titleOf(c.name)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>{columns.map((c, at) => at === 0
                ? <th key={c.name} scope="row">{cellOf(row[c.name] ?? null, c, currency)}</th>
                : <td key={c.name} class={isNumber(c) ? "number" : ""}>{cellOf(row[c.name] ?? null, c, currency)}</td>)}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot><tr>{columns.map((c, at) => <td key={c.name} class={isNumber(c) ? "number" : ""}>{at === 0 ? "Total" : totals[c.name] == null ? "" : cellOf(totals[c.name]!, c, currency)}</td>)}</tr></tfoot>
          )}
        </table>
      </Scroll>
      <p class="quiet">
        As of {asTime(dataAsOf)}.{nextCursor && " The files have all rows."}
        {unconverted.map(u => ` Without a rate, and in no sum: ${asMoney(u.amount, u.currency)} of ${u.of}.`)}
      </p>
    </>
  );
}

function Trend(props: { query: Query }) {
  const trend = useApi<Report>("reports/channels", { ...props.query, grain: grainOf(props.query) });
  return (
    <Section title="Over time" id="trend">
      <Show of={trend}>
        {data => {
          const periods = [...new Set(data.rows.map(row => String(row["period"])))].sort();
          if (periods.length === 0) return <Empty>Nothing in this period.</Empty>;
          const sums = (name: string): number[] => periods.map(p => data.rows.filter(row => row["period"] === p).reduce((sum, row) => sum + Number(row[name] ?? 0), 0));
          return (
            <Suspense fallback={<p class="quiet" role="status">Loading …</p>}>
              <Chart label="Spend and revenue over time" kind="line" categories={periods.map(asDay)} currency={data.currency}
                series={[{ name: "Spend", values: sums("spend") }, { name: "Revenue", values: sums("revenue") }]} />
              <Chart label="Leads and MQLs over time" kind="bar" categories={periods.map(asDay)} currency={null}
                series={[{ name: "Leads", values: sums("leads") }, { name: "MQLs", values: sums("mqls") }, { name: "SQLs", values: sums("sqls") }]} />
            </Suspense>
          );
        }}
      </Show>
    </Section>
  );
}

function grainOf(query: Query): string {
  if (!query["from"] || !query["to"]) return "month";
  const days = (Date.parse(String(query["to"])) - Date.parse(String(query["from"]))) / DayMs;
  return days <= 45 ? "day" : days <= 200 ? "week" : "month";
}

function Funnel(props: { query: Query }) {
  const funnel = useApi<Report>("reports/funnel", props.query);
  return (
    <Section title="Funnel" id="funnel" aside={<Exports report="funnel" query={props.query} />}>
      <Show of={funnel}>
        {data => {
          const most = Math.max(1, ...data.rows.map(row => Number(row["count"])));
          return (
            <ol class="funnel">
              {data.rows.map(row => (
                <li key={String(row["stage"])}>
                  <span class="funnel-name">{row["stage"]}</span>
                  <meter min={0} max={most} value={Number(row["count"])} aria-label={`${row["stage"]}: ${row["count"]}`} />
                  <span class="number">{asInteger(Number(row["count"]))}</span>
                  <span class="quiet">{row["conversion"] == null ? "" : `${asPercent(Number(row["conversion"]))} of the stage before`}</span>
                </li>
              ))}
            </ol>
          );
        }}
      </Show>
    </Section>
  );
}

const Titles: Record<string, string> = {
  cpl: "CPL", cac: "CAC", roi: "ROI", roas: "ROAS", mqls: "MQLs", sqls: "SQLs", opps: "Opportunities", newCustomers: "New customers", costPerMql: "Cost per MQL", campaignId: "Id",
  campaignName: "Campaign",
};

/** <c>averageCycleDays</c> becomes "Average cycle days"; names of models stay as they are written. */
function titleOf(name: string): string {
  const words = name.replaceAll("_", " ").replace(/([A-Z])/g, " $1").toLowerCase();
  return Titles[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function cellOf(value: Cell, column: Column, currency: string): string {
  if (value === null) return none;
  switch (column.type) {
    case "money": return asMoney(Number(value), currency);
    case "ratio": return asPercent(Number(value));
    case "integer": return asInteger(Number(value));
    case "number": return asNumber(Number(value));
    case "date": return asDay(String(value));
    case "time": return asTime(String(value));
    default: return String(value);
  }
}
