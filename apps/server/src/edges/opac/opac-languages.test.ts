import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('the public site in other languages, without script', () => {
  let house: ReadingLibrary
  before(async () => {
    house = await openReadingLibrary()
  })
  after(() => house.stop())

  it('speaks as the browser asks, and says so to voices', async () => {
    const browser = plainBrowser(house)
    const page = await browser.get('/', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' })
    assert.match(page.body, /<html lang="de"/)
    assert.match(wordsOf(page.body), /Katalog .*Öffnungszeiten und Bibliotheken.*Anmelden/)
    assert.match(String(page.headers['vary']), /accept-language/)
    assert.match((await browser.get('/')).body, /<html lang="en"/)
  })

  it('keeps the language that is chosen, on every page, whatever the browser asks', async () => {
    const browser = plainBrowser(house)
    const chosen = await browser.post('/language', { language: 'fr', back: '/branches' })
    assert.deepEqual([chosen.status, chosen.location], [303, '/branches'])
    for (const path of ['/', '/branches', '/search?q=river', '/sign-in', '/nothing-here', '/courses', '/register']) {
      const { body } = await browser.get(path, { 'accept-language': 'en' })
      assert.match(body, /<html lang="fr"/, path)
      assert.match(wordsOf(body), /Horaires et bibliothèques/, path)
    }
    assert.match(wordsOf((await browser.get('/')).body), /(Ouvert jusqu’à|Ouvre à|ouvre .*? à) \d\d:\d\d/)
    assert.equal((await browser.post('/language', { language: 'xx', back: 'https://elsewhere.example' })).location, '/')
    assert.match((await browser.get('/')).body, /<html lang="fr"/, 'a language that is not spoken changes nothing')
  })

  it('writes days, numbers and the own account in it', async () => {
    const browser = plainBrowser(house)
    await browser.post('/language', { language: 'es' })
    await browser.signIn()
    const words = wordsOf((await browser.get('/account')).body)
    assert.match(words, /Mi cuenta/)
    assert.match(words, /Vencido hace \d+ días/)
    assert.match(words, /(lun|mar|mié|jue|vie|sáb|dom)\.?,? \d+ (oct|nov|dic)/)
    assert.match(words, /Multa hasta hoy .*\d,\d\d/)
  })
})
