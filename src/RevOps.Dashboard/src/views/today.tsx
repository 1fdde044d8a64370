import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { now, send, type Clock, type Clocks, type Source } from "../api";
import { asAgo, asCountdown, asDuration, asInteger, asPercent, nameOf, none } from "../format";
import { useApi, useNow } from "../hooks";
import { Badge, Empty, Figure, Scroll, Section, Show } from "../ui";

const RefreshSeconds = 10;
const AlmostOver = 300;

/** What has to be done now: whom to call, how the day goes, whether everything comes in. */
export function Today(props: { canCall: boolean }) {
  const today = new Date(now()).toISOString().slice(0, 10);
  const running = useApi<Clocks>("sla", { state: "running", limit: 100, groups: "false" }, RefreshSeconds);
  const attained = useApi<Clocks>("sla", { from: today, to: today, limit: 1 }, RefreshSeconds);
  const sources = useApi<{ items: Source[] }>("sources", {}, 30);
  return (
    <>
      <h1>Today</h1>
      <Section title="Waiting for a call" id="waiting" aside={running.data && <Badge>{asInteger(running.data.items.length)}{running.data.nextCursor ? "+" : ""}</Badge>}>
        <Show of={running}>{data => <Waiting clocks={data.items} canCall={props.canCall} onCalled={() => { running.reload(); attained.reload(); }} />}</Show>
      </Section>
      <Section title="Called in time today" id="attained">
        <Show of={attained}>{data => <Attained groups={data.groups} />}</Show>
      </Section>
      <Section title="Intake" id="intake">
        <Show of={sources}>{data => <Sources sources={data.items} />}</Show>
      </Section>
    </>
  );
}

function Waiting(props: { clocks: Clock[]; canCall: boolean; onCalled: () => void }) {
  const time = useNow();
  if (props.clocks.length === 0) return <Empty>Nobody waits for a call. New MQLs show here within seconds.</Empty>;
  return (
    <ul class="calls">
      {props.clocks.map(clock => <Call key={clock.slaId} clock={clock} now={time} canCall={props.canCall} onCalled={props.onCalled} />)}
    </ul>
  );
}

function Call(props: { clock: Clock; now: number; canCall: boolean; onCalled: () => void }) {
  const { clock } = props;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const left = (Date.parse(clock.dueAt) - props.now) / 1000;
  const log = async (outcome: "connected" | "no_answer"): Promise<void> => {
    setBusy(true);
    try {
      // Of the clock: clicked again after an answer was lost, it is the same call.
      await send("POST", `leads/${clock.leadId}/calls`, { id: `today-${clock.slaId}-${outcome}`, outcome });
      props.onCalled();
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };
  const who = nameOf(clock);
  return (
    <li class="call">
      <span class={`countdown ${left < 0 ? "bad" : left < AlmostOver ? "warn" : ""}`} role="timer" aria-label={left < 0 ? `overdue by ${asDuration(-left)}` : `${asDuration(left)} left`}>
        {asCountdown(left)}
      </span>
      <div class="call-who">
        <Link href={`/leads/${clock.leadId}`}><strong>{who}</strong></Link>
        <span class="quiet">{[clock.companyName, `score ${clock.leadScore}`, clock.ownerName ?? clock.ownerId].filter(Boolean).join(" · ")}</span>
        {fault && <span class="bad" role="alert">{fault}</span>}
      </div>
      <div class="call-do">
        {clock.phone && <a class="button" href={`tel:${clock.phone}`} aria-label={`Call ${who}`}>Call</a>}
        {props.canCall && <button type="button" disabled={busy} onClick={() => log("connected")} aria-label={`Reached: ${who}`}>Reached</button>}
        {props.canCall && <button type="button" class="plain" disabled={busy} onClick={() => log("no_answer")} aria-label={`No answer: ${who}`}>No answer</button>}
      </div>
    </li>
  );
}

function Attained(props: { groups: Clocks["groups"] }) {
  const owners = (props.groups ?? []).filter(group => group.by === "owner");
  const met = owners.reduce((sum, owner) => sum + owner.met, 0);
  const breached = owners.reduce((sum, owner) => sum + owner.breached, 0);
  if (met + breached === 0) return <Empty>No clock that began today has ended yet.</Empty>;
  return (
    <>
      <div class="figures">
        <Figure label="In time" value={asPercent(met / (met + breached))} hint={`${asInteger(met)} of ${asInteger(met + breached)}`} tone={breached === 0 ? "good" : undefined} />
        <Figure label="Too late" value={asInteger(breached)} tone={breached > 0 ? "bad" : undefined} />
      </div>
      <Scroll label="By owner">
        <table>
          <thead><tr><th scope="col">Owner</th><th scope="col" class="number">In time</th><th scope="col" class="number">Too late</th><th scope="col" class="number">Median to the first call</th></tr></thead>
          <tbody>
            {owners.map(owner => (
              <tr key={owner.key}>
                <th scope="row">{owner.key}</th><td class="number">{asInteger(owner.met)}</td><td class="number">{asInteger(owner.breached)}</td>
                <td class="number">{owner.p50Seconds === null ? none : asDuration(owner.p50Seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Sources(props: { sources: Source[] }) {
  const time = useNow();
  if (props.sources.length === 0) return <Empty>Nothing has come in within 30 days. Point a form, a webhook or a file at the intake.</Empty>;
  return (
    <Scroll label="Intake by source">
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th><th scope="col">Last event</th><th scope="col" class="number">Last hour</th><th scope="col" class="number">24 hours</th>
            <th scope="col" class="number">Duplicates</th><th scope="col" class="number">Rejected</th><th scope="col" class="number">Dead letters</th>
          </tr>
        </thead>
        <tbody>
          {props.sources.map(source => (
            <tr key={source.source}>
              <th scope="row">{source.source}</th>
              <td><time dateTime={source.lastEventAt}>{asAgo(source.lastEventAt, time)}</time></td>
              <td class="number">{asInteger(source.lastHour)}</td>
              <td class="number">{asInteger(source.last24Hours)}</td>
              <td class="number">{asInteger(source.duplicates)}</td>
              <td class={`number ${source.rejected > 0 ? "bad" : ""}`}>{asInteger(source.rejected)}</td>
              <td class={`number ${source.deadLettered > 0 ? "bad" : ""}`}>{source.deadLettered > 0 ? <Link href="/operations">{asInteger(source.deadLettered)}</Link> : "0"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
