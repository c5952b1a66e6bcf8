import { defineConfig, passthroughImageService } from 'astro/config';

// Whoever calls `build()` names the data in SUNLEDGER_DATA (default .cache/data) and the query engine without what is never
// called in SUNLEDGER_ENGINE (default: as installed); root, outDir and base may be overridden by
// whoever calls `build()`. Nothing is inlined: the content security policy allows no inline script or style.
const engine = process.env.SUNLEDGER_ENGINE;
const alias = engine ? [{ find: /^@duckdb\/duckdb-wasm\/dist\/duckdb-eh\.wasm/, replacement: engine }] : [];

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
  // The query console is one large file on purpose: it loads on a tap only.
  vite: { resolve: { alias }, build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1024 } },
});
