// Converts a file, as if it stood TIMES times one after the other, and prints the peak of the memory it took, in MiB.
// usage: node marc-memory.ts FILE TIMES iso2709|marcxml
import { createReadStream } from 'node:fs'
import { createWriter, openMarcBatches, outputFormats } from '@carrel/marc'

const [file = '', times = '1', name = ''] = process.argv.slice(2)
const format = outputFormats.find((each) => each === name) ?? 'marcxml'

async function* repeated(): AsyncGenerator<Uint8Array> {
  for (let round = 0; round < Number(times); round++) yield* createReadStream(file, { highWaterMark: 256 * 1024 })
}

const writer = createWriter(format)
let bytes = 0
for await (const batch of openMarcBatches(repeated())) {
  for (const { record } of batch) if (record) writer.append(record)
  bytes += writer.take().length
}
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)} ${bytes}\n`)
