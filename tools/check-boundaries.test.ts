import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { moduleOrder } from '../apps/server/src/module-order.ts'
import { brokenRules, packageCycle, placeOf } from './boundaries.ts'
import { importsOf } from './imports.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = globSync(['packages/*/{src,node}/**/*.ts', 'apps/*/src/**/*.{ts,tsx}'], { cwd: root }).map((path) =>
  path.replaceAll('\\', '/'),
)

describe('who imports whom in Carrel', () => {
  it('keeps to the order of modules and to the doors between them', async () => {
    const broken = await Promise.all(
      files.map(async (path) => brokenRules(path, await readFile(`${root}/${path}`, 'utf8'))),
    )
    assert.deepEqual(broken.flat(), [])
  })

  it('has no package that needs itself by a roundabout way', async () => {
    const needs = new Map<string, Set<string>>()
    for (const path of files) {
      const place = placeOf(path)
      if (place.kind !== 'package' || path.endsWith('.test.ts')) continue
      const own = needs.getOrInsertComputed(place.name, () => new Set())
      for (const { specifier } of importsOf(await readFile(`${root}/${path}`, 'utf8'))) {
        const name = /^@carrel\/([^/]+)/.exec(specifier)?.[1]
        if (name !== undefined) own.add(name)
      }
    }
    assert.equal(packageCycle(needs), undefined)
  })

  it('names every module folder in the order', () => {
    const folders = globSync('apps/server/src/modules/*', { cwd: root }).map((path) =>
      path.replaceAll('\\', '/').split('/').at(-1),
    )
    assert.deepEqual(
      folders.filter((name) => !(moduleOrder as readonly (string | undefined)[]).includes(name)),
      [],
    )
  })
})

describe('the rules of who imports whom', () => {
  const at = 'apps/server/src'
  const allowed = [
    [`${at}/modules/circulation/check-out.ts`, `import { itemForUpdate } from '../catalog/index.ts'`],
    [`${at}/modules/circulation/check-out.ts`, `import { sql } from 'kysely'`],
    [`${at}/modules/circulation/rules/due-date.ts`, `import { nextOpenDay, type Calendar } from '../../org/index.ts'`],
    [`${at}/modules/circulation/rules/due-date.ts`, `import { add } from '../../../platform/money.ts'`],
    [`${at}/modules/circulation/contract.ts`, `import { Item } from '../catalog/contract.ts'`],
    [`${at}/modules/circulation/check-out.test.ts`, `import { startCarrel } from '../../../test/carrel.ts'`],
    [`${at}/edges/sip2/messages/checkout.ts`, `import { checkOut } from '../../../modules/circulation/index.ts'`],
    [
      `apps/staff/src/screens/desk.tsx`,
      `import { CheckOut } from '../../../server/src/modules/circulation/contract.ts'`,
    ],
    ['packages/marc/src/record.ts', `import { readRecord } from '@carrel/iso2709'`],
    ['packages/sip2/node/server.ts', `import net from 'node:net'`],
  ] as const
  for (const [path, line] of allowed) it(`allow ${path}: ${line}`, () => assert.deepEqual(brokenRules(path, line), []))

  const refused = [
    [
      `${at}/modules/catalog/find.ts`,
      `import { loanOf } from '../circulation/index.ts'`,
      'catalog comes before circulation; tell it by an event instead',
    ],
    [
      `${at}/modules/circulation/check-out.ts`,
      `import { itemRow } from '../catalog/store.ts'`,
      'another module is entered by its index.ts',
    ],
    [
      `${at}/modules/circulation/check-out.ts`,
      `const { page } = await import('../../edges/opac/page.ts')`,
      'a module stands on the platform, packages and earlier modules',
    ],
    [
      `${at}/modules/circulation/check-out.ts`,
      `import { bogus } from '../bogus/index.ts'`,
      'module bogus is not in the order of modules',
    ],
    [
      `${at}/modules/circulation/rules/due-date.ts`,
      `import { loans } from '../store.ts'`,
      'rules are pure: they import other rules, packages and types',
    ],
    [`${at}/modules/circulation/routes.ts`, `import { loans } from './store.ts'`, 'routes call actions, not the store'],
    [
      `${at}/modules/circulation/contract.ts`,
      `import { serve } from '../../platform/serve.ts'`,
      /a contract is read by browsers too/,
    ],
    [
      `${at}/platform/work.ts`,
      `export { checkOut } from '../modules/circulation/index.ts'`,
      'the platform knows nothing of what stands on it',
    ],
    [`${at}/edges/oai.ts`, `import { sql } from 'kysely'`, 'edges hold no SQL'],
    [
      `${at}/edges/oai.ts`,
      `import { rows } from '../modules/catalog/store.ts'`,
      'an edge uses a module through its index.ts or contract.ts',
    ],
    [`${at}/app.ts`, `import { rows } from './modules/catalog/store.ts'`, 'a module is used through its index.ts'],
    [
      'apps/staff/src/api.ts',
      `import { serve } from '../../server/src/platform/serve.ts'`,
      /the staff app shares only route\.ts/,
    ],
    ['apps/staff/src/api.ts', `import fs from 'node:fs'`, 'a browser has no Node'],
    ['packages/marc/src/record.ts', `import '../../iso2709/src/read.ts'`, /a package is reached by its name/],
    [
      'packages/marc/src/record.ts',
      `import { readFile } from 'node:fs/promises'`,
      'a package has no dependencies and no I/O',
    ],
    ['packages/marc/src/record.ts', `import lodash from 'lodash'`, 'a package has no dependencies and no I/O'],
  ] as const
  for (const [path, line, reason] of refused) {
    it(`refuse ${path}: ${line}`, () => {
      const [broken = ''] = brokenRules(path, line)
      assert.match(broken, reason instanceof RegExp ? reason : new RegExp(`: ${reason}$`))
    })
  }

  it('see a round of packages', () => {
    assert.equal(
      packageCycle(
        new Map([
          ['marc', new Set(['iso2709'])],
          ['iso2709', new Set(['text'])],
          ['text', new Set(['marc'])],
        ]),
      ),
      'marc → iso2709 → text → marc',
    )
    assert.equal(
      packageCycle(
        new Map([
          ['marc', new Set(['iso2709', 'text'])],
          ['iso2709', new Set(['text'])],
        ]),
      ),
      undefined,
    )
  })
})

describe('the imports of a file', () => {
  it('are found in every form, and not in comments or texts', () => {
    const source = `
import a, { b } from 'one' // import x from 'no'
import type { C } from "two"
import { type D, type E } from 'three'
import {
  f,
  type G,
} from 'four'
import * as h from 'five'
import 'six'
export { i } from 'seven'
export * from 'eight'
/* import x from 'no' */
const text = \`
import x from 'no'\`
const url = 'https://example.org' + await import('nine')
const quote = /['"]/
export const j = 1; import k from 'ten'
`
    assert.deepEqual(
      importsOf(source).map(({ specifier, typeOnly }) => (typeOnly ? `type ${specifier}` : specifier)),
      ['one', 'type two', 'type three', 'four', 'five', 'seven', 'eight', 'ten', 'six', 'nine'],
    )
  })
})
