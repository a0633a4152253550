import { z } from "zod";

const envelope = z.looseObject({ requestId: z.uuid() });

/** What a screen asked for, under the id that its form made when it opened. */
export interface Wish<Input> {
  requestId: string;
  input: Input;
  /** What arrived, without the id: compared when the id comes again. */
  raw: unknown;
}

/**
 * The parser of a command's input: takes the request id off and gives the rest to the domain's own schema, which the
 * machine interface shares and which knows no request id.
 */
export function wishOf<Schema extends z.ZodType>(schema: Schema) {
  const parse = async (received: unknown): Promise<Wish<z.output<Schema>>> => {
    const { requestId, ...raw } = await envelope.parseAsync(received);
    return { requestId, raw, input: await schema.parseAsync(raw) };
  };
  return parse as typeof parse & WishTypes<Schema>;
}

/** What tRPC reads off a parser at compile time: what comes in and what goes on. */
interface WishTypes<Schema extends z.ZodType> {
  _input: z.input<Schema> & { requestId: string };
  _output: Wish<z.output<Schema>>;
  parseAsync(received: unknown): Promise<Wish<z.output<Schema>>>;
}
