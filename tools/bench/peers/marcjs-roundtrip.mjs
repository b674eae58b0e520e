// Reads every record of FILE with marcjs and writes it to OUT; prints the number of records and the seconds it took.
// usage: node marcjs-roundtrip.mjs FOLDER-WITH-NODE_MODULES FILE OUT
import { createReadStream, createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [folder = '', source = '', target = ''] = process.argv.slice(2)
const { Marc } = createRequire(path.join(folder, 'package.json'))('marcjs')
let records = 0
const began = performance.now()
const parser = Marc.createStream('Iso2709', 'Parser')
const formatter = Marc.createStream('Iso2709', 'Formater')
const output = createWriteStream(target)
parser.on('data', (/** @type {unknown} */ record) => {
  records++
  formatter.write(record)
})
parser.on('end', () => formatter.end())
output.on('finish', () => console.log(records, ((performance.now() - began) / 1000).toFixed(3)))
formatter.pipe(output)
createReadStream(source).pipe(parser)
