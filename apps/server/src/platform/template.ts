/** What a template may name: values by their dotted name, and lists with the values of each of their rows. */
export interface TemplateFields {
  readonly values: ReadonlySet<string>
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>
}

export type FactRow = Readonly<Record<string, string | boolean>>
/** What stands behind the fields when a notice is written. */
export type Facts = Readonly<Record<string, string | boolean | readonly FactRow[]>>

/** Something wrong with a template, and where: line and column count from 1. */
export interface TemplateProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly name: string }
  | {
      readonly type: 'if'
      readonly name: string
      readonly not: boolean
      readonly yes: Part[]
      readonly otherwise: Part[]
    }
  | { readonly type: 'each'; readonly name: string; readonly row: Part[] }

/** A template that was read; `problems` is empty when it may be saved. */
export interface Template {
  readonly parts: readonly Part[]
  readonly problems: readonly TemplateProblem[]
}

interface Open {
  readonly word: 'if' | 'each' | 'template'
  readonly at: number
  parts: Part[]
  readonly list?: string
  readonly otherwise?: Part[]
  inElse?: boolean
}

/**
 * Reads a template: `{{title}}` is a field, `{{if until}}…{{else}}…{{end}}` a condition (`{{if not many}}` its opposite),
 * `{{each items}}…{{end}}` a list. Every problem is found at once: unknown fields, what is opened and never ended.
 */
export function readTemplate(source: string, fields: TemplateFields): Template {
  const problems: TemplateProblem[] = []
  const problem = (at: number, message: string) => {
    const lines = source.slice(0, at).split('\n')
    problems.push({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message })
  }
  const root: Open = { word: 'template', at: 0, parts: [] }
  const open: Open[] = [root]
  const lists: string[] = []
  const known = (name: string) =>
    fields.values.has(name) ||
    fields.lists.has(name) ||
    lists.some((list) => fields.lists.get(list)?.has(name) === true)
  const checked = (name: string, at: number) => {
    if (!known(name)) problem(at, `There is no field "${name}" in this kind of text.`)
  }
  let end = 0
  for (const match of source.matchAll(/\{\{([^{}\n]*)\}\}/g)) {
    const here = open.at(-1) ?? root
    if (match.index > end) here.parts.push({ type: 'text', text: source.slice(end, match.index) })
    end = match.index + match[0].length
    const [word = '', ...rest] = (match[1] ?? '').trim().split(/\s+/)
    const name = rest.join(' ')
    if (word === 'if') {
      const not = rest[0] === 'not'
      const asked = not ? rest.slice(1).join(' ') : name
      checked(asked, match.index)
      const part = { type: 'if' as const, name: asked, not, yes: [], otherwise: [] }
      here.parts.push(part)
      open.push({ word: 'if', at: match.index, parts: part.yes, otherwise: part.otherwise })
    } else if (word === 'each') {
      if (!fields.lists.has(name)) problem(match.index, `There is no list "${name}" in this kind of text.`)
      const part = { type: 'each' as const, name, row: [] }
      here.parts.push(part)
      open.push({ word: 'each', at: match.index, parts: part.row, list: name })
      lists.push(name)
    } else if (word === 'else') {
      if (here.otherwise && here.inElse !== true) {
        here.parts = here.otherwise
        here.inElse = true
      } else problem(match.index, 'An {{else}} stands within an {{if …}}, once.')
    } else if (word === 'end') {
      if (here === root) problem(match.index, 'This {{end}} ends nothing.')
      else {
        open.pop()
        if (here.word === 'each') lists.pop()
      }
    } else if (word === '' || rest.length > 0) problem(match.index, `"${match[0]}" is no field.`)
    else {
      checked(word, match.index)
      here.parts.push({ type: 'value', name: word })
    }
  }
  const tail = source.slice(end)
  const stray = source.replaceAll(/\{\{[^{}\n]*\}\}/g, (tag) => ' '.repeat(tag.length)).search(/\{\{|\}\}/)
  if (stray >= 0) problem(stray, 'A field is written {{name}}: two braces before and two after it, in one line.')
  if (tail !== '') (open.at(-1) ?? root).parts.push({ type: 'text', text: tail })
  for (const left of open.slice(1)) problem(left.at, `This {{${left.word} …}} has no {{end}}.`)
  return { parts: root.parts, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) }
}

// Letters that mark bold and links; in values they are only letters, so they are put aside while marks are read.
const marks = '*[]()'
const aside = (text: string) =>
  text.replaceAll(/[*[\]()]/g, (letter) => String.fromCharCode(0xe000 + marks.indexOf(letter)))
const back = (text: string) =>
  text.replaceAll(/[\uE000-\uE004]/g, (letter) => marks[letter.charCodeAt(0) - 0xe000] ?? '')

/** Puts the facts into a template; what is in values is never read as marks. See `asText` and `asHtml`. */
export function fillTemplate(parts: readonly Part[], facts: Facts, row?: FactRow): string {
  const valueOf = (name: string) => row?.[name] ?? facts[name]
  let text = ''
  for (const part of parts) {
    if (part.type === 'text') text += part.text
    else if (part.type === 'value') {
      const value = valueOf(part.name)
      if (typeof value === 'string')
        text += aside(value.replaceAll(/[\uE000-\uE004]/g, '').replaceAll(/\s*\n\s*/g, ', '))
    } else if (part.type === 'if') {
      const value = valueOf(part.name)
      const holds = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false
      text += fillTemplate(holds === part.not ? part.otherwise : part.yes, facts, row)
    } else {
      const rows = facts[part.name]
      if (typeof rows === 'object') for (const one of rows) text += fillTemplate(part.row, facts, one)
    }
  }
  return text
}

function tidy(filled: string): string {
  return filled
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * A filled template for paper: line by line with its marks, values put so that none of them is read as a mark. What
 * reads the marks gives each text to {@link asValue}.
 */
export function asLines(filled: string): string {
  return tidy(filled)
}

/** The letters of values as they are, after the marks around them were read. */
export function asValue(text: string): string {
  return back(text)
}

/** A filled template as plain text: marks are taken away, links are written out. */
export function asText(filled: string): string {
  return back(
    tidy(filled)
      .replaceAll(/\*\*(.+?)\*\*/g, '$1')
      .replaceAll(/\[([^\][]+)\]\(([^()\s]*)\)/g, (_, label: string, address: string) =>
        label === address || address === '' ? label : `${label}: ${address}`,
      ),
  )
}

/** One line, for subjects and text messages. */
export function asLine(filled: string): string {
  return asText(filled).replaceAll(/\s*\n\s*/g, ' ')
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A filled template as HTML: everything escaped; paragraphs, lists (`- `), **bold** and [links](https://…). */
export function asHtml(filled: string): string {
  const inline = (text: string) =>
    text
      .replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter)
      .replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
      .replaceAll(/\[([^\][]+)\]\(([^()\s]*)\)/g, (_, label: string, address: string) =>
        /^(https?:\/\/|mailto:)/i.test(address) ? `<a href="${address}">${label}</a>` : label,
      )
  const blocks = tidy(filled)
    .split(/\n\n+/)
    .flatMap((block) => {
      const html: string[] = []
      let lines: string[] = []
      let items: string[] = []
      const flush = () => {
        if (lines.length > 0) html.push(`<p>${lines.join('<br>\n')}</p>`)
        if (items.length > 0) html.push(`<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`)
        lines = []
        items = []
      }
      for (const line of block.split('\n')) {
        const item = /^- (.*)$/.exec(line)?.[1]
        if ((item === undefined) !== (items.length === 0)) flush()
        if (item === undefined) lines.push(inline(line))
        else items.push(inline(item))
      }
      flush()
      return html
    })
  return back(blocks.join('\n'))
}
