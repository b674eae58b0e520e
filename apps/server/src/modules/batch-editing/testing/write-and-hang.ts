// Run as a process of its own by tests that kill it: begins to write a run, and hangs after its first part.
import { openPlatform } from '../../../app.ts'
import { readConfig } from '../../../platform/config.ts'
import { carrel } from '../../../platform/work.ts'
import { writeRun } from '../runs/write-run.ts'

const [url = '', run = '', data = ''] = process.argv.slice(2)
const silent = { info() {}, warn() {}, error() {}, debug() {} }
const platform = await openPlatform(readConfig({}, { data, logLevel: 'silent' }), { url }, silent)
let parts = 0
await writeRun(platform, carrel, Number(run), {
  progress() {
    parts += 1
    // Called once before the first part, and once behind each.
    if (parts < 2) return
    process.stdout.write('written\n')
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
  cancelled: () => false,
})
