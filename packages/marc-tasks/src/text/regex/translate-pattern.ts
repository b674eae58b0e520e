import { literal, shorthands } from './classes.ts'
import { Cursor } from './cursor.ts'
import { NotTranslated } from './not-translated.ts'
import { readClass } from './read-class.ts'
import { readEscape } from './read-escape.ts'

/** How a regular expression is meant; options inside it (`(?i)`) come on top. */
export interface TranslateOptions {
  readonly ignoreCase: boolean
  /** `^` and `$` stand at every line. */
  readonly lines: boolean
  /** `.` also means the end of a line. */
  readonly dotAll: boolean
}

/** A regular expression of .NET in the words of JavaScript. */
export interface Translated {
  /** For the flags `v` and, where asked, `i`. */
  readonly source: string
  readonly ignoreCase: boolean
  /** The places of each group in what JavaScript finds, by the number or name that .NET gives it. */
  readonly groups: ReadonlyMap<string, readonly number[]>
  /** Whether it speaks of the end of a line, so that one line alone is not enough to look at. */
  readonly hasLineEnd: boolean
}

interface Switches {
  readonly ignoreCase: boolean
  readonly lines: boolean
  readonly dotAll: boolean
}

/** A part of the translation; one that refers to a group can be written when all groups are known. */
type Piece = string | { readonly group: string }

const word = shorthands['w'] ?? ''
const atWord = `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`
const notAtWord = `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`

/**
 * Translates a regular expression of .NET, in which MarcEdit's tasks are written, into one of JavaScript with the same
 * meaning. Throws {@link NotTranslated} for what JavaScript has nothing for: conditions, balanced groups, `\G`.
 */
export function translatePattern(text: string, options: TranslateOptions): Translated {
  const reader = new PatternReader(text, options)
  return reader.translate()
}

const MOST_GROUPS = 200

class PatternReader {
  readonly #cursor: Cursor
  readonly #options: TranslateOptions
  readonly #pieces: Piece[] = []
  /** Each capturing group of the translation by its place: a name, `undefined` for none, or `null` for one of ours. */
  readonly #groups: (string | undefined | null)[] = []
  #hasLineEnd = false
  #depth = 0

  constructor(text: string, options: TranslateOptions) {
    this.#cursor = new Cursor(text)
    this.#options = options
  }

  translate(): Translated {
    const first = this.#cursor.match(/\(\?i\)/y)
    const ignoreCase = this.#options.ignoreCase || first !== null
    this.#alternatives({ ...this.#options, ignoreCase })
    if (!this.#cursor.isAtEnd) throw new NotTranslated('a ) has no (')
    const groups = this.#groupNumbers()
    const source = this.#pieces.map((piece) => (typeof piece === 'string' ? piece : reference(groups, piece.group)))
    return { source: source.join(''), ignoreCase, groups, hasLineEnd: this.#hasLineEnd }
  }

  /** .NET numbers the groups without names first, then those with names in their order. */
  #groupNumbers(): Map<string, number[]> {
    const numbers = new Map<string, number[]>()
    let number = 0
    const add = (name: string, place: number) => {
      const places = numbers.get(name)
      if (places) places.push(place)
      else numbers.set(name, [place])
    }
    this.#groups.forEach((name, index) => {
      if (name === undefined) add(String(++number), index + 1)
    })
    this.#groups.forEach((name, index) => {
      if (typeof name !== 'string') return
      const isKnown = numbers.has(name)
      add(name, index + 1)
      if (!isKnown && !/^\d+$/.test(name)) numbers.set(String(++number), numbers.get(name) ?? [])
    })
    return numbers
  }

  #alternatives(switches: Switches): void {
    let now = switches
    /** The group of ours in which what follows stands, since letters count differently there. */
    let within = ''
    while (!this.#cursor.isAtEnd && this.#cursor.peek() !== ')') {
      const inline = this.#cursor.match(/\(\?([imsnx]*)(?:-([imsnx]*))?\)/y)
      if (inline) {
        now = switched(now, inline[1] ?? '', inline[2] ?? '')
        if (within !== '') this.#pieces.push(')')
        within = now.ignoreCase === switches.ignoreCase ? '' : now.ignoreCase ? '(?i:' : '(?-i:'
        this.#pieces.push(within)
      } else if (this.#cursor.take('|')) this.#pieces.push(within === '' ? '|' : `)|${within}`)
      else this.#term(now)
    }
    if (within !== '') this.#pieces.push(')')
  }

  #term(switches: Switches): void {
    const cursor = this.#cursor
    if (cursor.match(/\(\?#[^)]*\)/y)) return
    if (cursor.take('(')) this.#group(switches)
    else if (cursor.take('[')) {
      const set = readClass(cursor)
      this.#pieces.push(set.source)
      if (set.hasLineEnd) this.#hasLineEnd = true
    } else if (cursor.take('\\')) this.#escape()
    else if (cursor.take('.')) this.#pieces.push(switches.dotAll ? '[^]' : String.raw`[^\n]`)
    else if (cursor.take('^')) this.#pieces.push(switches.lines ? String.raw`(?<![^\n])` : '^')
    else if (cursor.take('$')) this.#pieces.push(switches.lines ? String.raw`(?![^\n])` : String.raw`(?=\n?$)`)
    else if (/[*+?]/.test(cursor.peek())) throw new NotTranslated(`there is nothing before ${cursor.peek()} to repeat`)
    else this.#character(cursor.next())
    this.#quantifier()
  }

  #quantifier(): void {
    const found = this.#cursor.match(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y)
    if (!found) return
    this.#pieces.push(found[0])
    if (/[*+?]/.test(this.#cursor.peek())) throw new NotTranslated('one repetition stands behind another')
  }

  #character(character: string): void {
    if (character === '\n' || character === '\r') this.#hasLineEnd = true
    this.#pieces.push(literal(character))
  }

  #escape(): void {
    const cursor = this.#cursor
    if (cursor.take('A')) this.#pieces.push('^')
    else if (cursor.take('z')) this.#pieces.push('$')
    else if (cursor.take('Z')) this.#pieces.push(String.raw`(?=\n?$)`)
    else if (cursor.take('b')) this.#pieces.push(atWord)
    else if (cursor.take('B')) this.#pieces.push(notAtWord)
    else if (cursor.take('G')) throw new NotTranslated(String.raw`\G is not known`)
    // Lines end with a line feed alone here; where the text says carriage return and line feed, both are that.
    else if (cursor.text.startsWith('r\\n', cursor.at)) cursor.next()
    else {
      const named = cursor.match(/k(?:<(\w+)>|\{(\w+)\}|'(\w+)')/y)
      const numbered = named ? null : cursor.match(/[1-9]\d?/y)
      const group = named ? (named[1] ?? named[2] ?? named[3]) : numbered?.[0]
      if (group !== undefined) this.#pieces.push({ group })
      else {
        const escaped = readEscape(cursor)
        if ('character' in escaped) this.#character(escaped.character)
        else this.#pieces.push(`[${escaped.negated ? '^' : ''}${escaped.set}]`)
      }
    }
  }

  /** Reads a group behind its `(`. */
  #group(switches: Switches): void {
    const cursor = this.#cursor
    let inner = switches
    let end = ')'
    const name = cursor.match(/\?(?:<([A-Za-z_0-9]+)>|'([A-Za-z_0-9]+)')/y)
    const plain = name ? null : cursor.match(/\?(?::|=|!|<=|<!)/y)
    const options = name || plain ? null : cursor.match(/\?([imsnx]*)(?:-([imsnx]*))?:/y)
    if (name) this.#open(name[1] ?? name[2] ?? '')
    else if (plain) this.#pieces.push(`(${plain[0]}`)
    else if (options) {
      inner = switched(switches, options[1] ?? '', options[2] ?? '')
      const isChanged = inner.ignoreCase !== switches.ignoreCase
      this.#pieces.push(isChanged ? (inner.ignoreCase ? '(?i:' : '(?-i:') : '(?:')
    } else if (cursor.take('?>')) {
      // What is once taken is not given back: looked for ahead, then taken as it was found.
      this.#pieces.push('(?:(?=')
      this.#groups.push(null)
      const place = this.#groups.length
      this.#pieces.push('(')
      end = `))\\${place})`
    } else if (cursor.peek() === '?') {
      throw new NotTranslated(`the group (${cursor.text.slice(cursor.at, cursor.at + 3)}…) is not known`)
    } else this.#open(undefined)
    if (++this.#depth > MOST_GROUPS) throw new NotTranslated('it has too many groups inside of each other')
    this.#alternatives(inner)
    this.#depth--
    if (!cursor.take(')')) throw new NotTranslated('a ( has no )')
    this.#pieces.push(end)
  }

  #open(name: string | undefined): void {
    this.#groups.push(name)
    this.#pieces.push('(')
  }
}

function switched(switches: Switches, on: string, off: string): Switches {
  if (/[nx]/.test(on)) throw new NotTranslated('the options n and x are not known')
  const state = (name: string, was: boolean) => (on.includes(name) ? true : off.includes(name) ? false : was)
  return {
    ignoreCase: state('i', switches.ignoreCase),
    lines: state('m', switches.lines),
    dotAll: state('s', switches.dotAll),
  }
}

function reference(groups: ReadonlyMap<string, readonly number[]>, name: string): string {
  const place = groups.get(name)?.at(-1)
  if (place === undefined) throw new NotTranslated(`there is no group ${name}`)
  // In a group of its own, so that a digit behind it is not taken for a part of its number.
  return `(?:\\${place})`
}
