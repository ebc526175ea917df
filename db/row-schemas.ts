import { z } from "zod";

// A scheme is made once: making one costs more than reading a row with it.

/** A column of texts. */
export const texts = z.array(z.string());
export const maybeText = z.string().optional();
