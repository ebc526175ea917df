import { z } from "zod";

/**
 * An organisation as the article names it. `body` is the name without its place ("Ban Tổ chức Tỉnh ủy"), `null` where
 * the article lists bare places; `place` is `null` where the article gives none ("Văn phòng Tỉnh ủy").
 */
export const unitSchema = z
  .object({ name: z.string().min(1), body: z.string().nullable(), place: z.string().nullable() })
  .readonly();
export type Unit = z.infer<typeof unitSchema>;
