import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSubfieldLine, subfieldLine } from './actions.ts'
import type { EditedField } from './buffer.ts'
import {
  deleteSubfield,
  directionOf,
  joinWithDollar,
  moveSubfield,
  splitSubfield,
  withCode,
  withText,
  type FieldAt,
} from './subfields.ts'

const title: EditedField = {
  id: 1,
  tag: '245',
  indicators: '10',
  subfields: readSubfieldLine('$aEmil und die Detektive :$bein Roman /$cErich Kästner.'),
}
const said = ({ field, at }: FieldAt): string => `${subfieldLine(field)} at ${at}`

describe('the subfields of a field, edited one by one', () => {
  it('get other texts and codes', () => {
    assert.equal(subfieldLine(withText(title, 1, 'Roman /')), '$aEmil und die Detektive :$bRoman /$cErich Kästner.')
    assert.equal(subfieldLine(withCode(title, 1, 'bP')), '$aEmil und die Detektive :$pein Roman /$cErich Kästner.')
  })

  it('are cut in two by a dollar sign, and are one text again after a second', () => {
    const cut = splitSubfield(title, 0, 4, 5)
    assert.equal(said(cut), '$aEmil$und die Detektive :$bein Roman /$cErich Kästner. at 1')
    assert.deepEqual(cut.field.subfields[1], { code: '', value: 'und die Detektive :' })
    const joined = joinWithDollar(cut.field, cut.at)
    assert.equal(joined.field.subfields[0]?.value, 'Emil$und die Detektive :')
    assert.deepEqual([joined.at, joined.cursor], [0, 5])
  })

  it('are taken away; the last one of a field is emptied', () => {
    assert.equal(said(deleteSubfield(title, 1)), '$aEmil und die Detektive :$cErich Kästner. at 0')
    assert.equal(said(deleteSubfield({ ...title, subfields: [{ code: 'a', value: 'x' }] }, 0)), '$a at 0')
  })

  it('change places, not beyond the ends', () => {
    assert.equal(said(moveSubfield(title, 1, 1)), '$aEmil und die Detektive :$cErich Kästner.$bein Roman / at 2')
    assert.equal(moveSubfield(title, 0, -1).field, title)
    assert.equal(moveSubfield(title, 2, 1).at, 2)
  })

  it('run as their own letters do', () => {
    assert.deepEqual(['שלום', '(1999) ספר', 'Emil', 'Δ', '123', 'كتاب'].map(directionOf), [
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
      'rtl',
    ])
  })
})
