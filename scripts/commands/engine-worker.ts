import { writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import binaryen from 'binaryen';
import type { Trimming } from './engine.ts';
import { keepExports } from './wasm-exports.ts';

const { engine, scripts, out } = workerData as Trimming;

// A script reaches an export by its name, so whatever name stands nowhere in it is never called.
const words = new Set(scripts.flatMap((script) => script.match(/[A-Za-z_$][\w$]*/g) ?? []));
const { Features } = binaryen;
const module = binaryen.readBinary(keepExports(engine, (name) => words.has(name)));
// What browsers with exception handling have; without the encodings that only binaryen writes so far.
module.setFeatures(
  Features.BulkMemory |
    Features.ExceptionHandling |
    Features.SIMD128 |
    Features.NontrappingFPToInt |
    Features.SignExt |
    Features.MutableGlobals |
    Features.ReferenceTypes |
    Features.Multivalue |
    Features.BulkMemoryOpt,
);
module.runPasses(['remove-unused-module-elements']);
writeFileSync(out, module.emitBinary());
