import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chooseChannels, type ChannelFacts } from './choose-channels.ts'

const open = { email: undefined, sms: undefined, print: undefined }
const facts = (given: Partial<ChannelFacts>): ChannelFacts => ({
  wanted: ['email', 'print'],
  everyChannel: false,
  preferred: undefined,
  optional: true,
  closed: open,
  tried: [],
  ...given,
})

describe('the way by which a patron is told', () => {
  for (const [what, given, channels] of [
    ['the first of the rule', {}, ['email']],
    ['the next, where the first is closed', { closed: { ...open, email: 'no e-mail address' } }, ['print']],
    ['the next, after the first has failed', { tried: ['email'] }, ['print']],
    ['all of them, where the rule wants so', { everyChannel: true }, ['email', 'print']],
    ['as the patron likes it', { preferred: ['sms'] }, ['sms']],
    [
      'as the rule says, where what the patron likes is closed',
      { preferred: ['sms'], closed: { ...open, sms: 'x' } },
      ['email'],
    ],
    ['not at all, where the patron may do without', { preferred: [] }, []],
    ['all the same, where the patron may not', { preferred: [], optional: false }, ['email']],
    ['not at all, where every way is closed', { closed: { email: 'a', sms: 'b', print: 'c' } }, []],
  ] as const satisfies readonly (readonly [string, Partial<ChannelFacts>, readonly string[]])[])
    it(`is ${what}`, () => assert.deepEqual(chooseChannels(facts(given)).channels, channels))
})
