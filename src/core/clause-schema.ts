import { z } from 'zod';
import { clausePattern } from './clause.ts';

/** A place in the plan, see `Clause`. Apart from `clause.ts`, so that the browser need not load a schema library. */
export const clauseSchema = z.string().regex(clausePattern, 'expected chapter.section.item, for example 6.1.1');
