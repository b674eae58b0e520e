import { readXml, writeXml, type XmlElement, type XmlPart } from '@carrel/xml'

/** A drawing that is safe to show, or why it is not taken, in a sentence for who sent it. */
export type CleanedPicture =
  | {
      readonly ok: true
      readonly bytes: Buffer
      readonly type: 'image/svg+xml' | 'image/png'
      readonly width: number
      readonly height: number
    }
  | { readonly ok: false; readonly message: string }

// What draws, and nothing that runs, loads, links or embeds.
const elements = new Set(
  'svg g defs path rect circle ellipse line polyline polygon text tspan textPath title desc linearGradient radialGradient stop clipPath mask pattern symbol use marker style'
    .split(' ')
    .filter((name) => name !== 'style'),
)
const attributes = new Set(
  'id class x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width height viewBox preserveAspectRatio transform fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility clip-path clip-rule mask offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient font-family font-size font-weight font-style text-anchor letter-spacing dominant-baseline paint-order vector-effect version'.split(
    ' ',
  ),
)
/** A reference into the drawing itself. */
const ownReference = /^\s*#[\w.-]{1,100}\s*$/
/** What CSS could load or run inside a value. */
const loads = /url\s*\((?!\s*['"]?#)|expression|javascript:|@import|\\/i
const limits = { depth: 40, elements: 20_000, attributes: 60, text: 400_000 }
const mostUnits = 8192

/** Takes everything from an SVG that could run, load or link something, and measures it. */
export function cleanSvg(bytes: Uint8Array): CleanedPicture {
  const read = readXml(withoutDoctype(bytes), limits)
  if (!read.ok) return { ok: false, message: `This SVG cannot be read: ${read.problem.message}` }
  if (read.root.name !== 'svg') return { ok: false, message: 'This file is no SVG: its first element is not svg.' }
  const size = sizeOf(read.root)
  if (!size) {
    return {
      ok: false,
      message: 'This SVG does not say how large it is. Give its svg element a viewBox, or a width and a height.',
    }
  }
  const root = partOf(read.root)
  if (!root) return { ok: false, message: 'Nothing of this SVG can be shown.' }
  const text = writeXml({
    ...root,
    attributes: {
      ...root.attributes,
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: size.viewBox,
      width: String(size.width),
      height: String(size.height),
    },
  })
  return { ok: true, bytes: Buffer.from(text), type: 'image/svg+xml', width: size.width, height: size.height }
}

/** Drawing programs write a plain document type; one with declarations of its own is left for the reader to refuse. */
function withoutDoctype(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8')
  const [found] = /<!DOCTYPE\s+svg[^>[]{0,300}>/i.exec(text.slice(0, 4000)) ?? []
  return found === undefined ? bytes : Buffer.from(text.replace(found, ''))
}

function partOf(element: XmlElement): XmlPart | undefined {
  if (!elements.has(element.name) || !['', 'svg'].includes(element.prefix)) return undefined
  const kept: Record<string, string> = {}
  for (const [name, value] of element.attributes) {
    if (name === 'href' && element.name === 'use') {
      if (ownReference.test(value)) kept['href'] = value.trim()
    } else if (name === 'style') Object.assign(kept, declarationsOf(value))
    else if (attributes.has(name) && !loads.test(value)) kept[name] = value
  }
  const children = element.children.flatMap((child) => partOf(child) ?? [])
  const holdsText = ['text', 'tspan', 'title', 'desc', 'textPath'].includes(element.name)
  return {
    name: element.name,
    attributes: kept,
    ...(children.length > 0 ? { children } : holdsText ? { text: element.text } : {}),
  }
}

/** The declarations of a style attribute as attributes of their own. */
function declarationsOf(style: string): Record<string, string> {
  const pairs = style.split(';').flatMap((part): (readonly [string, string])[] => {
    const [name = '', value = ''] = part.split(/:(.*)/s).map((text) => text.trim())
    return attributes.has(name) && !/^(?:id|class|d|x|y|width|height)$/.test(name) && value !== '' && !loads.test(value)
      ? [[name, value.replace(/\s*!important$/, '')]]
      : []
  })
  return Object.fromEntries(pairs)
}

function sizeOf({ attributes: given }: XmlElement) {
  const box = (given.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const length = (name: string) =>
    Number(/^\s*(\d{1,6}(?:\.\d+)?)\s*(?:px|pt|mm|cm)?\s*$/.exec(given.get(name) ?? '')?.[1])
  const [x = 0, y = 0, wide = length('width'), high = length('height')] =
    box.length === 4 && box.every(Number.isFinite) ? box : []
  if (!(wide > 0 && high > 0)) return undefined
  const scale = Math.min(1, mostUnits / Math.max(wide, high)) * Math.max(1, 24 / Math.max(wide, high))
  const measure = (value: number) => Math.min(mostUnits, Math.max(1, Math.round(value * scale)))
  return { viewBox: `${x} ${y} ${wide} ${high}`, width: measure(wide), height: measure(high) }
}
