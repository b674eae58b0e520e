// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program as if it were this process: its input and output are ours, signals reach it, its exit code is returned.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runAsOurselves(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options })
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const listeners = signals.map((signal) => {
      // A terminal tells the program itself of Ctrl-C; telling it twice would look like an impatient second one.
      const forward = () => void ((signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
      process.on(signal, forward)
      return /** @type {const} */ ([signal, forward])
    })
    const done = () => {
      for (const [signal, forward] of listeners) process.off(signal, forward)
    }
    child.once('error', (error) => {
      done()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      done()
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    })
  })
}
