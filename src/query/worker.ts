/// <reference types="astro/client" />
import engineUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { scriptAddress } from './script-policy.ts';

// Hands the engine a module that the page has already downloaded and compiled, instead of letting it fetch one: the page
// can show the bytes, a restart costs no download and no compilation, and a failure is reported at once where the
// engine's own loader would wait for ever.
let module: WebAssembly.Module | undefined;

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (!(event.data instanceof WebAssembly.Module)) return;
  event.stopImmediatePropagation();
  module = event.data;
});

globalThis.fetch = () => Promise.resolve(new Response());

WebAssembly.instantiateStreaming = async (_source, imports) => {
  try {
    if (!module) throw new Error('missing module: the page sends it before anything else');
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  } catch (error) {
    postMessage({ engineFailed: String(error) });
    throw error;
  }
};

// The engine's own script, as its makers publish it.
(globalThis as unknown as { importScripts(url: URL): void }).importScripts(scriptAddress(engineUrl));
