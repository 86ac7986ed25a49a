import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const nodeGlobals = {
  console: 'readonly',
  process: 'readonly',
  fetch: 'readonly',
  URL: 'readonly',
  AbortSignal: 'readonly',
  setTimeout: 'readonly',
  clearTimeout: 'readonly',
  Buffer: 'readonly',
  globalThis: 'readonly',
  structuredClone: 'readonly',
  Request: 'readonly',
  Response: 'readonly',
}

/** Forbids imports that the layer picture of design and README does not draw (tests/architecture checks more). */
const may = (files, ...forbidden) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((group) => ({
          group: [group],
          message: 'This layer must not import that one.',
        })),
      },
    ],
  },
})

export default tseslint.config(
  globalIgnores(['out/', 'node_modules/', 'tests/bench/', 'test-results/', 'playwright-report/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
      'max-params': ['error', 4],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  { files: ['**/*.{mjs,cjs}', '*.js'], languageOptions: { globals: nodeGlobals } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-params': 'off',
    },
  },
  may(['shared/**/*.ts'], 'node:*', 'electron', '**/electron/**', '**/renderer/**', 'react*'),
  may(['renderer/**/*.{ts,tsx}'], 'node:*', 'electron', '**/electron/**'),
  may(
    ['electron/services/**/*.ts', 'electron/browser-host/**/*.ts', 'electron/cli/**/*.ts'],
    'electron',
    'electron/*',
    '**/renderer/**',
  ),
)
