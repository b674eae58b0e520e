// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** @typedef {{ version?: string, resolved?: string, integrity?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockedPackage */

const stampName = '.carrel-installed'

/**
 * True when `node_modules` holds what `package-lock.json` asks for. A stamp makes the answer quick; without one the lock
 * that npm leaves inside `node_modules`, which it writes last, is compared.
 * @param {string} folder
 * @param {{ readonly production?: boolean }} [options] with `production`, packages for development may be absent
 */
export function isInstalled(folder, { production = false } = {}) {
  const wanted = readText(join(folder, 'package-lock.json'))
  const present = readText(join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  const stamp = createHash('sha256').update(wanted).update(present).update(String(production)).digest('hex')
  const stampFile = join(folder, 'node_modules', stampName)
  if (readText(stampFile) === stamp) return true
  if (!matches(packagesOf(wanted), packagesOf(present), production)) return false
  if (!linkWorkspaces(folder, packagesOf(wanted))) return false
  try {
    writeFileSync(stampFile, stamp)
  } catch {
    // A folder that cannot be written to is only a little slower to look through each time.
  }
  return true
}

/**
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} present
 * @param {boolean} production
 */
function matches(wanted, present, production) {
  return Object.entries(wanted).every(([path, want]) => {
    if (!path.startsWith('node_modules/') || want.link) return true
    const have = present[path]
    // Optional packages are those of other machines, for the most part.
    if (have === undefined) return Boolean(want.optional || want.devOptional || (production && want.dev))
    return have.version === want.version && have.integrity === want.integrity
  })
}

/**
 * A new package of our own needs no download, only its link.
 * @param {string} folder
 * @param {Record<string, LockedPackage>} wanted
 */
function linkWorkspaces(folder, wanted) {
  try {
    for (const [path, { link, resolved }] of Object.entries(wanted)) {
      const place = join(folder, path)
      if (!link || resolved === undefined || existsSync(place)) continue
      mkdirSync(dirname(place), { recursive: true })
      symlinkSync(relative(dirname(place), join(folder, resolved)), place, 'junction')
    }
    return true
  } catch {
    return false
  }
}

/** @param {string} text @returns {Record<string, LockedPackage>} */
function packagesOf(text) {
  return JSON.parse(text).packages ?? {}
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Installs the packages with npm. Of two commands that start at once in a fresh clone, one installs and the other waits.
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} a sentence that says what is wrong and what to do, or undefined when all went well
 */
export async function install(folder, say) {
  const turn = join(folder, '.cache', 'installing')
  mkdirSync(join(folder, '.cache'), { recursive: true })
  while (!takeTurn(turn)) {
    say('Another command installs the packages; waiting for it.')
    while (existsSync(turn) && isRunning(turn)) await wait(500)
    if (isInstalled(folder)) return undefined
  }
  try {
    say('Installing the packages that Carrel needs (once, about half a gigabyte) ...')
    const { code, output } = await npmCi(folder)
    return code === 0 ? undefined : explainNpm(output)
  } finally {
    rmSync(turn, { force: true })
  }
}

/** @param {string} turn */
function takeTurn(turn) {
  try {
    if (existsSync(turn) && !isRunning(turn)) rmSync(turn, { force: true })
    writeFileSync(turn, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} turn */
function isRunning(turn) {
  const pid = Number(readText(turn))
  if (!(pid > 0)) return existsSync(turn)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * npm runs under the Node that it came with, not under the one that it is about to replace.
 * @param {string} folder
 * @returns {Promise<{ readonly code: number | null, readonly output: string }>}
 */
function npmCi(folder) {
  const { npm_execpath: script, npm_node_execpath: node, ...env } = process.env
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev']
  const path = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(delimiter)
  const direct =
    script !== undefined && node !== undefined && !node.includes('node_modules') && /npm-cli\.c?js$/.test(script)
  const [file, full] = direct ? [node, [script, ...args]] : ['npm', args]
  return new Promise((resolve) => {
    // What npm says goes to standard error: standard output belongs to the command that was asked for.
    const child = spawn(file, full, {
      cwd: folder,
      env: { ...env, PATH: path },
      stdio: ['ignore', 2, 'pipe'],
      shell: process.platform === 'win32' && !direct,
    })
    let output = ''
    child.stderr?.on('data', (bytes) => {
      output += bytes
    })
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/**
 * What went wrong with npm, as one sentence.
 * @param {string} output what npm printed
 */
export function explainNpm(output) {
  if (/spawn npm ENOENT|spawn .*npm.* ENOENT/.test(output))
    return 'npm was not found. It comes with Node (nodejs.org); install it and start again.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(output)) {
    return 'The package registry could not be reached. Check the network (behind a proxy: npm config set proxy http://...), then start again; nothing else is needed.'
  }
  if (/ENOSPC/.test(output)) return 'The disk is full. Make room (about 1 GB) and start again.'
  if (/EACCES|EPERM|EROFS/.test(output))
    return "npm may not write in this folder. Give it to the user who starts Carrel, or clone into one's own folder."
  if (/EUSAGE|in sync/.test(output))
    return 'package.json and package-lock.json do not fit together. Run "npm install" once, or restore both files from git.'
  if (/EINTEGRITY/.test(output))
    return 'A downloaded package is not the one that package-lock.json names. Run "npm cache clean --force" and start again.'
  return `npm could not install the packages. It says:\n${output.trim()}`
}
