import { z } from 'zod';
import { periodPattern } from './period.ts';

/** A reference period, see `Period`. Apart from `period.ts`, so that the browser need not load a schema library. */
export const periodSchema = z
  .string()
  .regex(periodPattern, 'expected a year 2016, a quarter 2016-Q3 or a month 2016-07');

/** A calendar day, see `Day`. A year below 1000 would not sort as text. */
export const daySchema = z.iso
  .date()
  .regex(/^[1-9]/, 'expected a day 2016-12-31')
  .meta({ format: 'date' });
