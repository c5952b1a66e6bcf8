import { z } from 'zod';

/** The keys a schema knows at a path: the hint behind an unknown key. Of several forms of a value, the keys of all. */
export function keysAt(schema: z.ZodType, path: readonly string[]): string[] {
  return [...new Set(reach(schema, path).flatMap(keysOf))];
}

/** Every schema that a path can lead to. */
function reach(schema: z.ZodType, path: readonly string[]): z.ZodType[] {
  const [key, ...rest] = path;
  if (key === undefined) return [schema];
  return bare(schema).flatMap((each) => {
    const next = below(each, key);
    return next ? reach(next, rest) : [];
  });
}

function below(schema: z.ZodType, key: string): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[key];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}

function keysOf(schema: z.ZodType): string[] {
  return bare(schema).flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []));
}

/** A schema without what only makes it optional or gives it a default; a union as its forms. */
function bare(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return bare(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).flatMap(bare) : [schema];
}
