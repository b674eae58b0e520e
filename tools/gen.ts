// Writes what is generated from the migrated database: each module's tables.ts and apps/server/schema.sql.
// With arguments, only files whose path holds one of them: `node tools/gen.ts modules/org`.
import { readFile, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyDatabase } from '../apps/server/test/database.ts'
import { generateFromDatabase } from './generate.ts'

const only = process.argv.slice(2)
const { connection } = await emptyDatabase()
const { files, failures } = await generateFromDatabase(connection)
for (const { url, text } of files) {
  const path = relative(process.cwd(), fileURLToPath(url))
  if (only.length > 0 && !only.some((part) => path.includes(part))) continue
  if ((await readFile(url, 'utf8').catch(() => '')) === text) continue
  await writeFile(url, text)
  console.log(`wrote ${path}`)
}
for (const failure of failures) {
  console.error(failure.message)
  process.exitCode = 1
}
