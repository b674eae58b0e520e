import { defineSetting } from '../../platform/setting.ts'

/** How records in MARC 21 are written for clients of Z39.50; old systems read MARC-8 only. */
export const z3950Encoding = defineSetting<'utf-8' | 'marc-8'>(
  'protocols.z3950-encoding',
  'utf-8',
  'How letters are written in MARC records for other libraries (Z39.50): utf-8, or marc-8 for old systems',
  { choices: ['utf-8', 'marc-8'] },
)
