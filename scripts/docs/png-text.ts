/** A word inside a PNG file that no viewer shows: from what it was made. https://www.w3.org/TR/png-3/#11tEXt */
import { crc32 } from 'node:zlib';

/** Signature, and the header chunk, which must come first. */
const beforeText = 8 + 25;

export function withText(png: Buffer, keyword: string, text: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, beforeText), length, body, check, png.subarray(beforeText)]);
}

/** Undefined where the file says nothing under that word. */
export function textIn(png: Buffer, keyword: string): string | undefined {
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const [type, ...parts] = png.toString('latin1', at + 4, at + 8 + length).split(/(?<=^.{4})|\0/s);
    if (type === 'tEXt' && parts[0] === keyword) return parts[1];
    at += 12 + length;
  }
  return undefined;
}
