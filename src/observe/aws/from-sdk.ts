/** The door between the SDK's shapes, in which everything is optional, and the model's. */

/** Milliseconds since the epoch. */
export const milliseconds = (date: Date | undefined): number | undefined => date?.getTime();

/** The last part of an ARN, or of a name. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Splits into runs of at most `size`: how AWS wants to be asked about many things. */
export const batches = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
