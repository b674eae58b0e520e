import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { en } from '../../messages/en.ts'
import { sections } from '../../shell/sections.ts'
import { commandsFor, isCommand } from './commands.ts'

describe('a command typed into the field that takes anything', () => {
  const rows = [
    ['check in', '/desk/check-in'],
    ['checkout', '/desk'],
    ['Holds', '/holds'],
    ['till', '/money?view=tills'],
    ['new patron', '/patrons/new'],
    ['lost', '/troubles'],
    ['calendar', '/settings/hours'],
    ['harvesting', '/harvesting'],
    ['kbart', '/e-collections'],
    ['exports', '/exports'],
    ['contact form', '/readers?view=messages'],
    ['reader requests', '/resource-sharing?view=readers'],
    ['help', '/guide'],
  ] as const
  for (const [text, to] of rows) it(`“${text}” leads to ${to}`, () => assert.equal(commandsFor(text, en)[0]?.to, to))

  for (const { id, to } of sections)
    it(`“${en.sections[id]}” leads to ${to}`, () =>
      assert.ok(commandsFor(en.sections[id], en).some((command) => command.to.split(/[/?]/)[1] === to.slice(1))))

  it('is not found in names, titles and barcodes', () => {
    for (const text of ['reyes', 'braiding sweetgrass', '31234008712209', 'ru', 'holding on'])
      assert.deepEqual(commandsFor(text, en), [])
  })

  it('is meant for sure only by its whole name', () => {
    const [checkIn] = commandsFor('check', en)
    assert.ok(checkIn)
    assert.equal(isCommand('check', checkIn), false)
    assert.equal(isCommand('Check in', checkIn), true)
  })
})
