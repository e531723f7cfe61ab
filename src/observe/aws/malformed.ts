/** An answer in another form than AWS documents: the error that a call then ends with, as with one of AWS's own. */

export const malformedName = 'MalformedAnswer';

/** @param message what is wrong with it, in words that name the member */
export const malformed = (message: string): Error => Object.assign(new Error(message), { name: malformedName, $metadata: {} });
