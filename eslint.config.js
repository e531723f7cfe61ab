import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Whatever reaches stdout or stderr is read by the runner, which takes some of it for commands. One file writes there.
const saysItself =
  'Only src/publish/log.ts and terminal.ts write to the log: they keep what AWS or a container wrote from acting as a command.';
const unguarded =
  'Only src/publish/runner.ts asks @actions/core: it keeps it from printing commands that the runner has retired.';
const writesToLog = [
  'debug',
  'error',
  'info',
  'notice',
  'warning',
  'group',
  'startGroup',
  'endGroup',
  'setFailed',
  'setCommandEcho',
];
const processAndConsole = [
  { name: 'node:process', importNames: ['stdout', 'stderr', 'exit'], message: saysItself },
  { name: 'node:console', message: saysItself },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'out/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // An index with a name says what it is indexed by.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/publish/log.ts', 'src/publish/terminal.ts', 'src/publish/process-end.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'stdout', message: saysItself },
        { object: 'process', property: 'stderr', message: saysItself },
        {
          object: 'process',
          property: 'exit',
          message: 'Set process.exitCode and let the process end: what was written is still on its way.',
        },
      ],
      'no-restricted-imports': ['error', ...processAndConsole, { name: '@actions/core', message: unguarded }],
    },
  },
  {
    files: ['src/publish/runner.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...processAndConsole,
        { name: '@actions/core', importNames: writesToLog, message: saysItself },
      ],
    },
  },
  {
    files: ['__tests__/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: { 'jest/expect-expect': ['error', { assertFunctionNames: ['expect*'] }] },
  },
  prettier,
);
