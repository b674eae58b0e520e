import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { templateFields } from '../rules/fields.ts'
import { kindCodes } from '../rules/kinds.ts'
import { smsLength } from '../../../platform/sms-text.ts'
import { readTemplate } from '../../../platform/template.ts'
import { readyLanguages, readyText } from './ready-words.ts'

describe('the words that Carrel brings', () => {
  for (const language of readyLanguages)
    it(`are whole in ${language}: every kind, and no field that it does not have`, () => {
      for (const kind of kindCodes)
        for (const channel of ['email', 'sms', 'print'] as const) {
          const text = readyText(kind, channel, language)
          assert.ok(text && text.body !== '', `${kind} ${channel}`)
          for (const source of [text.subject, text.body])
            assert.deepEqual(readTemplate(source, templateFields(kind)).problems, [], `${language} ${kind} ${channel}`)
        }
    })

  for (const language of ['en', 'de'])
    it(`fit the alphabet of text messages in ${language}, so that none costs twice`, () => {
      for (const kind of kindCodes)
        assert.equal(
          smsLength(readyText(kind, 'sms', language)?.body.replaceAll(/\{\{[^}]*\}\}/g, '') ?? '').encoding,
          'gsm-7',
          kind,
        )
    })
})
