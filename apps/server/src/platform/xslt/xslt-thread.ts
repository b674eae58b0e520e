import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FromXslt, XsltStart } from './xslt-protocol.ts'

/** Deep recursion is usual in stylesheets; the stack that the program brings with it is too small for it and unguarded. */
const STACK = 16 * 1024 * 1024
/** Names the stylesheet in what libxslt says. */
const NAME = 'stylesheet'
const safe = { noNet: true, noXxe: true }

/** Lines that libxslt wrote since the last question. */
const said: string[] = []
let asked: string | undefined

const start: XsltStart = workerData
const apply = await prepare(start).catch((error: unknown) =>
  answer({ kind: 'broken', line: undefined, why: String(error) }),
)
parentPort?.on('message', (xml: string) => void apply?.(xml).then(answer))

function answer(message: FromXslt): undefined {
  const { standing } = start
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  ;(standing?.port ?? parentPort)?.postMessage(message)
  if (!standing) return
  const answers = new Int32Array(standing.answers)
  Atomics.add(answers, 0, 1)
  Atomics.notify(answers, 0)
}

/** Loads libxslt with everything shut that leads out of it, and the stylesheet; undefined when the stylesheet is refused. */
async function prepare({ style, params }: XsltStart): Promise<((xml: string) => Promise<FromXslt>) | undefined> {
  // It writes its complaints straight to standard error.
  Object.defineProperty(fs, 'writeSync', {
    value: (_: number, text: unknown) => {
      said.push(...String(text).split('\n'))
      return 0
    },
  })
  globalThis.fetch = (address) => {
    asked = typeof address === 'string' ? address : 'an address'
    return Promise.reject(new Error('refused'))
  }
  const exports = captureExports()
  const { XmlDocument, XsltStylesheet } = await import('libxslt-wasm')
  const { registerModule } = await import('libxslt-wasm/exslt')
  const { malloc } = await import('libxslt-wasm/internal/main')
  const setStack: unknown = Reflect.get(exports(), '_emscripten_stack_restore')
  if (typeof setStack !== 'function') throw new Error('libxslt-wasm has no way to set its stack')
  const stack = malloc(STACK)
  if (stack === 0) throw new Error('no memory for libxslt')
  setStack(stack + STACK - (stack % 16))
  for (const name of ['common', 'math', 'sets', 'functions', 'dates-and-times', 'strings'] as const)
    registerModule(name)
  const sheet = await XmlDocument.fromString(style, { url: NAME, options: { ...safe, noEnt: true } })
    .then(async (document) => {
      const refusal = whatLeadsOut(document.toString())
      if (refusal === undefined) return XsltStylesheet.fromXmlDocument(document)
      answer({ kind: 'refused', why: refusal })
      return undefined
    })
    .catch(() => answer({ kind: 'broken', ...reason() }))
  if (!sheet) return undefined
  answer({ kind: 'ready' })
  return async (xml) => {
    said.length = 0
    try {
      const document = await XmlDocument.fromString(xml, { options: { ...safe, huge: true } })
      const text = await sheet
        .apply(document, Object.fromEntries(params))
        .then((result) => {
          const made = sheet.applyToString(result)
          result.delete()
          return made
        })
        .finally(() => document.delete())
      const lost = said.find((line) => /I\/O (?:error|warning)|failed to load/.test(line))
      if (lost !== undefined) return { kind: 'refused', why: 'it reads another file' }
      return { kind: 'done', text, said: said.filter((line) => line.trim() !== '') }
    } catch (error) {
      if (asked !== undefined) return { kind: 'refused', why: `it asks for ${asked}` }
      if (error instanceof RangeError)
        return { kind: 'broken', line: undefined, why: 'its templates call each other without end' }
      return { kind: 'broken', ...reason() }
    }
  }
}

/** Keeps hold of what the compiled program exports, which the package does not hand out. */
function captureExports(): () => object {
  const assembly: unknown = Reflect.get(globalThis, 'WebAssembly')
  const instantiate: unknown = isObject(assembly) ? Reflect.get(assembly, 'instantiate') : undefined
  if (!isObject(assembly) || typeof instantiate !== 'function') throw new Error('there is no WebAssembly here')
  let found: object = {}
  Object.defineProperty(assembly, 'instantiate', {
    configurable: true,
    writable: true,
    value: async (...given: readonly unknown[]) => {
      const made: unknown = await Reflect.apply(instantiate, assembly, given)
      const instance: unknown = isObject(made) && 'instance' in made ? made.instance : made
      if (isObject(instance) && 'exports' in instance && isObject(instance.exports)) found = instance.exports
      return made
    },
  })
  return () => found
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** What of a stylesheet, its entities resolved, would read or write something outside of it. */
function whatLeadsOut(style: string): string | undefined {
  for (const [tag] of style.replaceAll(/<!--[^]*?-->/g, '').matchAll(/<[\w.:-]+(?:"[^"]*"|'[^']*'|[^"'>])*>/g)) {
    if (/\bdocument(?:\s|&#\w+;)*\(/.test(tag)) return 'it reads another document with document()'
    if (/^<[\w.-]+:(?:import|include)\b/.test(tag)) return 'it needs another stylesheet (xsl:import or xsl:include)'
    if (/^<[\w.-]+:document\b/.test(tag)) return 'it writes files of its own'
  }
  return undefined
}

/** The first thing that libxslt complained of, and the line of the stylesheet if it said one. */
function reason(): { readonly line: number | undefined; readonly why: string } {
  const lines = said.map((line) => line.trim()).filter((line) => line !== '')
  const at = lines.findIndex((line) => line.startsWith(`${NAME}:`) || line.includes(`file ${NAME} line `))
  const place = lines[at] ?? ''
  const line = /(?::| line )(\d+)/.exec(place)?.[1]
  const why = / error : (.*)$/.exec(place)?.[1] ?? lines[at + 1] ?? lines[0] ?? 'libxslt does not say why'
  return { line: line === undefined ? undefined : Number(line), why }
}
