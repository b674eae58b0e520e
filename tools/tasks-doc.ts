// Writes the steps of tasks into docs/tasks.md, from what they say of themselves: `node tools/tasks-doc.ts`.
import { readFile, writeFile } from 'node:fs/promises'
import { stepKinds, type Param, type StepKind } from '@carrel/marc-tasks'

/** Where the steps stand in docs/tasks.md. */
export const tasksDoc = new URL('../docs/tasks.md', import.meta.url)

const begin = '<!-- steps: written by tools/tasks-doc.ts -->'
const end = '<!-- /steps -->'

const groups: readonly (readonly [StepKind['group'], string])[] = [
  ['fields', 'Fields'],
  ['subfields', 'Subfields'],
  ['text', 'Text'],
  ['fixed fields', 'Fixed fields'],
  ['order', 'Order'],
  ['cleaning', 'Cleaning'],
  ['numbers', 'Numbers'],
  ['whole', 'Whole records'],
]

/** The document with the steps as they are now. */
export function withSteps(text: string): string {
  const [head = '', rest = ''] = text.split(begin)
  const [, tail = ''] = rest.split(end)
  return `${head}${begin}\n\n${stepsText()}\n${end}${tail}`
}

function stepsText(): string {
  const kinds = [...stepKinds.values()]
  return groups
    .map(([group, title]) => [group, title, kinds.filter((kind) => kind.group === group)] as const)
    .filter(([, , own]) => own.length > 0)
    .map(([, title, own]) => `## ${title}\n\n${own.map(kindText).join('\n')}`)
    .join('\n')
}

function kindText(kind: StepKind): string {
  const rows = Object.entries(kind.params).map(([name, param]) => `| \`${name}\` | ${meaning(param)} |\n`)
  const table = rows.length === 0 ? '' : `| parameter | |\n|---|---|\n${rows.join('')}\n`
  return `### ${kind.name}\n\n${escaped(kind.help)}\n\n${table}${exampleText(kind)}`
}

function meaning(param: Param<unknown>): string {
  const choices = param.choices?.map(({ value, label }) => `\`${value}\` ${escaped(label)}`).join(', ')
  const { preset } = param
  const isSaid = preset !== undefined && preset !== '' && preset !== false
  const unless = isSaid ? ` \`${typeof preset === 'string' ? preset : JSON.stringify(preset)}\` unless given.` : ''
  const help = param.help === undefined ? '' : `. ${escaped(param.help)}`
  const parts = `${escaped(param.label)}${help}${choices === undefined ? '' : `: ${choices}`}`
  return `${parts.replace(/[.:]$/, '')}.${unless}${param.required ? ' **Must be given.**' : ''}`
}

function exampleText({ name, examples }: StepKind): string {
  const [example] = examples ?? []
  if (!example) return ''
  const lines = (some: readonly string[], mark: string) => some.map((line) => `${mark} ${line}\n`).join('')
  const kept = new Set(example.before.filter((line) => example.after.includes(line)))
  const before = example.before.map((line) => (kept.has(line) ? `  ${line}\n` : `- ${line}\n`)).join('')
  const after = lines(
    example.after.filter((line) => !kept.has(line)),
    '+',
  )
  return `\`\`\`json\n${JSON.stringify({ do: name, ...example.step })}\n\`\`\`\n\n\`\`\`diff\n${before}${after}\`\`\`\n`
}

/** A bar would end a cell of a table. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|')
}

if (import.meta.main) {
  const text = await readFile(tasksDoc, 'utf8')
  await writeFile(tasksDoc, withSteps(text))
}
