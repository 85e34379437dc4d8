// `npm test`: installs what is missing, runs all checks and tests, and ends with one plain line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuilt, ensureInstalled, projectNode, Refusal, root, run, say } from './prepare.mjs'

const TESTS_WITHIN_MS = 25 * 60_000
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const strict = process.env.CI === 'true'
const checksOnly = process.argv.includes('--check')
const total = { passed: 0, failed: 0, skipped: 0 }
const faults = []

try {
  await ensureInstalled()
  const node = projectNode()
  const env = {
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
    FORCE_COLOR: undefined,
  }
  await check('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.'])
  await check('lint', ['node_modules/oxlint/bin/oxlint', '--type-aware'])
  await check('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'])
  await check('unused code', ['node_modules/knip/bin/knip.js', '--no-config-hints'])
  await check('import directions', [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
    ...['src', 'collections', 'bench', 'payload.config.ts', 'content.config.ts'],
  ])
  if (!checksOnly) {
    findChromium()
    await ensureBuilt(node)
    await tests()
  }

  /**
   * @param {string} name
   * @param {string[]} args
   */
  async function check(name, args) {
    const began = Date.now()
    const { code, output } = await run(node, args, { quiet: true, doing: name, env })
    count(code === 0, `${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`, output)
  }

  async function tests() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stadtwort-tests-'))
    const report = path.join(folder, 'report.json')
    say('Tests: units, contracts on both databases, delivery, import, faults, browser')
    const { code } = await run(
      node,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { doing: 'testing', env, timeoutMs: TESTS_WITHIN_MS },
    )
    if (!existsSync(report)) {
      count(false, 'tests', 'vitest ended without a report.')
    } else {
      readReport(report, code)
    }
    rmSync(folder, { recursive: true, force: true })
  }
} catch (error) {
  count(false, 'preparation', error instanceof Refusal ? error.message : String(error.stack))
}

for (const fault of faults) say(`✗ ${fault}`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
say(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

/**
 * @param {boolean} passed
 * @param {string} name
 * @param {string} output
 */
function count(passed, name, output) {
  say(`${passed ? '✓' : '✗'} ${name}`)
  if (passed) {
    total.passed++
    return
  }
  total.failed++
  faults.push(name)
  say(output.trimEnd())
}

/** Browser tests need a Chromium; without one they are skipped, in CI that is a failure. */
function findChromium() {
  const onPath = ['chromium', 'chromium-browser', 'google-chrome'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
  if (process.env.CHROMIUM || onPath || CHROMIUM.some((file) => existsSync(file))) return
  const hint = 'No Chromium found. Debian: apt-get install chromium; else set CHROMIUM to its path.'
  if (strict) count(false, 'Chromium', hint)
  else say(`! ${hint}\n  The browser tests are skipped.`)
}

/**
 * @param {string} report
 * @param {number} code
 */
function readReport(report, code) {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  total.passed += result.numPassedTests
  total.failed += result.numFailedTests
  total.skipped += result.numPendingTests + result.numTodoTests
  for (const file of result.testResults) {
    const name = path.relative(root, file.name)
    for (const test of file.assertionResults) {
      if (test.status === 'failed') faults.push(`${name}: ${test.fullName}`)
    }
    // A file that fails before its first test counts no test.
    if (
      file.status === 'failed' &&
      !file.assertionResults.some(({ status }) => status === 'failed')
    ) {
      total.failed++
      faults.push(`${name}: ${file.message}`)
    }
  }
  if (code !== 0 && total.failed === 0) count(false, 'tests', `vitest ended with code ${code}.`)
  if (strict && result.numPendingTests > 0) {
    count(false, 'nothing skipped', `${result.numPendingTests} tests were skipped with CI=true.`)
  }
}
