import { describe, expect, it } from '@jest/globals';
import { acceptsCode, parseCodes, sameCodes } from '../../src/model/criteria.ts';

const parsed = (text: string) => parseCodes(text)?.ranges;

describe('a matcher', () => {
  it.each([
    ['200', [[200, 200]]],
    [
      '200,204',
      [
        [200, 200],
        [204, 204],
      ],
    ],
    ['200-299', [[200, 299]]],
    ['204, 200 - 203', [[200, 204]]],
    ['0-99', [[0, 99]]],
    ['300,200-299', [[200, 300]]],
  ])('%s is understood', (text, ranges) => {
    expect(parsed(text)).toEqual(ranges);
  });

  it.each(['', 'abc', '200-', '299-200', '2xx', '200;204', '1000'])('"%s" is none', (text) => {
    expect(parsed(text)).toBeUndefined();
  });

  it('is compared as a set of codes', () => {
    const [a, b, c] = [parseCodes('200-202'), parseCodes('202,200,201'), parseCodes('200-203')];
    expect([a && b && sameCodes(a, b), a && c && sameCodes(a, c)]).toEqual([true, false]);
  });

  it('accepts the ends of its ranges', () => {
    const codes = parseCodes('200-399');
    expect([199, 200, 399, 400].map((code) => codes && acceptsCode(codes, code))).toEqual([false, true, true, false]);
  });
});
