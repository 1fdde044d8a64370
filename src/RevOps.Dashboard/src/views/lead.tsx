import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { send, type LeadPage, type Owner } from "../api";
import { asMoney, asTime, nameOf, none } from "../format";
import { useApi, type Loaded } from "../hooks";
import { Badge, Empty, Scroll, Section, Show } from "../ui";
import { SamePerson } from "./samepeople";

/** One lead: who it is, what happened, and why each decision fell as it did. */
export default function LeadView(props: { id: string; canWork: boolean }) {
  const lead = useApi<LeadPage>(`leads/${props.id}`, {}, 15);
  const why = useApi<{ text: string[] }>(`leads/${props.id}/explanation`);
  return (
    <>
      <p><Link href="/leads">All leads</Link></p>
      <Show of={lead}>
        {data => (
          <>
            <h1>{nameOf(data)}</h1>
            <Facts lead={data} />
            {props.canWork && <SamePerson contactId={data.contactId} onDone={() => { lead.reload(); why.reload(); }} />}
            {props.canWork && <Work lead={data} onDone={() => { lead.reload(); why.reload(); }} />}
            <Section title="What happened" id="timeline"><Timeline lead={data} /></Section>
            <Section title="Score" id="score"><Score lead={data} /></Section>
            <Section title="Why" id="why"><Why of={why} /></Section>
          </>
        )}
      </Show>
    </>
  );
}

function Facts(props: { lead: LeadPage }) {
  const { lead } = props;
  const facts: [string, string | null | undefined][] = [
    ["Stage", lead.lifecycleStage], ["Status", lead.status], ["Score", `${lead.leadScore} of ${lead.threshold} needed`], ["Owner", lead.ownerId], ["E-mail", lead.email],
    ["Phone", lead.contact.phone], ["Title", lead.contact.jobTitle], ["Company", lead.company?.companyName], ["Industry", lead.company?.industry],
    ["Employees", lead.company?.employeeCountBand], ["Country", lead.country], ["Segment", lead.segment], ["Channel", lead.channel],
    ["Call", lead.sla && `${lead.sla.state}, due ${asTime(lead.sla.dueAt)}`],
  ];
  return (
    <section class="card" aria-label="Facts">
      <dl class="facts">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value || none}</dd></div>)}
      </dl>
    </section>
  );
}

/** What somebody who works with leads can do. */
function Work(props: { lead: LeadPage; onDone: () => void }) {
  const owners = useApi<{ items: Owner[] }>("owners");
  const [said, setSaid] = useState<{ text: string; isFault: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  // Until it is logged: sent again after an answer was lost, it is the same call.
  const callId = useRef(newId());
  const act = (path: string, read: (form: FormData) => unknown, done: string) => async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    setBusy(true);
    try {
      await send("POST", path, read(new FormData(form)));
      form.reset();
      callId.current = newId();
      setSaid({ text: done, isFault: false });
      props.onDone();
    } catch (error) {
      setSaid({ text: (error as Error).message, isFault: true });
    } finally {
      setBusy(false);
    }
  };
  const base = `leads/${props.lead.leadId}`;
  return (
    <Section title="Work" id="work">
      {said && <p class={`notice ${said.isFault ? "bad" : "good"}`} role={said.isFault ? "alert" : "status"}>{said.text}</p>}
      <div class="forms">
        <form onSubmit={act(`${base}/calls`, f => ({ id: callId.current, outcome: f.get("outcome"), disposition: f.get("disposition") || undefined, notes: f.get("notes") || undefined }), "The call is logged.")}>
          <h3>Log a call</h3>
          <label class="field"><span>Outcome</span><select name="outcome"><option value="connected">Reached</option><option value="no_answer">No answer</option><option value="voicemail">Voicemail</option><option value="busy">Busy</option><option value="wrong_number">Wrong number</option></select></label>
          <label class="field"><span>Decision</span><select name="disposition"><option value="">None yet</option><option value="qualified">Qualified (SQL)</option><option value="disqualified">Disqualified</option></select></label>
          <label class="field"><span>Notes</span><input name="notes" maxLength={10000} /></label>
          <button type="submit" disabled={busy}>Log</button>
        </form>
        <form onSubmit={act(`${base}/assign`, f => ({ ownerId: f.get("ownerId"), reason: f.get("reason") }), "The lead has its new owner.")}>
          <h3>Hand over</h3>
          <label class="field"><span>To</span><select name="ownerId">{(owners.data?.items ?? []).filter(o => o.active).map(o => <option key={o.ownerId} value={o.ownerId}>{o.name}</option>)}</select></label>
          <label class="field"><span>Reason</span><input name="reason" required maxLength={500} /></label>
          <button type="submit" disabled={busy}>Hand over</button>
        </form>
        <form onSubmit={act(`${base}/recycle`, f => ({ reason: f.get("reason") }), "The lead is back among those below the threshold.")}>
          <h3>Recycle</h3>
          <label class="field"><span>Reason</span><input name="reason" required maxLength={500} /></label>
          <button type="submit" disabled={busy}>Recycle</button>
        </form>
        <form onSubmit={act(`contacts/${props.lead.contactId}/merge`, f => ({ otherContactId: f.get("other"), reason: f.get("reason") || undefined }), "The two are one now.")}>
          <h3>Merge</h3>
          <label class="field"><span>Contact that is the same person</span><input name="other" required placeholder="con_…" /></label>
          <label class="field"><span>Reason</span><input name="reason" maxLength={500} /></label>
          <button type="submit" disabled={busy}>Merge</button>
        </form>
      </div>
    </Section>
  );
}

/** Not crypto.randomUUID, which pages without encryption do not have. */
const newId = (): string => `page-${[...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("")}`;

function Timeline(props: { lead: LeadPage }) {
  const { lead } = props;
  const entries = [
    ...lead.touchpoints.map(t => ({ at: t.eventTime, what: t.eventType.replaceAll("_", " "), more: [t.form, t.channel, t.utmCampaign].filter(Boolean).join(" · ") })),
    ...lead.history.map(h => ({ at: h.at, what: `became ${h.stage}`, more: h.reason })),
    ...lead.deals.map(d => ({ at: d.createdAt, what: `deal ${d.pipelineStage}`, more: asMoney(d.dealValue, d.currency) })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (entries.length === 0) return <Empty>Nothing yet.</Empty>;
  return (
    <ol class="timeline">
      {entries.map((entry, i) => (
        <li key={i}><time class="quiet" dateTime={entry.at}>{asTime(entry.at)}</time> <strong>{entry.what}</strong> <span>{entry.more}</span></li>
      ))}
    </ol>
  );
}

function Score(props: { lead: LeadPage }) {
  const { contributions } = props.lead.explanation;
  if (contributions.length === 0) return <Empty>Not scored yet.</Empty>;
  return (
    <Scroll label="Contributions to the score">
      <table>
        <thead><tr><th scope="col" class="number">Points</th><th scope="col">Group</th><th scope="col">Reason</th></tr></thead>
        <tbody>
          {contributions.map((c, i) => (
            <tr key={i}><td class={`number ${c.points < 0 ? "bad" : ""}`}>{c.points > 0 ? `+${c.points}` : c.points}</td><td><Badge>{c.group}</Badge></td><td>{c.reason}</td></tr>
          ))}
        </tbody>
        <tfoot><tr><td class="number">{props.lead.leadScore}</td><td colSpan={2}>of {props.lead.threshold} needed</td></tr></tfoot>
      </table>
    </Scroll>
  );
}

function Why(props: { of: Loaded<{ text: string[] }> }) {
  return <Show of={props.of}>{data => <ul class="why">{data.text.map((line, i) => <li key={i}>{line}</li>)}</ul>}</Show>;
}
