// `npm run check`: types, lint and format, all at once. `--fix` lets lint and format put right what they can.
import { runChecks } from './checks.ts'

const failures = await runChecks({ fix: process.argv.includes('--fix'), say: (line) => console.log(line) })
for (const { name, output } of failures) console.log(`\n--- ${name}\n${output.trimEnd()}`)
process.exitCode = failures.length === 0 ? 0 : 1
