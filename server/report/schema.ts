import { z } from "zod";

export const searchInput = z.strictObject({ q: z.string().trim().min(1).max(60) });
