import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { layOutXml } from './lay-out-xml.ts'

describe('A message that is shown to a technician', () => {
  it('has a line for each element, and its text beside it', () => {
    assert.equal(
      layOutXml('<?xml version="1.0"?>\n<a><b>1</b><c/><d><e x="2">f</e></d></a>'),
      '<?xml version="1.0"?>\n<a>\n  <b>1</b>\n  <c/>\n  <d>\n    <e x="2">f</e>\n  </d>\n</a>',
    )
  })
  it('looks the same when it was laid out before', () => {
    const once = layOutXml('<a><b>1</b></a>')
    assert.equal(layOutXml(once), once)
  })
  it('stays as it is when it is no XML', () => {
    assert.equal(layOutXml('hello'), 'hello')
    assert.equal(layOutXml(''), '')
  })
})
