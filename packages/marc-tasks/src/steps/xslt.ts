import { bad, good, optional, type Param } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { recordThrough } from '../stylesheet/record-through.ts'
import { StepFailed, type StylesheetParam } from '../stylesheet/stylesheets.ts'

/** Characters of a stylesheet: it is kept with each version of its task. */
const LARGEST = 1024 * 1024

const stylesheet: Param<string> = {
  kind: 'stylesheet',
  label: 'Stylesheet',
  help: 'XSLT 1.0 with EXSLT. It is given each record as MARCXML, a collection of one, and gives one record back.',
  required: true,
  read: (given) => {
    if (typeof given !== 'string' || given.trim() === '') return bad('must be the text of a stylesheet')
    if (given.length > LARGEST) return bad('must be no longer than a million characters')
    const text = given.replace(/^\uFEFF/, '')
    if (!text.includes('http://www.w3.org/1999/XSL/Transform'))
      return bad('must be a stylesheet: it begins with <xsl:stylesheet version="1.0" …>')
    return good(text)
  },
}

const params: Param<readonly StylesheetParam[]> = {
  kind: 'lines',
  label: 'Its parameters, one on each line',
  help: 'Such as agency=DLC.',
  required: false,
  preset: '',
  read: (given = '') => {
    if (typeof given !== 'string') return bad('must be lines such as agency=DLC')
    const pairs: StylesheetParam[] = []
    for (const line of given.split(/\r?\n/).filter((one) => one.trim() !== '')) {
      const [, name, value = ''] = /^\s*([A-Za-z_][\w.-]*)=(.*)$/.exec(line) ?? []
      if (name === undefined) return bad(`must be lines such as agency=DLC; “${line.slice(0, 60)}” is none`)
      pairs.push([name, value])
    }
    return pairs.length > 100 ? bad('must be no more than a hundred') : good(pairs)
  },
}

/** Gives each record to a stylesheet. */
export const xslt = stepKind({
  name: 'xslt',
  title: 'Give to a stylesheet (XSLT)',
  help: 'Gives each record to a stylesheet as MARCXML and takes what it makes of it. Without files and the network; one that comes to no end is stopped. Where it fails, or makes anything but one record, the record stays as it was and is named.',
  group: 'whole',
  params: { style: stylesheet, params: optional(params) },
  compile: ({ style, params: given }, { stylesheets }) => {
    // Who only looks at a task, as a form does, has nothing to run stylesheets with.
    const apply = stylesheets?.load(style, given ?? [])
    if (typeof apply === 'string') return apply
    return (record) => {
      if (!apply) throw new StepFailed('Stylesheets are not run here.')
      return recordThrough(record, apply)
    }
  },
})
