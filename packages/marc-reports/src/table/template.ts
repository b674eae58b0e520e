/** A piece of a template: words as they are, or a place for a cell. */
export type TemplatePiece = string | Placeholder

/** A place for a cell: `{Title}`, `{3}`, `{Subjects|split ;|upper}`. */
export interface Placeholder {
  /** Heading or number of the column, from 1. */
  readonly column: string
  /** At which text a cell is cut into several, each of which makes a field or subfield of its own. */
  readonly split: string | undefined
  /** What is taken when the cell is empty. */
  readonly otherwise: string
  readonly changes: readonly Change[]
}

/** What is done to the text of a cell. */
export type Change = 'upper' | 'lower' | 'capital' | 'digits' | 'year' | 'trim-punctuation'

const changes: readonly Change[] = ['upper', 'lower', 'capital', 'digits', 'year', 'trim-punctuation']

/** Reads a template; a text says what is wrong with it. `{{` and `}}` are braces. */
export function readTemplate(text: string): readonly TemplatePiece[] | string {
  const pieces: TemplatePiece[] = []
  for (const [whole, brace, inside] of text.matchAll(/(\{\{|\}\})|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (brace !== undefined) pieces.push(brace.slice(0, 1))
    else if (inside !== undefined) {
      const place = readPlaceholder(inside)
      if (typeof place === 'string') return place
      pieces.push(place)
    } else if (whole === '{' || whole === '}')
      return `A brace in “${text}” has no partner; write {{ or }} for a brace itself.`
    else pieces.push(whole)
  }
  return pieces
}

/** The text that is cut by the first placeholder with a split; undefined when there is none. */
export function splitOf(pieces: readonly TemplatePiece[]): Placeholder | undefined {
  return pieces.find((piece): piece is Placeholder => typeof piece !== 'string' && piece.split !== undefined)
}

/**
 * Fills a template. Undefined when it has places and all of them are empty: then there is nothing to say.
 *
 * @param valueOf - the text for a place
 */
export function fillTemplate(
  pieces: readonly TemplatePiece[],
  valueOf: (place: Placeholder) => string,
): string | undefined {
  let [text, places, filled] = ['', 0, 0]
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    places++
    const value = changed(valueOf(piece), piece)
    if (value !== '') filled++
    text += value
  }
  return places > 0 && filled === 0 ? undefined : text
}

function changed(value: string, { changes: wanted, otherwise }: Placeholder): string {
  let text = value.trim()
  if (text === '') return otherwise
  for (const change of wanted) text = apply(change, text)
  return text
}

function apply(change: Change, text: string): string {
  switch (change) {
    case 'upper':
      return text.toUpperCase()
    case 'lower':
      return text.toLowerCase()
    case 'capital':
      return text.slice(0, 1).toUpperCase() + text.slice(1)
    case 'digits':
      return text.replaceAll(/[^0-9Xx]/g, '')
    case 'year':
      return /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? ''
    case 'trim-punctuation':
      return text.replace(/[\s,.;:/]+$/, '')
  }
}

function readPlaceholder(inside: string): Placeholder | string {
  const [column = '', ...options] = inside.split('|')
  if (column.trim() === '') return `{${inside}} names no column.`
  let [split, otherwise]: [string | undefined, string] = [undefined, '']
  const wanted: Change[] = []
  for (const option of options) {
    const change = changes.find((each) => each === option.trim())
    if (change) wanted.push(change)
    else if (option.startsWith('split')) split = option.slice(5).trim() || ';'
    else if (option.startsWith('or ')) otherwise = option.slice(3)
    else {
      return `“${option}” in {${inside}} is not understood; there are split, or, ${changes.join(', ')}.`
    }
  }
  return { column: column.trim(), split, otherwise, changes: wanted }
}
