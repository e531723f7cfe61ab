/**
 * Made-up secrets in the shapes that the recommended rules of secretlint 13.1 find (npm: @secretlint/secretlint-rule-preset-recommend):
 * each was held against them. Built from parts, so that no scanner takes this file for a leak.
 */
import { createHash } from 'node:crypto';

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const alphabets = {
  hex: `${digits}abcdef`,
  letters: `${lower}${upper}`,
  all: `${digits}${lower}${upper}`,
};

/** As many signs, always the same for the same seed. */
export function madeUp(seed: string, length: number, kind: keyof typeof alphabets = 'all'): string {
  const signs = alphabets[kind];
  const bytes = Array.from({ length: Math.ceil(length / 32) }, (_, part) => [
    ...createHash('sha256').update(`${seed} ${part}`).digest(),
  ]);
  return bytes
    .flat()
    .slice(0, length)
    .map((byte) => signs.charAt(byte % signs.length))
    .join('');
}

export interface VendorToken {
  /** The rule of secretlint that finds it, and its message. */
  readonly rule: string;
  readonly text: string;
  /** What must not be seen. */
  readonly secret: string;
}

const token = (rule: string, before: string, secret: string, after = ''): VendorToken => ({
  rule,
  text: `using ${before}${secret}${after} for it`,
  secret,
});
const all = madeUp;
const priv = 'PRI' + 'VATE';

export const vendorTokens: readonly VendorToken[] = [
  token('anthropic', 'sk-ant-api03-', `${all('ant', 93)}AA`),
  token('aws AWSSecretAccessKey', 'AWS_SECRET_ACCESS_KEY = ', all('awssecret', 40)),
  token('basicauth', 'https://app:', all('basic', 20), '@db.example.com/x'),
  token('cloudflare', 'cfut_', `${all('cfut', 40)}${all('cfut2', 8, 'hex')}`),
  token('cloudflare', 'cfk_', `${all('cfk', 40)}${all('cfk2', 8, 'hex')}`),
  token('database-connection-string MySQL', 'mysql://app:', all('mysql', 20), '@db.internal:3306/app'),
  token('database-connection-string MongoDB', 'mongodb+srv://app:', all('mongo', 20), '@db.internal/app'),
  token('database-connection-string PostgreSQL', 'postgres://app:', all('pg', 20), '@db.internal:5432/app'),
  token('databricks', 'dapi', all('dapi', 32, 'hex')),
  token('docker', 'dckr_pat_', all('dckr', 27)),
  token('figma', 'figd_', all('figd', 40)),
  token('github', 'ghp_', all('ghp', 36)),
  token('github', 'gho_', all('gho', 36)),
  token('github', 'ghs_', all('ghs', 36)),
  token('github fine-grained', 'github_pat_', all('ghpat', 82)),
  token('gitlab', 'glpat-', all('glpat', 20)),
  token('grafana', 'glc_', all('glc', 40)),
  token('grafana', 'glsa_', `${all('glsa', 32)}_${all('glsa2', 8, 'hex')}`),
  token('groq', 'gsk_', all('gsk', 52)),
  token('hashicorp-vault', 'hvs.', all('hvs', 95)),
  token('hashicorp-vault', 'hvb.', all('hvb', 150)),
  token('hashicorp-vault', 'hvr.', all('hvr', 95)),
  token('huggingface', 'hf_', all('hf', 34, 'letters')),
  token('linear', 'lin_api_', all('lin', 40)),
  token('notion', 'ntn_', `12345678901${all('ntn', 35)}`),
  token('npm', 'npm_', all('npm', 36)),
  token('openai', 'sk-proj-', `${all('oai', 74)}T3BlbkFJ${all('oai2', 74)}`),
  token('openai', 'sk-', `${all('oai3', 20)}T3BlbkFJ${all('oai4', 20)}`),
  token('privatekey', '', `-----BEGIN RSA ${priv} KEY-----\nMII${all('pem', 200)}\n-----END RSA ${priv} KEY-----`),
  token('sendgrid', 'SG.', `${all('sg', 22)}.${all('sg2', 43)}`),
  token('shopify', 'shpat_', all('shpat', 32, 'hex')),
  token('shopify', 'shpss_', all('shpss', 32, 'hex')),
  token('slack', 'xoxb-', `${digits}-${digits}-${all('xoxb', 24)}`),
  token('slack webhook', 'https://hooks.slack.com/services/', `T${all('sl', 8)}/B${all('sl2', 8)}/${all('sl3', 24)}`),
  token('stripe', 'sk_live_', all('skl', 24)),
  token('stripe', 'rk_test_', all('rkt', 24)),
  token('tailscale', 'tskey-auth-', `${all('ts', 12)}-${all('ts2', 32)}`),
  token('vercel', 'vcp_', all('vcp', 24)),
];
