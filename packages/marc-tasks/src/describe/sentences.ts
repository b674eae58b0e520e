type Values = Readonly<Record<string, unknown>>

function word(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function quoted(values: Values, name: string): string {
  return `“${word(values, name)}”`
}

/** The fields that are meant: `856 40 with “jstor”`. */
function fields(values: Values, tag = 'tag'): string {
  const indicators = word(values, 'indicators')
  const contains = values['contains'] === undefined ? '' : ` with ${quoted(values, 'contains')}`
  const matches = values['matches'] === undefined ? '' : ` that fit /${word(values, 'matches')}/`
  return `${word(values, tag)}${indicators === '' ? '' : ` ${indicators}`}${contains}${matches}`
}

function subfield(values: Values): string {
  return `${fields(values)} $${word(values, 'subfield')}`
}

function found(values: Values): string {
  return values['regex'] === true ? `/${word(values, 'find')}/` : quoted(values, 'find')
}

function replaced(values: Values, where: string): string {
  if (word(values, 'find') === '') return `Replace ${where} by ${quoted(values, 'with')}`
  if (word(values, 'with') === '') return `Delete ${found(values)} in ${where}`
  return `Replace ${found(values)} by ${quoted(values, 'with')} in ${where}`
}

const which: Readonly<Record<string, string>> = {
  all: '',
  first: 'the first of ',
  last: 'the last of ',
  'all-but-first': 'all but the first of ',
  'all-but-last': 'all but the last of ',
  duplicates: 'double ones of ',
}

const existing: Readonly<Record<string, string>> = {
  keep: '',
  replace: ', instead of those that are there',
  leave: ', unless there is one',
}

/** What steps do, said with the values of their parameters. */
export const sentences: Readonly<Record<string, (values: Values) => string>> = {
  'add-field': (values) => {
    const unless = word(values, 'unless')
    const end =
      unless === 'same-tag'
        ? ', unless there is one with the tag'
        : unless === 'same-field'
          ? ', unless it is there'
          : ''
    return `Add ${word(values, 'field')}${end}`
  },
  'delete-field': (values) => {
    const some =
      values['number'] === undefined ? (which[word(values, 'which')] ?? '') : `number ${word(values, 'number')} of `
    const not = values['not'] === true ? `those that are not ` : ''
    return `Delete ${some}${not}fields ${fields(values)}`
  },
  'edit-field': (values) => {
    const position = word(values, 'position')
    return replaced(values, `${word(values, 'tag')}${position === '' ? '' : ` from position ${position}`}`)
  },
  'copy-field': (values) =>
    `${values['move'] === true ? 'Move' : 'Copy'} ${fields(values, 'from')} to ${word(values, 'to')}${existing[word(values, 'existing')] ?? ''}`,
  'swap-fields': (values) => `Swap the tags ${word(values, 'first')} and ${word(values, 'second')}`,
  'build-field': (values) => `Build ${word(values, 'field')}${existing[word(values, 'existing')] ?? ''}`,
  'edit-indicators': (values) => `Change the indicators of ${fields(values)} to ${word(values, 'to')}`,
  'dedupe-fields': (values) => `Delete double fields ${word(values, 'tag')}`,
  'set-subfield': (values) => {
    const how = word(values, 'existing')
    const verb = how === 'leave' || how === 'add' ? 'Add' : 'Set'
    const end = how === 'leave' ? ', where it is missing' : values['create'] === false ? ', where it is there' : ''
    return `${verb} ${subfield(values)} ${verb === 'Set' ? 'to ' : ''}${quoted(values, 'value')}${end}`
  },
  'replace-in-subfield': (values) => replaced(values, subfield(values)),
  'add-to-subfield': (values) => {
    const parts = [
      ...(word(values, 'before') === '' ? [] : [`Put ${quoted(values, 'before')} before ${subfield(values)}`]),
      ...(word(values, 'after') === '' ? [] : [`Put ${quoted(values, 'after')} behind ${subfield(values)}`]),
    ]
    return parts.join(' and ') || `Put nothing to ${subfield(values)}`
  },
  'delete-subfield': (values) => {
    const isText = word(values, 'part') === 'text'
    const not = values['not'] === true ? ' not' : ''
    const contains = values['contains'] === undefined ? '' : ` ${not}with ${quoted(values, 'contains')}`
    const matches = values['matches'] === undefined ? '' : ` that do${not} fit /${word(values, 'matches')}/`
    const target = `${word(values, 'tag')} $${word(values, 'subfield')}`
    if (isText)
      return `Delete ${values['matches'] === undefined ? quoted(values, 'contains') : `/${word(values, 'matches')}/`} in ${target}`
    return `Delete ${target}${contains}${matches}`
  },
  'change-subfield-code': (values) => `Make ${subfield(values)} to $${word(values, 'to')}`,
  'swap-subfields': (values) => `Swap $${word(values, 'first')} and $${word(values, 'second')} in ${fields(values)}`,
  'move-subfield': (values) => {
    const code = word(values, 'toSubfield')
    return `${values['copy'] === true ? 'Copy' : 'Move'} ${subfield(values)} to ${word(values, 'toTag')}${code === '' ? '' : ` $${code}`}`
  },
  'replace-text': (values) => replaced(values, 'the record'),
  'sort-fields': (values) =>
    word(values, 'tags') === 'all' ? 'Sort the fields' : `Sort the fields ${word(values, 'tags')}`,
  'run-task': (values) => `Do the task “${word(values, 'task')}”`,
}
