import * as duckdb from '@duckdb/duckdb-wasm';

// A straightforward page that answers a question with DuckDB: engine, then data, then query, one after the other.
const folder = new URL('.', location.href).href;

async function answer(): Promise<string> {
  const worker = new Worker(`${folder}duckdb-browser-eh.worker.js`);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(`${folder}duckdb-eh.wasm`);
  const connection = await database.connect();
  const response = await fetch(`${folder}observations.arrows`);
  await connection.insertArrowFromIPCStream(new Uint8Array(await response.arrayBuffer()), { name: 'observations' });
  const table = await connection.query(
    'SELECT indicator, count(*)::INTEGER AS rows, max(value) AS most FROM observations GROUP BY ALL ORDER BY 1 LIMIT 50',
  );
  const lines = table.toArray().map((row: { toJSON: () => Record<string, unknown> }) => Object.values(row.toJSON()));
  return lines.map((cells) => cells.join('\t')).join('\n');
}

const shown = document.querySelector('pre');
if (shown) shown.textContent = await answer();
document.body.dataset['answered'] = 'yes';
