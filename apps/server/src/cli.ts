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
  const sentence = await sentenceFor(error)
  if (sentence === undefined) throw error
  process.stderr.write(`carrel: ${sentence}\n`)
  process.exitCode = error instanceof CommandError ? error.exitCode : 2
}

/** What whoever gave the command is told; undefined for a bug, which shows where it is. */
async function sentenceFor(error: unknown): Promise<string | undefined> {
  if (error instanceof CommandError || error instanceof ConfigError || error instanceof StartRefusal)
    return error.message
  // Loaded only here: most commands on files need no database client.
  const { isDiskFull, isOutage } = await import('./platform/errors.ts')
  if (isDiskFull(error)) return 'The disk is full. Make room and give the command again; what was confirmed is kept.'
  if (isOutage(error)) return 'The database does not answer any more. Start it and give the command again.'
  return undefined
}
