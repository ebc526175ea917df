import { z } from "zod";

/** A number that may be missing in a row. */
export const optionalNumber = z
  .number()
  .nullable()
  .transform((value) => value ?? undefined);

/** A text that may be missing in a row. */
export const optionalText = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);
