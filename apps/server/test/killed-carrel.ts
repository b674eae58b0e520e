// Run as a process of its own by tests that kill it: opens what is asked for, says so, and waits to be killed.
import { openDataFolder } from '../src/platform/data-folder.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres.ts'

const [what, folder = ''] = process.argv.slice(2)
if (what === 'data-folder') await openDataFolder(folder)
if (what === 'postgres') await startEmbeddedPostgres({ folder, log: () => {} })
console.log('ready')
setInterval(() => {}, 60_000)
