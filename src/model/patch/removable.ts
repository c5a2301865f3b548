// The fields of a merge patch (RFC 7396): all are optional, and null removes a field.

import { z } from 'zod';

type Plain<Field> = Field extends z.ZodOptional<infer Inner extends z.ZodType> ? Inner : Field;
type Removable<Shape> = {
  [Name in keyof Shape]: Plain<Shape[Name]> extends infer Field extends z.ZodType
    ? z.ZodOptional<z.ZodNullable<Field>>
    : never;
};

export function removableFields<Shape extends Record<string, z.ZodType>>(shape: Shape): Removable<Shape> {
  // `Object.fromEntries` has no type for each key; the mapping below is that of `Removable`.
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema)
        .nullable()
        .optional()
        .meta({ description: `${schema.meta()?.description ?? ''} \`null\` removes it.` }),
    ]),
  ) as unknown as Removable<Shape>;
}
