// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * True when the built staff app is missing or older than what it is built from.
 * @param {string} folder the repository
 */
export function isStaffBuildStale(folder) {
  const staff = join(folder, 'apps', 'staff')
  if (!existsSync(join(staff, 'index.html'))) return false
  const built = changedAt(join(staff, 'dist', 'index.html'))
  return newest(sources(folder)) > built
}

/** @param {string} folder */
function sources(folder) {
  const staff = join(folder, 'apps', 'staff')
  const modules = join(folder, 'apps', 'server', 'src', 'modules')
  return [
    ...['index.html', 'vite.config.ts', 'package.json'].map((name) => join(staff, name)),
    ...filesBelow(join(staff, 'src')),
    ...filesBelow(join(staff, 'public')),
    // The staff app shares the API's contracts and the pure packages with the server.
    ...filesBelow(modules).filter((path) => /[/\\]contract(-[a-z-]+)?\.ts$/.test(path)),
    join(modules, 'circulation', 'rules', 'decide-check-out.ts'),
    ...filesBelow(join(folder, 'docs', 'guide')),
    ...['route.ts', 'schemas.ts', 'contract.ts'].map((name) => join(folder, 'apps', 'server', 'src', 'platform', name)),
    ...filesBelow(join(folder, 'packages')).filter((path) => path.includes('/src/') && !path.endsWith('.test.ts')),
    join(folder, 'package-lock.json'),
  ]
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'fixtures' ? [] : filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** @param {readonly string[]} paths */
function newest(paths) {
  return Math.max(0, ...paths.map(changedAt))
}

/** @param {string} path */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * Builds the staff app beside the old one and puts it in its place when it is whole.
 * @param {string} folder the repository
 * @param {string} node a Node 26
 * @returns {Promise<string | undefined>} a sentence when it failed
 */
export async function buildStaff(folder, node) {
  const staff = join(folder, 'apps', 'staff')
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite))
    return 'The staff app is not built, and the tool that builds it is not installed: run "npm ci" without --omit=dev.'
  const fresh = join(staff, `dist.${process.pid}`)
  const code = await new Promise((resolve) => {
    const child = spawn(node, [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: staff,
      stdio: ['ignore', 2, 2],
    })
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    return 'The staff app could not be built; the lines above say why.'
  }
  const dist = join(staff, 'dist')
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  return undefined
}
