import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { describePeople } from './people.ts'

describe('the people of a record', () => {
  it('are shown without dates, and counted with them', () => {
    const said = describePeople(fields('=100  1\\$aTolkien, J. R. R.$q(John Ronald Reuel),$d1892-1973,$eauthor.'))
    assert.equal(said.author, 'Tolkien, J. R. R. (John Ronald Reuel)')
    assert.deepEqual(said.names, ['Tolkien, J. R. R. (John Ronald Reuel), 1892-1973'])
  })
  it('keep titles and numerals', () => {
    assert.equal(describePeople(fields('=100  0\\$aJohn Paul$bII,$cPope,$d1920-2005.')).author, 'John Paul II, Pope')
  })
  it('may be bodies and meetings', () => {
    assert.equal(
      describePeople(fields('=110  2\\$aUnited Nations.$bSecurity Council.')).author,
      'United Nations. Security Council',
    )
    assert.equal(
      describePeople(fields('=111  2\\$aIFLA General Conference$n(50th :$d1984 :$cNairobi)')).author,
      'IFLA General Conference (50th : 1984 : Nairobi)',
    )
  })
  it('are led by the first maker when there is no main entry', () => {
    const said = describePeople(
      fields(
        '=245  00$aRan.',
        '=700  1\\$aShakespeare, William.$tKing Lear.',
        '=700  1\\$aKurosawa, Akira,$efilm director.',
      ),
    )
    assert.equal(said.author, 'Kurosawa, Akira')
    assert.deepEqual(said.contributors, [])
  })
  it('say what they did', () => {
    const said = describePeople(
      fields(
        '=100  1\\$aTolkien, J. R. R.',
        '=700  1\\$aLee, Alan,$eillustrator.',
        '=710  2\\$aBBC Radio 4,$eproduction company.',
      ),
    )
    assert.deepEqual(said.contributors, ['Lee, Alan, illustrator', 'BBC Radio 4, production company'])
  })
  it('are known in their own script', () => {
    const said = describePeople(
      fields('=100  1\\$6880-01$aMaḥfūẓ, Najīb,$d1911-2006.', '=880  1\\$6100-01/(3/r$aمحفوظ، نجيب،$d1911-2006.'),
    )
    assert.deepEqual([said.author, said.original], ['Maḥfūẓ, Najīb', 'محفوظ، نجيب،'])
    assert.equal(said.searched.length, 2)
  })
  it('may be nobody', () => assert.equal(describePeople(fields('=245  00$aBeowulf.')).author, null))
})
