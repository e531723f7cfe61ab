/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // By default it leaves one core idle: of two, half.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json' }] },
  restoreMocks: true,
  reporters: ['default', '<rootDir>/scripts/count-reporter.js'],
};
