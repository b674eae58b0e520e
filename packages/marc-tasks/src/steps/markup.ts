import { stepKind } from '../language/step-kind.ts'
import { resolveEntities, stripTags as withoutTags } from '../cleaning/html-entities.ts'
import { resolveMnemonics } from '../cleaning/mnemonics.ts'
import { changeTexts } from '../text/change-texts.ts'
import { whereParams } from './shared/where-params.ts'

/** Puts characters in the place of HTML references. */
export const htmlEntities = stepKind({
  name: 'html-entities',
  title: 'Characters for HTML entities',
  help: '&eacute;, &#233; and &amp;eacute; become é, as in records that were made of web pages.',
  group: 'cleaning',
  params: whereParams(),
  examples: [
    {
      step: {},
      before: ['=245  10$aCaf&eacute; &amp; th&#xE9; &amp;mdash; R&D;'],
      after: ['=245  10$aCafé & thé — R&D;'],
    },
  ],
  compile: (where) => changeTexts(where, resolveEntities),
})

/** Takes tags of HTML out of texts. */
export const stripTags = stepKind({
  name: 'strip-tags',
  title: 'Take out HTML tags',
  help: 'Takes <i>, <p> and other tags of web pages out of texts; “v. <1-3>” stays.',
  group: 'cleaning',
  params: whereParams(),
  examples: [
    {
      step: {},
      before: ['=520  \\\\$a<p>On <i>Drosophila</i>.<br/>Second part.</p>', '=300  \\\\$avolumes <1-3>'],
      after: ['=520  \\\\$aOn Drosophila. Second part.', '=300  \\\\$avolumes <1-3>'],
    },
  ],
  compile: (where) => changeTexts(where, withoutTags),
})

/** Puts characters in the place of mnemonics. */
export const mnemonics = stepKind({
  name: 'mnemonics',
  title: 'Characters for mnemonics',
  help: '{eacute}, {acute}e and {copy} become é and ©, where mnemonic text was taken for the text itself. {dollar} stays.',
  group: 'cleaning',
  params: whereParams(),
  examples: [
    {
      step: {},
      before: ['=245  10$aCaf{eacute} de Flor{acute}e {copy}1999 {no such name}'],
      after: ['=245  10$aCafé de Floré ©1999 {no such name}'],
    },
  ],
  compile: (where) => changeTexts(where, resolveMnemonics),
})
