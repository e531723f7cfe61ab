/** What is encoded in base64 tells what it says: a file of credentials, a header, this step's own token. */

const encoded = /[\w+/-]{32,}={0,2}/g;
/** The text of a program, in whatever language; what is random decodes to anything but this. */
const isText = /^[\t\n\r\x20-\x7e]+$/;

/** @param isSecret whether a text holds anything that must not be seen */
export const withoutEncoded = (text: string, instead: string, isSecret: (decoded: string) => boolean): string =>
  text.replace(encoded, (found) => {
    const decoded = Buffer.from(found, 'base64').toString('latin1');
    return isText.test(decoded) && isSecret(decoded) ? instead : found;
  });
