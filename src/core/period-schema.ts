import { z } from 'zod';
import { periodPattern } from './period.ts';

/** A reference period, see `Period`. Apart from `period.ts`, so that the browser need not load a schema library. */
export const periodSchema = z
  .string()
  .regex(periodPattern, 'expected a year 2016, a quarter 2016-Q3 or a month 2016-07');

/** A calendar day, see `Day`. */
export const daySchema = z.iso.date();
