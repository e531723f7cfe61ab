import { describe, expect, test } from '@jest/globals';
import type { Publication } from '../../src/model/report.ts';
import { logTo } from '../../src/publish/log.ts';
import { publish, type Surfaces } from '../../src/publish/publisher.ts';
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

const noLog = logTo({ info: fails, startGroup: fails, endGroup: fails, error: fails, warning: fails, notice: fails });

/** Publishes, and gives back what reached each surface. */
async function published(
  changes: Partial<Surfaces>,
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
  reached.log = await written(() => publish(surfaces, publication));
  return reached;
}

describe('every surface is reached', () => {
  test('all of them', async () => {
    expect(await published({})).toStrictEqual({
      log: 'what happened\n::error title=title::message\n',
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
  test('the log itself', async () => {
    const { outputs, summary } = await published({ log: noLog });
    expect(outputs.outcome).toBe('healthy');
    expect(summary).toBe('## summary\n');
  });
});
