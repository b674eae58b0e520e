import { posix } from 'node:path'
import { moduleOrder } from '../apps/server/src/module-order.ts'
import { importsOf, type Import } from './imports.ts'

/** Where a file stands in the repository. */
type Place =
  | { readonly kind: 'package'; readonly name: string; readonly rest: string }
  | { readonly kind: 'module'; readonly name: string; readonly rest: string }
  | { readonly kind: 'platform' | 'edge' | 'server' | 'staff' | 'kiosk' | 'free'; readonly rest: string }

/** Says where a path, relative to the repository's root, belongs. Tests, tools and e2e are free to import anything. */
export function placeOf(path: string): Place {
  const [, name = '', rest = ''] = /^packages\/([^/]+)\/(.*)$/.exec(path) ?? []
  if (name !== '') return { kind: 'package', name, rest }
  const server = /^apps\/server\/src\/(.*)$/.exec(path)?.[1]
  if (server === undefined)
    return path.startsWith('apps/staff/src/')
      ? { kind: 'staff', rest: path.slice('apps/staff/src/'.length) }
      : path.startsWith('apps/kiosk/src/')
        ? { kind: 'kiosk', rest: path.slice('apps/kiosk/src/'.length) }
        : { kind: 'free', rest: path }
  const [, module = '', inside = ''] = /^modules\/([^/]+)\/(.*)$/.exec(server) ?? []
  if (module !== '') return { kind: 'module', name: module, rest: inside }
  if (server.startsWith('platform/')) return { kind: 'platform', rest: server.slice('platform/'.length) }
  return server.startsWith('edges/')
    ? { kind: 'edge', rest: server.slice('edges/'.length) }
    : { kind: 'server', rest: server }
}

/** The rules that a file breaks, each as a sentence; none when it may import all that it imports. */
export function brokenRules(path: string, source: string): readonly string[] {
  return importsOf(source).flatMap((found) => {
    const reason = forbidden(path, found)
    return reason === undefined ? [] : [`${path} imports ${found.specifier}: ${reason}`]
  })
}

/** Files of the platform that hold no server code, so that contracts and the staff app may share them. */
const shared: ReadonlySet<string> = new Set([
  'route.ts',
  'schemas.ts',
  'contract.ts',
  'refusal.ts',
  'money.ts',
  'lock-routes.ts',
])
/** Rules by which a desk decides too while the server is away; they stand on contracts and the shared files alone. */
const sharedRules: ReadonlySet<string> = new Set(['circulation/rules/decide-check-out.ts'])
const order = (module: string) => (moduleOrder as readonly string[]).indexOf(module)

function forbidden(path: string, { specifier, typeOnly }: Import): string | undefined {
  const from = placeOf(path)
  if (from.kind === 'free') return undefined
  const isTest = /\.(test|bench|fixture)\.tsx?$|\/testing\//.test(path)
  if (!specifier.startsWith('.')) return forbiddenPackage(from, specifier, isTest, typeOnly)
  const to = placeOf(posix.normalize(posix.join(posix.dirname(path), specifier)))
  if (isTest && (to.kind === 'free' || to.kind === 'server')) return undefined
  switch (from.kind) {
    case 'package':
      return to.kind === 'package' && to.name === from.name
        ? undefined
        : 'a package is reached by its name, @carrel/…, and reaches nothing else'
    case 'platform':
      return to.kind === 'platform' ? undefined : 'the platform knows nothing of what stands on it'
    case 'module':
      return fromModule(from, to, { typeOnly, isTest })
    case 'edge':
      if (to.kind === 'module')
        return isDoor(to.rest) ? undefined : 'an edge uses a module through its index.ts or contract.ts'
      return to.kind === 'edge' || to.kind === 'platform' ? undefined : 'an edge stands on modules and the platform'
    case 'staff':
      if (to.kind === 'module')
        return isContract(to.rest) || sharedRules.has(`${to.name}/${to.rest}`)
          ? undefined
          : 'the staff app shares only contracts with the server'
      if (to.kind === 'platform')
        return shared.has(to.rest) ? undefined : `the staff app shares only ${[...shared].join(', ')} with the platform`
      return to.kind === 'staff' || isTest ? undefined : 'the staff app holds no server code'
    case 'kiosk':
      // It runs as it stands, without a build: what is not erased with the types has to be one of its own files.
      if (to.kind === 'module')
        return isContract(to.rest) && typeOnly ? undefined : 'the self-check shares only the types of contracts'
      return to.kind === 'kiosk' || isTest ? undefined : 'the self-check holds its own files only'
    case 'server':
      return to.kind === 'module' && !isDoor(to.rest) ? 'a module is used through its index.ts' : undefined
  }
}

function fromModule(
  from: Place & { name: string },
  to: Place,
  { typeOnly, isTest }: { readonly typeOnly: boolean; readonly isTest: boolean },
): string | undefined {
  if (to.kind === 'platform') {
    if (isContract(from.rest) && !shared.has(to.rest))
      return `a contract is read by browsers too: from the platform it may import ${[...shared].join(', ')}`
    if (isRule(from.rest) && !typeOnly && !isTest && !pure.has(to.rest))
      return `rules are pure: from the platform they may import ${[...pure].join(', ')}, and types`
    return undefined
  }
  if (to.kind !== 'module') return 'a module stands on the platform, packages and earlier modules'
  if (to.name === from.name) return isTest ? undefined : insideModule(from.rest, posix.normalize(to.rest), typeOnly)
  if (order(to.name) < 0) return `module ${to.name} is not in the order of modules`
  const door = isContract(from.rest) ? 'contract.ts' : 'index.ts'
  if (to.rest !== door && !(isContract(to.rest) && (typeOnly || isTest || isContract(from.rest))))
    return `another module is entered by its ${door}`
  return order(to.name) < order(from.name) || isTest
    ? undefined
    : `${from.name} comes before ${to.name}; tell it by an event instead`
}

const pure: ReadonlySet<string> = new Set(['money.ts', 'refusal.ts', 'text.ts'])

function insideModule(from: string, to: string, typeOnly: boolean): string | undefined {
  if (isRule(from) && !isRule(to) && to !== 'permissions.ts' && !typeOnly)
    return 'rules are pure: they import other rules, packages and types'
  if (from === 'routes.ts' && to === 'store.ts') return 'routes call actions, not the store'
  if (isContract(from) && !isContract(to)) return 'a contract is read by browsers too and imports none of its module'
  if (/^(store|queries)\.ts$/.test(from) && to === 'routes.ts') return 'a store knows no routes'
  return undefined
}

function forbiddenPackage(from: Place, specifier: string, isTest: boolean, typeOnly: boolean): string | undefined {
  const own = specifier.startsWith('@carrel/')
  if (own && /^@carrel\/(server|staff)/.test(specifier)) return 'apps are not packages to import'
  switch (from.kind) {
    case 'package':
      if (own || isTest || (from.rest.startsWith('node/') && specifier.startsWith('node:'))) return undefined
      return 'a package has no dependencies and no I/O'
    case 'edge':
      return /^(kysely|pg)$/.test(specifier) ? 'edges hold no SQL' : undefined
    case 'kiosk':
      return isTest ? undefined : 'the self-check has no packages: nothing bundles it'
    case 'staff':
      return specifier.startsWith('node:') && !isTest ? 'a browser has no Node' : undefined
    case 'module':
      if (isContract(from.rest) && !own && specifier !== 'typebox') return 'a contract is read by browsers too'
      return isRule(from.rest) && !own && !typeOnly && !isTest && specifier !== 'node:crypto'
        ? 'rules are pure: packages of our own only'
        : undefined
    default:
      return undefined
  }
}

function isDoor(rest: string): boolean {
  return rest === 'index.ts' || isContract(rest)
}

/** The contract of a module, or a part of it that stands in a file of its own: `contract-blocks.ts`. */
function isContract(rest: string): boolean {
  return /^contract(-[a-z-]+)?\.ts$/.test(rest)
}

function isRule(rest: string): boolean {
  return rest.startsWith('rules/')
}

/** A round of packages that need each other, as `a → b → a`; undefined when there is none. */
export function packageCycle(needs: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): string | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name].join(' → ')
    if (done.has(name)) return undefined
    for (const next of needs.get(name) ?? []) {
      const cycle = visit(next, [...path, name])
      if (cycle !== undefined) return cycle
    }
    done.add(name)
    return undefined
  }
  for (const name of needs.keys()) {
    const cycle = visit(name, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}
