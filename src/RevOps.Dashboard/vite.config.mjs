import { defineConfig } from "vite";

// The folder of the built pages is told by the build of the app: it lies outside of the sources.
export default defineConfig({
  base: "/api/dashboard/",
  build: {
    outDir: process.env.DASHBOARD_OUT ?? "dist",
    emptyOutDir: true,
    rollupOptions: { input: ["index.html", "docs.html"] },
    target: "es2022",
    // Small files as data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
