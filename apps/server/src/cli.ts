import { commands } from './cli/commands.ts'
import { CommandError } from './cli/command.ts'
import { ConfigError } from './platform/config.ts'
import { StartRefusal } from './platform/start-refusal.ts'

const [name = 'help', ...argv] = process.argv.slice(2)
const io = { stdout: process.stdout, stderr: process.stderr, isTTY: process.stderr.isTTY }

// Output that goes into `head` ends early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  const command = commands.get(name === '--help' || name === '-h' ? 'help' : name)
  if (!command) throw new CommandError(`There is no command "${name}". \`carrel help\` lists them.`)
  process.exitCode = await command.run(argv, io)
} catch (error) {
  if (!(error instanceof CommandError || error instanceof ConfigError || error instanceof StartRefusal)) throw error
  process.stderr.write(`carrel: ${error.message}\n`)
  process.exitCode = error instanceof CommandError ? error.exitCode : 2
}
