/** This step's own credentials and token, as they are and as they are written in URLs and in JSON. */

/** AWS and GitHub make none that is shorter; a dummy like `testing` would hit words that are no secret. */
const leastLength = 16;

const formsOf = (given: string): readonly string[] => {
  const secret = given.toWellFormed();
  const inUrl = encodeURIComponent(secret);
  return [secret, inUrl, inUrl.replace(/%../g, (sign) => sign.toLowerCase()), secret.replaceAll('/', '\\/')];
};

/** @param secrets some of which may not be set */
export function ownSecrets(secrets: readonly (string | undefined)[]): (text: string, instead: string) => string {
  const forms = new Set(secrets.filter((secret) => secret !== undefined).flatMap(formsOf));
  // The longest first: one may be a part of another.
  const exact = [...forms].filter((form) => form.length >= leastLength).sort((a, b) => b.length - a.length);
  return (text, instead) => exact.reduce((clean, form) => (clean.includes(form) ? clean.replaceAll(form, instead) : clean), text);
}
