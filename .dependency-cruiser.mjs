/** Which way imports may point. The reasons are in docs/architecture.md. */

const frameworks = '(^|/)node_modules/(payload|@payloadcms|next|react|react-dom)/'
const testFiles = '(\\.test\\.tsx?$|^tests/)'

/**
 * A folder that may import only what is listed (and packages, node: modules and itself).
 * @param {string} name @param {string} from @param {string[]} allowed @param {string} comment
 */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: testFiles },
    to: {
      path: '^(src|collections|sites|bench|tests|payload\\.config|content\\.config)',
      pathNot: [from, ...allowed],
    },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no first part to read, test or replace.',
      severity: 'error',
      from: { pathNot: 'importMap\\.js$' },
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'read-side-knows-no-framework',
      comment: 'Delivery and the client run without Payload, Next and React, however far away.',
      severity: 'error',
      from: { path: '^(src/(delivery|client|contract)/|content\\.config)', pathNot: testFiles },
      to: { path: frameworks, reachable: true },
    },
    {
      name: 'delivery-entry-knows-no-framework',
      comment:
        'A delivery node loads no Payload, and neither does the thread that delivers for a hub.',
      severity: 'error',
      from: { path: '^src/(bin/delivery|hub/front/thread)\\.ts$' },
      to: { path: frameworks, reachable: true },
    },
    {
      name: 'domains-do-not-meet',
      comment: 'Domains meet through type names and options, never by import.',
      severity: 'error',
      from: { path: '^collections/([^/]+)/' },
      to: { path: '^collections/', pathNot: '^collections/$1/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: 'nothing-imports-bench',
      comment: 'What measures the product is no part of it.',
      severity: 'error',
      from: { pathNot: `^bench/|${testFiles}` },
      to: { path: '^bench/' },
    },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: testFiles },
      to: { pathNot: '^(src/contract/|node_modules/(zod|temporal-polyfill)/)' },
    },
    only(
      'publication-imports',
      '^src/publication/',
      ['^src/(contract|platform)/'],
      'The write side of the seam knows the contract and the platform, no domain and no kit.',
    ),
    only(
      'kit-imports',
      '^src/kit/',
      ['^src/(contract|platform)/', '^src/publication/(log/|types\\.ts$)'],
      'Building blocks know no domain.',
    ),
    only(
      'delivery-imports',
      '^src/delivery/',
      ['^src/contract/', '^src/platform/(?!database/)'],
      'Delivery is handed its content types; the hub database is not its business.',
    ),
    only('client-imports', '^src/client/', ['^src/contract/'], 'Websites take it as it is.'),
    only(
      'platform-imports',
      '^src/platform/',
      ['^src/contract/', '^src/migrations/'],
      'The platform serves all parts and knows none.',
    ),
    only(
      'collections-imports',
      '^collections/',
      ['^src/(kit|contract|platform)/', '^src/publication/types\\.ts$'],
      'A domain is built from the kit alone; the public item is a type of the seam.',
    ),
    only(
      'content-config-imports',
      '^content\\.config\\.ts$',
      ['^collections/[^/]+/contract\\.ts$', '^src/contract/'],
      'The list of content types reaches delivery nodes: contracts only.',
    ),
    only(
      'payload-config-imports',
      '^payload\\.config\\.ts$',
      [
        '^collections/[^/]+/index\\.ts$',
        '^content\\.config\\.ts$',
        '^src/(publication|platform|kit|contract)/',
      ],
      'The composition root takes domains by their front door.',
    ),
    only(
      'import-imports',
      '^src/import/',
      ['^src/(contract|platform|kit)/'],
      'Parsing pages needs no running hub.',
    ),
    only(
      'app-imports',
      '^src/app/',
      ['^payload\\.config\\.ts$', '^collections/[^/]+/admin/', '^src/kit/'],
      'The shell of the admin only shows what the config says.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|data|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
