import { useState } from "preact/hooks";
import { send, type Session } from "./api";

/** Signing in: by the account of the organization where there is one, else with a key. */
export function SignIn(props: { loginUrl: string | null; onDone: (session: Session) => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget as HTMLFormElement).get("key") ?? "").trim();
    setBusy(true);
    try {
      props.onDone(await send<Session>("POST", "session", { key }));
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <main class="signin card">
      <h1>RevOps</h1>
      {props.loginUrl && <p><a class="button" href={props.loginUrl}>Sign in with your account</a></p>}
      <form onSubmit={submit}>
        <label class="field">
          <span>API key</span>
          <input name="key" type="password" autocomplete="current-password" required aria-describedby="key-hint" />
        </label>
        <p id="key-hint" class="quiet">A key of scope read, agent or admin. It is exchanged for a cookie and not kept in the browser.</p>
        {fault && <p class="notice bad" role="alert">{fault}</p>}
        <button type="submit" disabled={busy}>Sign in</button>
      </form>
    </main>
  );
}
