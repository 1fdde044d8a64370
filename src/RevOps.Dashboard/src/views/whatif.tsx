import { useEffect, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { get, send, type Fault, ApiError } from "../api";
import { asInteger, asPercent } from "../format";
import { Badge, Empty, Figure, Scroll, Section } from "../ui";

type Side = { mqls: number; rate: number };
type Result = {
  leads: number; tests: number; now: Side; then: Side; gained: number; lost: number;
  changes: { leadId: string; becomes: string; scoreNow: number; scoreThen: number; reasons: string[] }[];
  owners: { ownerId: string; now: number; then: number }[];
  thresholds: { threshold: number; mqls: number; wonCaught: number; wonMissed: number; lostCaught: number }[];
};
type Run = { status: "queued" | "running" | "done" | "failed"; processed: number; total: number; result: Result | null; reason?: string | null };

const Files = ["scoring.json", "routing.json", "normalization.json"];

/** Other rules over the leads of a time: what they would have made of them. Nothing live is touched. */
export default function WhatIf(props: { canRun: boolean }) {
  const [file, setFile] = useState(Files[0]!);
  const [text, setText] = useState("");
  const [period, setPeriod] = useState({ from: "", to: "" });
  const [run, setRun] = useState<Run | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const abort = new AbortController();
    get<unknown>(`rules/${file}`, {}, abort.signal).then(rules => setText(JSON.stringify(rules, null, 2)), error => abort.signal.aborted || setFaults([faultOf(error)]));
    return () => abort.abort();
  }, [file]);

  const start = async (): Promise<void> => {
    setBusy(true);
    setFaults([]);
    setRun(null);
    try {
      const body = { rules: { [file]: JSON.parse(text) }, from: period.from || undefined, to: period.to || undefined };
      const { whatIfId } = await send<{ whatIfId: string }>("POST", "what-if", body);
      await follow(whatIfId, setRun);
    } catch (error) {
      setFaults(error instanceof ApiError && error.faults.length > 0 ? error.faults : [faultOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  const threshold = file === "scoring.json" ? thresholdOf(text) : null;
  return (
    <>
      <p><Link href="/operations">Operations</Link></p>
      <h1>What if the rules were others?</h1>
      <Section title="Proposed rules" id="proposed">
        <div class="filters">
          <label class="field"><span>File</span><select value={file} onChange={e => { setText(""); setFile(e.currentTarget.value); }}>{Files.map(f => <option key={f}>{f}</option>)}</select></label>
          {threshold !== null && (
            <label class="field"><span>Threshold of an MQL</span><input type="number" min={0} max={100} value={threshold} onInput={e => setText(withThreshold(text, e.currentTarget.valueAsNumber))} /></label>
          )}
          <label class="field"><span>From</span><input type="date" value={period.from} onChange={e => setPeriod({ ...period, from: e.currentTarget.value })} /></label>
          <label class="field"><span>To</span><input type="date" value={period.to} onChange={e => setPeriod({ ...period, to: e.currentTarget.value })} /></label>
        </div>
        <p class="quiet">Without days: the last 30.</p>
        <details>
          <summary>The whole file</summary>
          <textarea aria-label={file} rows={24} spellcheck={false} value={text} onInput={e => setText(e.currentTarget.value)} />
        </details>
        {faults.map((fault, i) => <p key={i} class="notice bad" role="alert">{fault.field && <code>{fault.field}</code>} {fault.detail}</p>)}
        {props.canRun ? <p><button type="button" disabled={busy || text === ""} onClick={start}>Try</button></p> : <p class="quiet">Trying needs a key of scope agent or admin.</p>}
      </Section>
      {run && run.status !== "done" && <p class={run.status === "failed" ? "notice bad" : "quiet"} role="status">{run.status === "failed" ? `It failed: ${run.reason ?? "no reason given"}.` : `${asInteger(run.processed)} of ${asInteger(run.total)} leads …`}</p>}
      {run?.result && <Outcome result={run.result} />}
    </>
  );
}

function Outcome(props: { result: Result }) {
  const { result } = props;
  return (
    <>
      <div class="figures" role="status">
        <Figure label="Leads" value={asInteger(result.leads)} hint={result.tests > 0 ? `and ${asInteger(result.tests)} tests` : undefined} />
        <Figure label="MQLs now" value={asInteger(result.now.mqls)} hint={asPercent(result.now.rate)} />
        <Figure label="MQLs then" value={asInteger(result.then.mqls)} hint={asPercent(result.then.rate)} />
        <Figure label="Gained" value={asInteger(result.gained)} tone={result.gained > 0 ? "good" : undefined} />
        <Figure label="Lost" value={asInteger(result.lost)} tone={result.lost > 0 ? "bad" : undefined} />
      </div>
      <Section title="Leads that change" id="changes">
        {result.changes.length === 0 ? <Empty>No lead would become anything else.</Empty> : (
          <Scroll label="Leads that change">
            <table>
              <thead><tr><th scope="col">Lead</th><th scope="col">Becomes</th><th scope="col" class="number">Score now</th><th scope="col" class="number">Score then</th><th scope="col">Why</th></tr></thead>
              <tbody>
                {result.changes.map(change => (
                  <tr key={change.leadId}>
                    <th scope="row"><Link href={`/leads/${change.leadId}`}>{change.leadId}</Link></th>
                    <td><Badge tone={change.becomes === "MQL" ? "good" : "bad"}>{change.becomes}</Badge></td>
                    <td class="number">{change.scoreNow}</td><td class="number">{change.scoreThen}</td><td>{change.reasons.join(" ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Section>
      <Section title="Owners" id="owners">
        <Scroll label="Owners">
          <table>
            <thead><tr><th scope="col">Owner</th><th scope="col" class="number">Now</th><th scope="col" class="number">Then</th></tr></thead>
            <tbody>{result.owners.map(o => <tr key={o.ownerId}><th scope="row">{o.ownerId}</th><td class="number">{asInteger(o.now)}</td><td class="number">{asInteger(o.then)}</td></tr>)}</tbody>
          </table>
        </Scroll>
      </Section>
      <Section title="Other thresholds" id="thresholds">
        <Scroll label="Other thresholds">
          <table>
            <thead><tr><th scope="col" class="number">Threshold</th><th scope="col" class="number">MQLs</th><th scope="col" class="number">Won deals caught</th><th scope="col" class="number">Won deals missed</th><th scope="col" class="number">Lost deals caught</th></tr></thead>
            <tbody>
              {result.thresholds.map(t => (
                <tr key={t.threshold}>
                  <th scope="row" class="number">{t.threshold}</th><td class="number">{asInteger(t.mqls)}</td><td class="number">{asInteger(t.wonCaught)}</td>
                  <td class="number">{asInteger(t.wonMissed)}</td><td class="number">{asInteger(t.lostCaught)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Section>
    </>
  );
}

async function follow(id: string, show: (run: Run) => void): Promise<void> {
  for (;;) {
    const run = await get<Run>(`what-if/${id}`);
    show(run);
    if (run.status === "done" || run.status === "failed") return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

function thresholdOf(text: string): number | null {
  try {
    const { threshold } = JSON.parse(text) as { threshold?: unknown };
    return typeof threshold === "number" ? threshold : null;
  } catch {
    return null;
  }
}

const withThreshold = (text: string, threshold: number): string =>
  Number.isNaN(threshold) ? text : JSON.stringify({ ...(JSON.parse(text) as object), threshold }, null, 2);

const faultOf = (error: unknown): Fault => ({ field: "", code: "", detail: error instanceof SyntaxError ? `This is not JSON: ${error.message}` : (error as Error).message });
