import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tagKey, tidyTag } from './tag-key.ts'

describe('the words by which readers mark titles', () => {
  it('are one word whatever case, accents and hyphens they are typed with', () => {
    assert.equal(tagKey('Science-Fiction'), tagKey('science  fiction'))
    assert.equal(tagKey('Père Noël'), tagKey('pere noel'))
    assert.notEqual(tagKey('猫'), tagKey('犬'))
  })
  it('are short lines without the signs that part or mark them up', () => {
    assert.equal(tidyTag(' <b>cosy</b>, '), 'b cosy /b')
    assert.equal(tidyTag('x'.repeat(500)).length, 40)
    assert.equal(tidyTag(' ,;'), '')
  })
})
