/** What to do, as a tired reader finds it: every act in the open, and of each the other tools as choices of their own. */
import { describe, expect, test } from '@jest/globals';
import { alternativesInWords, whatToDo } from '../../../src/report/render/remedies.ts';
import type { Finding, Form, Remedy } from '../../../src/model/finding.ts';
import { elements, hostile, rendered } from '../hostile.ts';
import fc from 'fast-check';

const form = (tool: Form['tool'], code: string): Form => ({ tool, code });
const path: Remedy = {
  text: 'Set the target group to /health.',
  paste: [form('AWS CLI', 'path by command'), form('Terraform', 'path in Terraform'), form('CDK', 'path in the CDK')],
};
const matcher: Remedy = {
  text: 'If 404 is what a healthy task answers there, accept it.',
  paste: [form('AWS CLI', 'matcher by command'), form('CloudFormation', 'matcher in CloudFormation')],
};
const weights: Remedy = { keeps: true, text: 'Where Terraform made it, let it be.', paste: [form('Terraform', 'ignore it')] };
const finding = (remedy: Remedy, ...alternatives: readonly Remedy[]): Finding => ({
  cause: 'a-cause',
  severity: 'error',
  title: 'A title',
  sentence: 'a sentence',
  explanation: 'An explanation.',
  evidence: [],
  remedy,
  alternatives,
  docs: 'https://docs.aws.amazon.com/x',
});
const pageOf = (one: Finding): string => rendered(whatToDo(one, '###').join('\n'));
/** What is seen before anything is opened. */
const open = (page: string): string => page.replace(/<details>[\s\S]*?<\/details>/g, '');
const choices = (page: string): readonly string[] =>
  [...page.matchAll(/<details>\s*<summary>(.*?)<\/summary>([\s\S]*?)<\/details>/g)].map(
    ([, name = '', inside = '']) => `${name}: ${inside.replace(/<[^>]*>/g, '').trim()}`,
  );

describe('several acts', () => {
  const page = pageOf(finding(path, matcher, weights));

  test('stand in the open, each with its best form', () => {
    expect([...open(page).matchAll(/<code[^>]*>([^<]*)\n<\/code>/g)].map(([, code]) => code)).toEqual([
      'path by command',
      'matcher by command',
      'ignore it',
    ]);
    expect(open(page)).toMatch(
      /Set the target group .*AWS CLI:[\s\S]*<strong>Or<\/strong> if 404 .*[\s\S]*<strong>And<\/strong> where/,
    );
  });

  test('have their other forms folded, a choice for each tool, below their own act', () => {
    expect(choices(page)).toEqual([
      'Terraform: path in Terraform',
      'CDK: path in the CDK',
      'CloudFormation: matcher in CloudFormation',
    ]);
    const order = [
      'path by command',
      'path in Terraform',
      'path in the CDK',
      'matcher by command',
      'matcher in Cloud',
      'ignore it',
    ];
    expect(order.map((code) => page.indexOf(code))).toEqual(order.map((code) => page.indexOf(code)).sort((a, b) => a - b));
  });

  test('are warned of what sets them back once, where a command changes what a template may own', () => {
    expect(page.match(/Made by Terraform/g)).toHaveLength(1);
    expect(pageOf(finding(weights))).not.toContain('Made by Terraform');
    expect(pageOf(finding({ text: 'Read the log.', paste: [form('AWS CLI', 'aws logs tail')] }))).not.toContain('Made by');
  });

  test('are told in words where there is no room for their forms', () => {
    expect(alternativesInWords(finding(path, matcher, weights))).toEqual([
      'Or if 404 is what a healthy task answers there, accept it.',
      'And where Terraform made it, let it be.',
    ]);
    expect(alternativesInWords(finding(path))).toEqual([]);
  });
});

test('no text and no code breaks out of its choice', () => {
  const shape = (code: string): readonly string[] =>
    elements(whatToDo(finding({ text: 'Do it.', paste: [form('AWS CLI', code), form('Terraform', code)] }), '###').join('\n'));
  fc.assert(
    fc.property(hostile, (code) => {
      expect(shape(`x${code}x`)).toEqual(shape('x'));
    }),
    { numRuns: 300 },
  );
});
