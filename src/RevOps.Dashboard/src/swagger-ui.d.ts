declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  /** Shows a description of an API. */
  export default function SwaggerUI(options: Record<string, unknown>): unknown;
}
