import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'

const wrapper = new URL('run-node.mjs', import.meta.url).href

/** Runs a program behind the door, as `npm run …` does; says what it printed and how it ended. */
async function behindTheDoor(program: string, signal?: NodeJS.Signals) {
  const door = `import { runAsOurselves } from '${wrapper}'
    process.exitCode = await runAsOurselves(process.execPath, ['-e', process.argv[1]])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', door, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
    if (signal !== undefined && printed.includes('ready')) child.kill(signal)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, printed }
}

describe('a program behind npm run', () => {
  it('gives its output and its exit code', async () => {
    assert.deepEqual(await behindTheDoor('console.log("{}"); process.exitCode = 3'), { code: 3, printed: '{}\n' })
  })

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`is told of ${signal} and given the time to stop`, async () => {
      const program = `process.on('${signal}', () => setTimeout(() => { console.log('stopped'); process.exit(0) }, 50))
        setInterval(() => {}, 1000); console.log('ready')`
      assert.deepEqual(await behindTheDoor(program, signal), { code: 0, printed: 'ready\nstopped\n' })
    })
  }

  it('that was killed counts as failed', async () => {
    assert.equal((await behindTheDoor('process.kill(process.pid, "SIGKILL")')).code, 137)
  })
})
