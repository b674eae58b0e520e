import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord } from '@carrel/marc'
import { compileTask } from '../language/compile-task.ts'
import type { Step } from '../language/task.ts'
import { fieldLine, readRecordText } from '../text/record-text.ts'

interface Case {
  readonly says: string
  readonly step: Step
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const change = (pairs: readonly (readonly [string, string])[], more: object = {}): Step => ({
  do: 'change-heading',
  pairs,
  ...more,
})

const cases: readonly Case[] = [
  {
    says: 'a heading with a subdivision is changed only where it has that subdivision',
    step: change([['Poor -- Medical care', 'Poor people -- Health care']]),
    before: ['=650  \\0$aPoor$xMedical care$zFrance.', '=650  \\0$aPoor$zFrance.'],
    after: ['=650  \\0$aPoor people$xHealth care$zFrance.', '=650  \\0$aPoor$zFrance.'],
  },
  {
    says: 'the whole heading alone',
    step: change([['Poor', 'Poor people']], { subdivided: false }),
    before: ['=650  \\0$aPoor.', '=650  \\0$aPoor$xMedical care.'],
    after: ['=650  \\0$aPoor people.', '=650  \\0$aPoor$xMedical care.'],
  },
  {
    says: 'as a whole subdivision of another heading where that was asked for',
    step: change([['Poor', 'Poor people']], { asSubdivision: true }),
    before: ['=650  \\0$aMedical care$xPoor$zFrance.', '=650  \\0$aMedical care$xPoor children.'],
    after: ['=650  \\0$aMedical care$xPoor people$zFrance.', '=650  \\0$aMedical care$xPoor children.'],
  },
  {
    says: 'relators, materials and institutions stay where they are',
    step: change([['Twain, Mark, 1835-1910', 'Clemens, Samuel Langhorne, 1835-1910']]),
    before: [
      '=700  1\\$3Letters:$iBased on:$aTwain, Mark,$d1835-1910,$eauthor.$4aut$5NjP$8 1.1\\p'.replace('$8 ', '$8'),
    ],
    after: ['=700  1\\$3Letters:$iBased on:$aClemens, Samuel Langhorne,$d1835-1910,$eauthor.$4aut$5NjP$81.1\\p'],
  },
  {
    says: 'a full stop at the end stays one',
    step: change([['Smith, John', 'Smith, John, Jr.']]),
    before: ['=100  1\\$aSmith, John.', '=600  10$aSmith, John$vBiography.'],
    after: ['=100  1\\$aSmith, John, Jr.', '=600  10$aSmith, John, Jr.$vBiography.'],
  },
  {
    says: 'a name without a comma is a forename',
    step: change([['Ra, Sun', 'Sun Ra']]),
    before: ['=700  1\\$aRa, Sun.'],
    after: ['=700  0\\$aSun Ra.'],
  },
  {
    says: 'only the vocabulary that was named',
    step: change([['Gays', 'Gay people']], { source: 'lcsh' }),
    before: ['=650  \\0$aGays.', '=650  \\7$aGays.$2fast', '=650  \\2$aGays.'],
    after: ['=650  \\0$aGay people.', '=650  \\7$aGays.$2fast', '=650  \\2$aGays.'],
  },
  {
    says: 'into another vocabulary, with its number',
    step: change([['Transsexuals', '$aTransgender people$2homoit$0https://homosaurus.org/v3/homoit0001']]),
    before: ['=650  \\0$aTranssexuals$zFrance.$0sh85'],
    after: ['=650  \\7$aTransgender people$zFrance.$0https://homosaurus.org/v3/homoit0001$2homoit'],
  },
  {
    says: 'into a vocabulary that has an indicator, $2 goes',
    step: change([['Birds', 'Aves']], { toSource: 'mesh' }),
    before: ['=650  \\7$aBirds$2fast$0fst1'],
    after: ['=650  \\2$aAves'],
  },
  {
    says: 'only the vocabulary of a heading',
    step: change([['Local lore', '']], { toSource: 'lcsh', source: 'local' }),
    before: ['=650  \\7$aLocal lore.$2local', '=650  \\4$aLocal lore.'],
    after: ['=650  \\0$aLocal lore.', '=650  \\4$aLocal lore.'],
  },
  {
    says: 'capitals, accents and punctuation of the old heading make no difference',
    step: change([['kästner erich', 'Kästner, Erich']], { kind: 'name' }),
    before: ['=100  1\\$aKASTNER, Erich,$eauthor.', '=245  10$aErich Kästner'],
    after: ['=100  1\\$aKästner, Erich,$eauthor.', '=245  10$aErich Kästner'],
  },
  {
    says: 'a plus sign tells headings apart',
    step: change([['LGBTQ people', 'LGBTQ+ people']]),
    before: ['=650  \\7$aLGBTQ people$2homoit', '=650  \\7$aLGBTQ+ people$2homoit'],
    after: ['=650  \\7$aLGBTQ+ people$2homoit'],
  },
  {
    says: 'two fields that differ in what was done stay two',
    step: change([['Twain, Mark', 'Clemens, Samuel']]),
    before: ['=700  1\\$aClemens, Samuel,$eauthor.', '=700  1\\$aTwain, Mark,$eillustrator.'],
    after: ['=700  1\\$aClemens, Samuel,$eauthor.', '=700  1\\$aClemens, Samuel,$eillustrator.'],
  },
  {
    says: 'a series keeps its volume and number',
    step: change([['Penguin classics', 'Penguin classics (Deluxe)']], { kind: 'title' }),
    before: ['=830  \\0$aPenguin classics ;$v12.', '=440  \\0$aPenguin classics ;$v12'],
    after: ['=830  \\0$aPenguin classics (Deluxe) ;$v12.', '=440  \\0$aPenguin classics (Deluxe) ;$v12'],
  },
  {
    says: 'a uniform title keeps its language',
    step: change([['Hamlet', 'Hamlet (Play)']], { kind: 'title' }),
    before: ['=240  10$aHamlet.$lGerman'],
    after: ['=240  10$aHamlet (Play).$lGerman'],
  },
  {
    says: 'a rendering in another script is changed where it is what was asked for, and its pair stays',
    step: change([['Чехов, Антон', 'Чехов, Антон Павлович']]),
    before: ['=100  1\\$6880-01$aChekhov, Anton.', '=880  1\\$6100-01/(N$aЧехов, Антон.'],
    after: ['=100  1\\$6880-01$aChekhov, Anton.', '=880  1\\$6100-01/(N$aЧехов, Антон Павлович.'],
  },
  {
    says: 'only fields of one institution',
    step: change([['Poor', 'Poor people']], { institution: 'FU' }),
    before: ['=650  \\0$aPoor.', '=650  \\0$aPoor.$5FU'],
    after: ['=650  \\0$aPoor.', '=650  \\0$aPoor people.$5FU'],
  },
  {
    says: 'names only as authors',
    step: change([['Twain, Mark', 'Clemens, Samuel']], { kind: 'name', asSubject: false, nameTitles: false }),
    before: ['=100  1\\$aTwain, Mark.', '=600  10$aTwain, Mark.', '=700  12$aTwain, Mark.$tTom Sawyer.'],
    after: ['=100  1\\$aClemens, Samuel.', '=600  10$aTwain, Mark.', '=700  12$aTwain, Mark.$tTom Sawyer.'],
  },
  {
    says: 'by a pattern, part by part',
    step: change([['\\bAliens\\b', 'Noncitizens']], { how: 'pattern', kind: 'subject' }),
    before: ['=650  \\0$aAliens$zUnited States$xLegal status.', '=650  \\0$aExtraterrestrial beings.'],
    after: ['=650  \\0$aNoncitizens$zUnited States$xLegal status.', '=650  \\0$aExtraterrestrial beings.'],
  },
  {
    says: 'genres apart from subjects',
    step: change([['Comics', 'Comics (Graphic works)']], { kind: 'genre' }),
    before: ['=650  \\0$aComics.', '=655  \\7$aComics.$2lcgft'],
    after: ['=650  \\0$aComics.', '=655  \\7$aComics (Graphic works)$2lcgft'],
  },
  {
    says: 'a body keeps its units',
    step: change([['United States. Army', '$aUnited States.$bArmy Forces']]),
    before: ['=110  1\\$aUnited States.$bArmy.', '=110  1\\$aUnited States.$bArmy.$bCorps.'],
    after: ['=110  1\\$aUnited States.$bArmy Forces.', '=110  1\\$aUnited States.$bArmy.$bCorps.'],
  },
  {
    says: 'all headings of a vocabulary are taken away',
    step: { do: 'remove-heading', headings: ['.'], how: 'pattern', source: 'bisacsh' },
    before: ['=650  \\0$aPoor.', '=650  \\7$aFICTION / General.$2bisacsh', '=655  \\7$aNovels.$2lcgft'],
    after: ['=650  \\0$aPoor.', '=655  \\7$aNovels.$2lcgft'],
  },
  {
    says: 'beside a heading once, with its subdivisions and a mark',
    step: {
      do: 'add-heading-beside',
      pairs: [['Poor', 'People in poverty']],
      toSource: 'local',
      keepDivisions: true,
      mark: 'FU',
    },
    before: ['=650  \\0$aPoor$zFrance.', '=650  \\7$aPoor$2fast'],
    after: [
      '=650  \\0$aPoor$zFrance.',
      '=650  \\7$aPeople in poverty$zFrance$2local$5FU',
      '=650  \\7$aPoor$2fast',
      '=650  \\7$aPeople in poverty$2local$5FU',
    ],
  },
]

function run(step: Step, lines: readonly string[]): readonly string[] {
  const outcome = compileTask({ name: 'test', steps: [step] })
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.faults.map(({ message }) => message).join(' '))
  const record = readRecordText(lines.join('\n'), createRecord('00000nam a2200000 a 4500', []))
  const { record: after } = outcome.compiled.run(record, { number: 1, now: '2026-11-22T10:00:00Z' })
  assert.equal(outcome.compiled.run(after, { number: 2, now: '2026-11-22T10:00:00Z' }).record, after, 'a second time')
  return after.fields.map(fieldLine)
}

describe('Headings that are changed, added and removed', () => {
  for (const { says, step, before, after } of cases) {
    it(says, () => assert.deepEqual(run(step, before), after))
  }

  it('a list without a new heading, or with none at all, is refused in words', () => {
    for (const step of [change([['Poor', '']]), change([]), change([['--', 'x']])]) {
      const outcome = compileTask({ name: 'test', steps: [step] })
      assert.equal(outcome.ok, false)
    }
  })

  it('many headings go through a record as one does', () => {
    const pairs = Array.from(
      { length: 20_000 },
      (_, index) => [`Old heading ${index}`, `New heading ${index}`] as const,
    )
    assert.deepEqual(run(change(pairs), ['=650  \\0$aOld heading 17777$zFrance.']), [
      '=650  \\0$aNew heading 17777$zFrance.',
    ])
  })
})
