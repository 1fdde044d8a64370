import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { address, send, type DeadLetter, type Page } from "../api";
import { asInteger, asTime, none } from "../format";
import { useApi } from "../hooks";
import { Badge, Empty, Scroll, Section, Show } from "../ui";

type Run = { runId: string; mode: string; status: string; requestedAt: string; finishedAt: string | null };
type Effect = { effectId: string; destination: string; kind: string; state: string; attempts: number; dueAt: string; fault: string | null };
type Rule = { file: string; version: string };

/** What needs a hand: dead letters, effects that were given up, imports, runs, rules. */
export default function Operations(props: { canReplay: boolean }) {
  const runs = useApi<Page<Run>>("attribution/runs", {}, 30);
  const effects = useApi<Page<Effect>>("effects", { limit: 20 }, 30);
  return (
    <>
      <h1>Operations</h1>
      <DeadLetters canReplay={props.canReplay} />
      <Upload />
      <Section title="What leaves the app" id="effects">
        <Show of={effects}>
          {data => data.items.length === 0 ? <Empty>Nothing has been sent or shown yet.</Empty> : (
            <Scroll label="Effects">
              <table>
                <thead><tr><th scope="col">To</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col" class="number">Attempts</th><th scope="col">Due</th><th scope="col">Fault</th></tr></thead>
                <tbody>
                  {data.items.map(effect => (
                    <tr key={effect.effectId}>
                      <th scope="row">{effect.destination}</th><td>{effect.kind}</td>
                      <td><Badge tone={effect.state === "sent" ? "good" : effect.state === "given-up" ? "bad" : "plain"}>{effect.state}</Badge></td>
                      <td class="number">{asInteger(effect.attempts)}</td><td>{asTime(effect.dueAt)}</td><td>{effect.fault ?? none}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Show>
      </Section>
      <Section title="Attribution runs" id="runs">
        <Show of={runs}>
          {data => data.items.length === 0 ? <Empty>No run yet. The next one starts by itself when a deal changes.</Empty> : (
            <Scroll label="Attribution runs">
              <table>
                <thead><tr><th scope="col">Asked for</th><th scope="col">Mode</th><th scope="col">State</th><th scope="col">Ended</th></tr></thead>
                <tbody>
                  {data.items.map(run => (
                    <tr key={run.runId}>
                      <th scope="row">{asTime(run.requestedAt)}</th><td>{run.mode}</td>
                      <td><Badge tone={run.status === "published" ? "good" : run.status === "failed" ? "bad" : "plain"}>{run.status}</Badge></td>
                      <td>{run.finishedAt ? asTime(run.finishedAt) : none}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Show>
      </Section>
      <Rules />
    </>
  );
}

function DeadLetters(props: { canReplay: boolean }) {
  const letters = useApi<Page<DeadLetter>>("dead-letters", { limit: 50 }, 15);
  const open = letters.data?.items.filter(letter => letter.replayedAt === null) ?? [];
  return (
    <Section title="Dead letters" id="letters" aside={open.length > 0 && <Badge tone="bad">{asInteger(open.length)}</Badge>}>
      <Show of={letters}>
        {() => open.length === 0 ? <Empty>Nothing is dead: every event that came in was worked off or is on its way.</Empty>
          : <ul class="letters">{open.map(letter => <Letter key={letter.deadLetterId} letter={letter} canReplay={props.canReplay} onDone={letters.reload} />)}</ul>}
      </Show>
    </Section>
  );
}

/** One dead letter: its reason, its message to mend, and a button that sends it again. */
function Letter(props: { letter: DeadLetter; canReplay: boolean; onDone: () => void }) {
  const { letter } = props;
  const [body, setBody] = useState(pretty(letter.body));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const replay = async (): Promise<void> => {
    setBusy(true);
    try {
      await send("POST", `dead-letters/${letter.deadLetterId}/replay`, letter.queue === "effects" || body === pretty(letter.body) ? undefined : { body: JSON.parse(body) });
      props.onDone();
    } catch (error) {
      setFault(error instanceof SyntaxError ? `This is not JSON: ${error.message}` : (error as Error).message);
      setBusy(false);
    }
  };
  return (
    <li class="letter">
      <p><strong>{letter.reason}</strong></p>
      <p class="quiet">{letter.queue} · {asTime(letter.failedAt)} · {letter.eventIds.join(", ") || letter.deadLetterId}</p>
      <details>
        <summary>Message</summary>
        <textarea aria-label="Message" rows={10} spellcheck={false} value={body} readOnly={!props.canReplay || letter.queue === "effects"} onInput={e => setBody(e.currentTarget.value)} />
      </details>
      {fault && <p class="notice bad" role="alert">{fault}</p>}
      {props.canReplay && <button type="button" disabled={busy} onClick={replay}>Replay</button>}
    </li>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

type Import = {
  importId: string; status: string; terminal: boolean; kind: string | null; dryRun: boolean; reason: string | null;
  rows: { total: number; applied: number; duplicate: number; skipped: number; rejected: number };
  layout: { columns: { header: string; field: string }[]; unmapped: string[] } | null;
  errors: { line: number; column: string; code: string; detail: string }[];
};

const Kinds = ["leads", "contacts", "companies", "deals", "campaigns", "spend", "touchpoints"];

/** Files: first looked at without a change, then taken in. */
function Upload() {
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState("leads");
  const [shown, setShown] = useState<Import | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const form = new FormData();
      form.set("file", file!);
      setShown(await follow(await upload(form, kind, dryRun), setShown));
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined): void => {
    setFile(chosen ?? null);
    setShown(null);
  };
  return (
    <Section title="Import a file" id="upload">
      <div class="drop" onDragOver={e => e.preventDefault()} onDrop={e => { e.preventDefault(); choose(e.dataTransfer?.files[0]); }}>
        <label class="field"><span>CSV or Excel; drop it here or choose it</span><input type="file" accept=".csv,.xlsx,.txt" onChange={e => choose(e.currentTarget.files?.[0])} /></label>
        <label class="field"><span>Kind</span><select value={kind} onChange={e => setKind(e.currentTarget.value)}>{Kinds.map(k => <option key={k}>{k}</option>)}</select></label>
        <button type="button" disabled={!file || busy} onClick={() => take(true)}>Try without changing anything</button>
        <button type="button" class="plain" disabled={!file || busy} onClick={() => take(false)}>Import</button>
      </div>
      {file && <p class="quiet">{file.name}</p>}
      {fault && <p class="notice bad" role="alert">{fault}</p>}
      {shown && <Outcome outcome={shown} />}
    </Section>
  );
}

function Outcome(props: { outcome: Import }) {
  const { rows, errors, layout, dryRun, status, reason } = props.outcome;
  return (
    <div role="status">
      <p>
        <Badge tone={status === "completed" ? "good" : status === "rejected" ? "bad" : "plain"}>{dryRun ? `tried: ${status}` : status}</Badge>{" "}
        {asInteger(rows.total)} rows: {asInteger(rows.applied)} {dryRun ? "would be taken" : "taken"}, {asInteger(rows.duplicate)} known, {asInteger(rows.rejected)} refused.
      </p>
      {reason && <p class="notice bad">{reason}</p>}
      {layout && layout.unmapped.length > 0 && <p class="quiet">Columns that mean nothing here: {layout.unmapped.join(", ")}.</p>}
      {errors.length > 0 && (
        <Scroll label="Rows that were refused">
          <table>
            <thead><tr><th scope="col" class="number">Line</th><th scope="col">Column</th><th scope="col">Why</th></tr></thead>
            <tbody>{errors.map((e, i) => <tr key={i}><td class="number">{e.line}</td><td>{e.column || none}</td><td>{e.detail}</td></tr>)}</tbody>
          </table>
        </Scroll>
      )}
      {rows.rejected > 0 && <p><a href={address(`imports/${props.outcome.importId}/errors.csv`)} download>All refused rows as CSV</a></p>}
    </div>
  );
}

async function upload(form: FormData, kind: string, dryRun: boolean): Promise<string> {
  const taken = await send<{ importId: string }>("POST", `imports?kind=${kind}${dryRun ? "&dryRun=true" : ""}`, form);
  return taken.importId;
}

/** Looks until it has ended, and shows what is known on the way. */
async function follow(importId: string, show: (state: Import) => void): Promise<Import> {
  for (;;) {
    const response = await fetch(address(`imports/${importId}`));
    if (response.ok) {
      const state = (await response.json()) as Import;
      show(state);
      if (state.terminal) return state;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

function Rules() {
  const rules = useApi<{ files: Rule[] }>("rules");
  return (
    <Section title="Rules in force" id="rules" aside={<Link href="/operations/what-if">What if they were others?</Link>}>
      <Show of={rules}>
        {data => <ul class="rules">{data.files.map(rule => <li key={rule.file}><a href={address(`rules/${rule.file}`)}>{rule.file}</a> <span class="quiet">{rule.version}</span></li>)}</ul>}
      </Show>
    </Section>
  );
}
