import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { address, send, type DeadLetter, type Page } from "../api";
import { asInteger, asTime, none } from "../format";
import { useApi } from "../hooks";
import { Badge, Empty, Scroll, Section, Show } from "../ui";
import { SamePeople } from "./samepeople";
import { Upload } from "./upload";

type Run = { runId: string; mode: string; status: string; requestedAt: string; finishedAt: string | null };
type Effect = { effectId: string; destination: string; kind: string; state: string; attempts: number; dueAt: string; fault: string | null };
type Rule = { file: string; version: string };

/** What needs a hand: dead letters, effects that were given up, imports, runs, rules. */
export default function Operations(props: { canReplay: boolean; canMerge: boolean }) {
  const runs = useApi<Page<Run>>("attribution/runs", {}, 30);
  const effects = useApi<Page<Effect>>("effects", { limit: 20 }, 30);
  return (
    <>
      <h1>Operations</h1>
      <DeadLetters canReplay={props.canReplay} />
      <Upload />
      <SamePeople canMerge={props.canMerge} />
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
