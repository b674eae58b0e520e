import { Worker } from 'node:worker_threads'
import type { FromXslt, XsltStart } from './xslt-protocol.ts'

/** Starts a thread for a stylesheet, without a way to files or the network. */
export function xsltWorker(start: XsltStart): Worker {
  return new Worker(new URL('./xslt-thread.ts', import.meta.url), {
    workerData: start,
    name: 'xslt',
    stdin: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    ...(start.standing && { transferList: [start.standing.port] }),
  })
}

/**
 * What a thread said that is no answer, in a sentence for a person.
 *
 * @param name - of the stylesheet, with an article and quotation marks
 */
export function xsltComplaint(
  name: string,
  what: string,
  message: Extract<FromXslt, { kind: 'broken' | 'refused' }>,
): string {
  const why = message.why.replace(/\.?$/, '.')
  if (message.kind === 'refused') {
    return `${name} is not run: ${why} A stylesheet may read and write nothing but the records; put all into one file.`
  }
  const where = message.line === undefined ? '' : ` at line ${message.line}`
  return `${name} is broken${where}${what === '' ? '' : ` (${what})`}: ${why}`
}

/** A text as an XPath expression, which has no way to escape quotation marks. */
export function xpathText(value: string): string {
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('"')) return `"${value}"`
  return `concat(${value
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`
}

/** A stylesheet whose result is always UTF-8: without the encoding that it names. */
export function inUtf8(style: string): string {
  return style.replace(/^\uFEFF/, '').replaceAll(/(<xsl:output\b[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/g, '$1')
}
