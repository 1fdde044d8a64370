import { useEffect, useState } from "preact/hooks";
import { lazy, Suspense } from "preact/compat";
import { Link, Route, Router, Switch, useLocation } from "wouter-preact";
import { get, send, setCsrfToken, setTime, whenSignedOut, type Session } from "./api";
import { SignIn } from "./signin";
import { Today } from "./views/today";

const Leads = lazy(() => import("./views/leads"));
const LeadView = lazy(() => import("./views/lead"));
const Performance = lazy(() => import("./views/performance"));
const WhatIf = lazy(() => import("./views/whatif"));
const Operations = lazy(() => import("./views/operations"));

const Views = [["/", "Today"], ["/leads", "Leads"], ["/performance", "Performance"], ["/operations", "Operations"]] as const;

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const take = (taken: Session): void => {
    setCsrfToken(taken.csrfToken);
    if (taken.time) setTime(taken.time);
    setSession(taken);
  };

  useEffect(() => {
    whenSignedOut(() => setSession(known => known && { ...known, signedIn: false, csrfToken: null }));
    get<Session>("session").then(take, () => take({ signedIn: false, name: null, scopes: [], csrfToken: null, loginUrl: null, time: "" }));
  }, []);

  if (session === null) return <p class="quiet center" role="status">Loading …</p>;
  if (!session.signedIn) return <SignIn loginUrl={session.loginUrl} onDone={take} />;
  const signOut = (): void => void send("DELETE", "session").finally(() => take({ ...session, signedIn: false, csrfToken: null }));
  return (
    <Router base="/api/dashboard">
      <a class="skip" href="#content">Skip to the content</a>
      <Head name={session.name} onSignOut={session.loginUrl ? null : signOut} />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<p class="quiet" role="status">Loading …</p>}>
          <Switch>
            <Route path="/"><Today canCall={session.scopes.includes("agent")} /></Route>
            <Route path="/leads"><Leads /></Route>
            <Route path="/leads/:id">{params => <LeadView key={params.id} id={params.id} canWork={session.scopes.includes("agent")} />}</Route>
            <Route path="/performance"><Performance /></Route>
            <Route path="/operations"><Operations canReplay={session.scopes.includes("admin")} canMerge={session.scopes.includes("agent")} /></Route>
            <Route path="/operations/what-if"><WhatIf canRun={session.scopes.some(s => s === "agent" || s === "admin")} /></Route>
            <Route><h1>There is no such page.</h1></Route>
          </Switch>
        </Suspense>
      </main>
    </Router>
  );
}

function Head(props: { name: string | null; onSignOut: (() => void) | null }) {
  const [path] = useLocation();
  const isHere = (to: string): boolean => (to === "/" ? path === "/" : path.startsWith(to));
  useEffect(() => {
    document.title = `${Views.find(([to]) => isHere(to))?.[1] ?? "RevOps"} · RevOps`;
  }, [path]);
  return (
    <header class="head">
      <strong class="brand">RevOps</strong>
      <nav aria-label="Views">
        {Views.map(([to, text]) => <Link key={to} href={to} aria-current={isHere(to) ? "page" : undefined}>{text}</Link>)}
      </nav>
      <div class="who">
        {props.name && <span>{props.name}</span>}
        {props.onSignOut && <button type="button" class="plain" onClick={props.onSignOut}>Sign out</button>}
      </div>
    </header>
  );
}
