import {
  bytesOfHex,
  chipOf,
  chips,
  decodeTag,
  encodeTag,
  hexOf,
  RfidProblem,
  tagModels,
  type SetInformation,
  type TagModel,
} from '@carrel/iso28560'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'

const usage =
  'rfid encode BARCODE [--model iso28560-2|iso28560-3] [--chip CODE] [--owner ISIL] [--set 1/3] [--usage 10] [--title TEXT] [--location TEXT] [--lock 1,3] [--json] | rfid decode HEX [--dsfid HEX] [--afi HEX] [--json]'

/** `carrel rfid`: the bytes of tags, without a database. Gives 0 for a sound tag, 1 for one with something wrong. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [what, ...rest] = argv
  try {
    if (what === 'encode') return encode(rest, io)
    if (what === 'decode') return decode(rest, io)
  } catch (error) {
    if (error instanceof RfidProblem) throw new CommandError(error.message)
    throw error
  }
  throw new CommandError(`Usage: carrel ${usage}`)
}

function encode(argv: readonly string[], io: CommandIo): number {
  const { values, positionals } = parseOptions(
    argv,
    {
      model: { type: 'string' },
      chip: { type: 'string' },
      owner: { type: 'string' },
      set: { type: 'string' },
      usage: { type: 'string' },
      title: { type: 'string' },
      location: { type: 'string' },
      lock: { type: 'string' },
      json: { type: 'boolean' },
    },
    usage,
  )
  const [item] = positionals
  if (item === undefined || positionals.length > 1) throw new CommandError(`Write one barcode. Usage: carrel ${usage}`)
  const chip = chipOf(values.chip ?? 'icode-slix')
  if (!chip)
    throw new CommandError(
      `There is no chip "${values.chip ?? ''}". Known ones: ${chips.map(({ code }) => code).join(', ')}.`,
    )
  const set = setOf(values.set)
  const tag = encodeTag(
    modelOf(values.model),
    {
      item,
      ...(values.owner !== undefined && { owner: values.owner }),
      ...(set && { set }),
      ...(values.usage !== undefined && { usage: values.usage }),
      ...(values.title !== undefined && { title: values.title }),
      ...(values.location !== undefined && { elements: [{ oid: 6, value: values.location }] }),
      ...(values.lock !== undefined && { lock: values.lock.split(',').map(Number) }),
    },
    chip,
  )
  if (values.json === true) {
    const { model, used, blocks, dsfid, afi, bytes } = tag
    io.stdout.write(`${JSON.stringify({ model, chip: chip.code, hex: hexOf(bytes), used, blocks, dsfid, afi })}\n`)
    return 0
  }
  io.stdout.write(`${hexOf(tag.bytes.subarray(0, tag.used))}\n`)
  for (const { number, hex, lock } of tag.blocks)
    io.stderr.write(`block ${String(number).padStart(2)}  ${hex}${lock ? '  lock' : ''}\n`)
  io.stderr.write(
    `${chip.name}, ${tag.used} of ${chip.bytes} bytes, DSFID ${hexOf([tag.dsfid])}, AFI ${hexOf([tag.afi.secured])} in stock and ${hexOf([tag.afi.unsecured])} on loan\n`,
  )
  return 0
}

function decode(argv: readonly string[], io: CommandIo): number {
  const { values, positionals } = parseOptions(
    argv,
    { dsfid: { type: 'string' }, afi: { type: 'string' }, json: { type: 'boolean' } },
    usage,
  )
  if (positionals.length === 0) throw new CommandError(`Write the bytes of a tag. Usage: carrel ${usage}`)
  const dsfid = byteOf('dsfid', values.dsfid)
  const afi = byteOf('afi', values.afi)
  const tag = decodeTag(bytesOfHex(positionals.join(' ')), {
    ...(dsfid !== undefined && { dsfid }),
    ...(afi !== undefined && { afi }),
  })
  if (values.json === true) io.stdout.write(`${JSON.stringify(tag)}\n`)
  else {
    io.stdout.write(`${tag.model}\n`)
    for (const { name, value } of tag.lines) io.stdout.write(`${name}: ${value}\n`)
    for (const problem of tag.problems) io.stderr.write(`${problem}\n`)
  }
  return tag.sound ? 0 : 1
}

function modelOf(text: string | undefined): TagModel {
  if (text === undefined) return 'iso28560-2'
  const model = tagModels.find((one) => one === text)
  if (!model) throw new CommandError(`There is no model "${text}". Known ones: ${tagModels.join(', ')}.`)
  return model
}

function setOf(text: string | undefined): SetInformation | undefined {
  if (text === undefined) return undefined
  const parts = /^(\d+)\/(\d+)$/.exec(text)
  if (!parts) throw new CommandError('--set is a part and all parts, as in 1/3.')
  return { part: Number(parts[1]), of: Number(parts[2]) }
}

function byteOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^(?:0x)?[0-9a-f]{1,2}$/i.test(text)) throw new CommandError(`--${name} is two hexadecimal digits, as in 06.`)
  return Number.parseInt(text.replace(/^0x/i, ''), 16)
}
