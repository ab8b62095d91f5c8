/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// The policy that the Go side sends with every answer, without frame-ancestors,
// which has no meaning in a meta element. Not in development: Vite's own
// reloading needs inline styles.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  "frame-src 'none'",
  "child-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const contentPolicy: Plugin = {
  name: "content-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

// Go embeds dist, so the folder has to exist in a fresh checkout.
const keepFolder: Plugin = {
  name: "keep-folder",
  apply: "build",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: ".gitkeep", source: "" });
  },
};

export default defineConfig({
  plugins: [react(), contentPolicy, keepFolder],
  base: "./",
  server: { fs: { allow: [".."] } }, // backend/keys/table.json
  build: {
    target: "safari16",
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    emptyOutDir: true,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/setupTests.ts"],
    css: false,
    testTimeout: 60_000, // axe over a whole screen takes seconds on a small machine
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
