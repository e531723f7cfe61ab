import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { actionInputs } from '../../src/command-line/action-inputs.ts';
import { helpOf, wrapped } from '../../src/command-line/help.ts';
import { inOptionWords, inputs, options, type ActionInput } from '../../src/command-line/options.ts';

interface Input {
  readonly description: string;
  readonly default?: string;
}

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, Input>>;
};

describe('the inputs of action.yml', () => {
  test('are those that the options are made of', () => {
    expect(actionInputs).toStrictEqual(
      Object.fromEntries(
        Object.entries(action.inputs).map(([name, { description, default: given = '' }]) => [
          name,
          { description: description.trim().replace(/\s+/g, ' '), default: given.startsWith('${{') ? '' : given },
        ]),
      ),
    );
  });

  test.each(Object.keys(action.inputs) as ActionInput[])('%s is an option, or it is said why not', (name) => {
    const input = inputs[name];
    const offering = (['verify', 'audit'] as const).filter((command) => options[command].some((one) => one.name === name));
    const why = 'why' in input ? input.why : '';
    expect([offering, /\w/.test(why)]).toStrictEqual('why' in input ? [[], true] : [input.of, false]);
  });

  test.each(['verify', 'audit'] as const)(
    'are all in the help of %s, with their defaults, and no wider than asked',
    (command) => {
      const text = helpOf(command, 80);
      const words = text.replace(/\s+/g, ' ');
      for (const option of options[command]) {
        expect(words).toContain(inOptionWords(option.description, command));
        expect(words).toContain(option.default === undefined ? '' : `(default: ${option.default})`);
      }
      expect(text.split('\n').filter((line) => line.length > 80 && !line.startsWith('  ecs-health-gate'))).toStrictEqual([]);
      expect(text).not.toContain('`');
    },
  );
});

test('words of the action name options as they are typed', () => {
  expect(inOptionWords('`auto` is 10 minutes with `deployment: new`, else `timeout`', 'verify')).toBe(
    'auto is 10 minutes with --deployment new, else --timeout',
  );
  expect(inOptionWords('`timeout` is none of audit', 'audit')).toBe('timeout is none of audit');
});

test('a word that is wider than the column stands alone', () => {
  expect(wrapped(`a ${'b'.repeat(40)} c`, 30)).toStrictEqual(['a', 'b'.repeat(40), 'c']);
});
