import { defineConfig, passthroughImageService } from 'astro/config';

// The data build names its folder in SUNLEDGER_DATA (default .cache/data); root, outDir and base may be overridden by
// whoever calls `build()`. Nothing is inlined: the content security policy allows no inline script or style.
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
  // The query console is one large file on purpose: it loads on a tap only.
  vite: { build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1024 } },
});
