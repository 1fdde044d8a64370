import { useState } from "preact/hooks";
import { address, send } from "../api";
import { asInteger, none } from "../format";
import { useApi } from "../hooks";
import { Badge, Scroll, Section } from "../ui";

type Import = {
  importId: string; status: string; terminal: boolean; kind: string | null; dryRun: boolean; reason: string | null;
  rows: { total: number; applied: number; duplicate: number; skipped: number; rejected: number };
  layout: { columns: { header: string; field: string | null }[]; unmapped: string[] } | null;
  errors: { line: number; column: string | null; code: string; detail: string }[];
};

type Kind = { kind: string; fields: string[] };
type Mapping = { name: string; kind: string; fields: Record<string, string> | null };
type Fields = Record<string, string>;

const Ignored = "ignore";

/** Files: first looked at without a change, their columns put right, then taken in. */
export function Upload() {
  const kinds = useApi<{ items: Kind[] }>("imports/kinds");
  const mappings = useApi<{ items: Mapping[] }>("imports/mappings");
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState("leads");
  const [mapping, setMapping] = useState("");
  const [fields, setFields] = useState<Fields>({});
  const [shown, setShown] = useState<Import | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const form = new FormData();
      form.set("file", file!);
      const query = new URLSearchParams({ kind, ...(dryRun && { dryRun: "true" }), ...(mapping && { mapping }), ...(Object.keys(fields).length > 0 && { map: JSON.stringify(fields) }) });
      const taken = await send<{ importId: string }>("POST", `imports?${query}`, form);
      setShown(await follow(taken.importId, setShown));
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const begin = (chosen: { file?: File | null; kind?: string; mapping?: string }): void => {
    if (chosen.file !== undefined) setFile(chosen.file);
    if (chosen.kind !== undefined) setKind(chosen.kind);
    if (chosen.mapping !== undefined) setMapping(chosen.mapping);
    setFields({});
    setShown(null);
  };
  const known = mappings.data?.items.filter(m => m.kind === kind) ?? [];
  return (
    <Section title="Import a file" id="upload">
      <div class="drop" onDragOver={e => e.preventDefault()} onDrop={e => { e.preventDefault(); begin({ file: e.dataTransfer?.files[0] ?? null }); }}>
        <label class="field"><span>CSV or Excel; drop it here or choose it</span><input type="file" accept=".csv,.xlsx,.txt" onChange={e => begin({ file: e.currentTarget.files?.[0] ?? null })} /></label>
        <label class="field"><span>Kind</span><select value={kind} onChange={e => begin({ kind: e.currentTarget.value, mapping: "" })}>{(kinds.data?.items ?? []).map(k => <option key={k.kind}>{k.kind}</option>)}</select></label>
        {known.length > 0 && (
          <label class="field"><span>Saved mapping</span><select value={mapping} onChange={e => begin({ mapping: e.currentTarget.value })}><option value="">None</option>{known.map(m => <option key={m.name}>{m.name}</option>)}</select></label>
        )}
        <button type="button" disabled={!file || busy} onClick={() => take(true)}>Try without changing anything</button>
        <button type="button" class="plain" disabled={!file || busy} onClick={() => take(false)}>Import</button>
      </div>
      {file && <p class="quiet">{file.name}</p>}
      {fault && <p class="notice bad" role="alert">{fault}</p>}
      {shown && <Outcome outcome={shown} />}
      {shown?.layout && (
        <Columns layout={shown.layout} known={kinds.data?.items.find(k => k.kind === kind)?.fields ?? []} fields={fields} kind={kind}
          onChange={(header, field) => setFields({ ...fields, [header]: field })} onSaved={mappings.reload} />
      )}
    </Section>
  );
}

function Outcome(props: { outcome: Import }) {
  const { rows, errors, dryRun, status, reason } = props.outcome;
  return (
    <div role="status">
      <p>
        <Badge tone={status === "completed" ? "good" : status === "rejected" ? "bad" : "plain"}>{dryRun ? `tried: ${status}` : status}</Badge>{" "}
        {asInteger(rows.total)} rows: {asInteger(rows.applied)} {dryRun ? "would be taken" : "taken"}, {asInteger(rows.duplicate)} known, {asInteger(rows.rejected)} refused.
      </p>
      {reason && <p class="notice bad">{reason}</p>}
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

/** What each column was taken for, to be put right and kept for files that come again. */
function Columns(props: { layout: NonNullable<Import["layout"]>; known: string[]; fields: Fields; kind: string; onChange: (header: string, field: string) => void; onSaved: () => void }) {
  const { layout, known, fields } = props;
  const columns = [...layout.columns, ...layout.unmapped.filter(h => !layout.columns.some(c => c.header === h)).map(header => ({ header, field: null }))];
  const [name, setName] = useState("");
  const [said, setSaid] = useState<{ text: string; isFault: boolean } | null>(null);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      const all = Object.fromEntries(columns.map(c => [c.header, fields[c.header] ?? c.field ?? Ignored]));
      await send("PUT", `imports/mappings/${encodeURIComponent(name)}`, { kind: props.kind, fields: all });
      setSaid({ text: "The mapping is kept.", isFault: false });
      props.onSaved();
    } catch (error) {
      setSaid({ text: (error as Error).message, isFault: true });
    }
  };
  return (
    <details open={layout.unmapped.length > 0}>
      <summary>Columns ({asInteger(columns.length - layout.unmapped.length)} of {asInteger(columns.length)} understood)</summary>
      <Scroll label="Columns">
        <table>
          <thead><tr><th scope="col">Column</th><th scope="col">Taken for</th></tr></thead>
          <tbody>
            {columns.map(column => (
              <tr key={column.header}>
                <th scope="row">{column.header}</th>
                <td>
                  <select aria-label={`Field of ${column.header}`} value={fields[column.header] ?? column.field ?? Ignored} onChange={e => props.onChange(column.header, e.currentTarget.value)}>
                    <option value={Ignored}>Nothing</option>
                    {[...new Set([...known, ...(column.field ? [column.field] : [])])].map(field => <option key={field}>{field}</option>)}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="quiet">After a change, try again or import.</p>
      <form class="drop" onSubmit={save}>
        <label class="field"><span>Keep these columns under a name</span><input value={name} required maxLength={100} pattern="[A-Za-z0-9_\-]+" onInput={e => setName(e.currentTarget.value)} /></label>
        <button type="submit" class="plain">Keep</button>
      </form>
      {said && <p class={`notice ${said.isFault ? "bad" : "good"}`} role={said.isFault ? "alert" : "status"}>{said.text}</p>}
    </details>
  );
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
