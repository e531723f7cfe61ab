/** What is encoded in base64 tells what it says: a file of credentials, a header, this step's own token. */

const encoded = /[\w+/-]{32,}={0,2}/g;
/** So much of a text in a row, in whatever language the rest is; what is random decodes to anything but this. */
// Stryker disable next-line Regex: what holds less of it is only not looked at any further, to be quick
const holdsText = /[\t\n\r\x20-\x7e]{8}/;

/** @param isSecret whether a text holds anything that must not be seen */
export const withoutEncoded = (text: string, instead: string, isSecret: (decoded: string) => boolean): string =>
  text.replace(encoded, (found) => {
    const decoded = Buffer.from(found, 'base64').toString('latin1');
    return holdsText.test(decoded) && isSecret(decoded) ? instead : found;
  });
