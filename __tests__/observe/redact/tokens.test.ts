import { describe, expect, it } from '@jest/globals';
import { redactor } from '../../../src/observe/redact/redact.ts';
import { tokenPrefixes } from '../../../src/observe/redact/token-prefixes.ts';
import { madeUp, vendorTokens } from './vendor-tokens.ts';

const redact = redactor([]);

describe('a token of a known service', () => {
  it.each(vendorTokens)('$rule: $text', ({ text, secret }) => {
    const clean = redact(text);
    for (const part of secret.split(/[.\n]/).filter((one) => one.length > 7)) expect(clean).not.toContain(part);
    expect(clean).toMatch(/^using .* for it$/);
  });

  it.each(tokenPrefixes)('%s…', (prefix, least, kind) => {
    const secret = madeUp(prefix, least, kind === 'hex' ? 'hex' : 'all');
    const clean = redact(`sent ${prefix}${secret}, refused`);
    expect(clean).not.toContain(secret.slice(-8));
    expect(clean).toMatch(/^sent .*\[redacted\], refused$/);
  });

  it.each(tokenPrefixes)('%s… is none with less behind it', (prefix) => {
    // Of words, as a name may go on.
    const text = `the ${prefix}word of it`;
    expect(redact(text)).toBe(text);
  });
});
