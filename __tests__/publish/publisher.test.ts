import * as core from '@actions/core';
import { describe, expect, test } from '@jest/globals';
import type { Publication } from '../../src/model/report.ts';
import { logTo } from '../../src/publish/log.ts';
import { publish, type Surfaces } from '../../src/publish/publisher.ts';
import { commandsIn } from './commands.ts';
import { written } from './standard-output.ts';

const publication: Publication = {
  log: [{ kind: 'lines', lines: ['what happened'] }],
  annotations: [{ level: 'error', title: 'title', message: 'message' }],
  summary: '## summary\n',
  outputs: { outcome: 'healthy', report: '/tmp/r.json' },
  file: { path: '/tmp/r.json', text: '{}\n' },
};

const fails = (): never => {
  throw new Error('no space left');
};

const commands = { startGroup: fails, endGroup: fails, error: fails, warning: fails, notice: fails, debug: fails };
const noLog = logTo({ ...commands, info: fails, isDebug: () => false });

/** Publishes, and gives back what reached each surface. */
async function published(
  changes: Partial<Surfaces>,
  said: Publication = publication,
): Promise<{ log: string; outputs: Record<string, string>; summary: string; file: string }> {
  const reached = { log: '', outputs: {} as Record<string, string>, summary: '', file: '' };
  const surfaces: Surfaces = {
    log: logTo(),
    appendSummary: (markdown) => {
      reached.summary += markdown;
    },
    setOutput: (name, value) => {
      reached.outputs[name] = value;
    },
    writeFile: (path, text) => {
      reached.file = `${path} ${text}`;
    },
    ...changes,
  };
  reached.log = await written(() => publish(surfaces, said));
  return reached;
}

describe('every surface is reached', () => {
  test('all of them', async () => {
    expect(await published({})).toStrictEqual({
      log: '::error title=title::message\nwhat happened\n',
      outputs: { outcome: 'healthy', report: '/tmp/r.json' },
      summary: '## summary\n',
      file: '/tmp/r.json {}\n',
    });
  });
  test('no summary where none is wanted', async () => {
    expect((await published({ appendSummary: undefined })).summary).toBe('');
  });
});

describe('what cannot be written is a warning, and the rest is written', () => {
  test('the summary', async () => {
    const { log, outputs } = await published({ appendSummary: () => Promise.reject(new Error('no space left')) });
    expect(log).toContain('::warning title=ECS health gate%3A the job summary could not be written::no space left\n');
    expect(outputs.outcome).toBe('healthy');
  });
  test('the report file: its output is empty', async () => {
    const { log, outputs, summary } = await published({ writeFile: fails });
    expect(log).toContain('::warning title=ECS health gate%3A the report could not be written::no space left\n');
    expect(outputs).toStrictEqual({ outcome: 'healthy', report: '' });
    expect(summary).toBe('## summary\n');
  });
  test('an output', async () => {
    const { log, summary } = await published({ setOutput: fails });
    expect(log).toContain('the output outcome could not be set');
    expect(summary).toBe('## summary\n');
  });
  test('an annotation: the words are said all the same', async () => {
    const log = logTo({ ...core, error: fails });
    expect((await published({ log })).log).toContain('what happened\n');
  });
  test('a part of the log: the others are said, its group is closed, and the runner listens to commands again', async () => {
    const info = (text: string): void => {
      if (text.includes('one')) throw new Error('no space left');
      core.info(text);
    };
    const parts: Publication['log'] = [
      { kind: 'dump', title: 'a dump', lines: ['one', 'two'] },
      { kind: 'group', title: 'a group', lines: ['one', 'two'] },
      { kind: 'lines', lines: ['the last words'] },
    ];
    const { log, outputs } = await published({ log: logTo({ ...core, info }) }, { ...publication, log: parts });
    expect(commandsIn(log)).toStrictEqual(['error', 'group', 'stop-commands', 'endgroup', 'group', 'endgroup', 'warning']);
    expect(log).toContain('\nthe last words\n');
    expect(outputs.outcome).toBe('healthy');
  });
  test('everything but the log', async () => {
    const { log } = await published({ appendSummary: fails, setOutput: fails, writeFile: fails });
    expect(log).toMatch(/^::error title=title::message\nwhat happened\n/);
    expect(log.match(/^::warning /gm)).toHaveLength(4);
  });
  test('the log itself', async () => {
    const { outputs, summary } = await published({ log: noLog });
    expect(outputs.outcome).toBe('healthy');
    expect(summary).toBe('## summary\n');
  });
});
