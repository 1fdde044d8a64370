// The description of the API, to read and to try: requests go out as whoever is signed in to the pages, or with a key that is typed in here.
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";
import type { Session } from "./api";

type Request = { url: string; method?: string; headers: Record<string, string> };

const session: Promise<Session | null> = fetch("/api/session").then((answer) => (answer.ok ? (answer.json() as Promise<Session>) : null), () => null);

SwaggerUI({
  url: "/api/openapi.json",
  domNode: document.getElementById("docs"),
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: async (request: Request) => {
    const known = await session;
    if (known?.csrfToken && request.method && request.method !== "GET" && !request.headers["x-api-key"]) request.headers["x-csrf-token"] = known.csrfToken;
    return request;
  },
});
