// The order matters: the first listener must stand before the engine's own.
import './module-worker.ts';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
