import type { HeadingRuleDraft } from '../contract.ts'

/** Rules that a project can begin with. */
export interface ExampleList {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly rules: readonly HeadingRuleDraft[]
}

const replaced = (pairs: readonly (readonly [from: string, to: string])[], toSource: string): HeadingRuleDraft[] =>
  pairs.map(([from, to]) => ({ action: 'replace', from, to, source: 'lcsh', toSource }))
const added = (pairs: readonly (readonly [from: string, to: string])[], toSource: string): HeadingRuleDraft[] =>
  pairs.map(([from, to]) => ({ action: 'add', from, to, source: 'lcsh', toSource }))

/**
 * Beginnings for projects, put together from what many libraries publish of their own. Every library decides for itself, with
 * the people whom the words are about.
 */
export const exampleLists: readonly ExampleList[] = [
  {
    id: 'migration',
    title: 'People who migrate',
    about: 'Says of people that they lack papers or citizenship, and not that they are illegal or alien.',
    rules: replaced(
      [
        ['Illegal aliens', 'Undocumented immigrants'],
        ['Illegal alien children', 'Undocumented immigrant children'],
        ['Children of illegal aliens', 'Children of undocumented immigrants'],
        ['Women illegal aliens', 'Undocumented women immigrants'],
        ['Aliens', 'Noncitizens'],
        ['Aliens in literature', 'Noncitizens in literature'],
        ['Alien criminals', 'Noncitizen criminals'],
        ['Alien detention centers', 'Immigration detention centers'],
        ['Alien labor', 'Foreign workers'],
      ],
      'local',
    ),
  },
  {
    id: 'poverty',
    title: 'Poverty and housing',
    about: 'Names the people first, and what they live with second.',
    rules: replaced(
      [
        ['Poor', 'Poor people'],
        ['Rural poor', 'Rural poor people'],
        ['Urban poor', 'Urban poor people'],
        ['Homeless persons', 'Unhoused people'],
        ['Homeless children', 'Unhoused children'],
        ['Homeless families', 'Unhoused families'],
        ['Prisoners', 'Incarcerated people'],
        ['Women prisoners', 'Incarcerated women'],
        ['Ex-convicts', 'Formerly incarcerated people'],
      ],
      'local',
    ),
  },
  {
    id: 'slavery',
    title: 'Slavery',
    about: 'Says that people were enslaved and that others enslaved them.',
    rules: replaced(
      [
        ['Slaves', 'Enslaved people'],
        ['Women slaves', 'Enslaved women'],
        ['Child slaves', 'Enslaved children'],
        ['Slaveholders', 'Enslavers'],
        ['Fugitive slaves', 'People who escaped slavery'],
        ['Slave narratives', 'Narratives of enslaved people'],
      ],
      'local',
    ),
  },
  {
    id: 'disability',
    title: 'Disability and health',
    about: 'Puts the person before a condition, and leaves words that were used as insults.',
    rules: replaced(
      [
        ['Mentally ill', 'People with mental illness'],
        ['Mentally handicapped', 'People with intellectual disabilities'],
        ['Handicapped', 'People with disabilities'],
        ['Wheelchair-bound persons', 'Wheelchair users'],
        ['Drug addicts', 'People with substance use disorders'],
        ['Alcoholics', 'People with alcohol use disorder'],
      ],
      'local',
    ),
  },
  {
    id: 'indigenous',
    title: 'Indigenous peoples',
    about: 'Leaves the name that came with the conquerors. Names of single peoples are better still; ask them.',
    rules: replaced(
      [
        ['Indians of North America', 'Indigenous peoples of North America'],
        ['Indians of South America', 'Indigenous peoples of South America'],
        ['Indians of Mexico', 'Indigenous peoples of Mexico'],
        ['Indian reservations', 'Indigenous reservations'],
        ['Eskimos', 'Arctic peoples'],
        ['Primitive societies', 'Traditional societies'],
      ],
      'local',
    ),
  },
  {
    id: 'homosaurus',
    title: 'Terms of Homosaurus beside those of LCSH',
    about: 'Adds headings of the vocabulary of LGBTQ+ life; the headings that are there stay.',
    rules: added(
      [
        ['Gays', 'Gay people'],
        ['Sexual minorities', 'LGBTQ+ people'],
        ['Gay men', 'Gay men'],
        ['Lesbians', 'Lesbians'],
        ['Bisexuals', 'Bisexual people'],
        ['Transgender people', 'Transgender people'],
        ['Transsexuals', 'Transgender people'],
        ['Gender-nonconforming people', 'Gender non-conforming people'],
        ['Intersex people', 'Intersex people'],
        ['Asexual people', 'Asexual people'],
        ['Gay parents', 'Gay parents'],
        ['Same-sex marriage', 'Same-sex marriage'],
        ['Homophobia', 'Homophobia'],
        ['Coming out (Sexual orientation)', 'Coming out'],
        ['Gay liberation movement', 'LGBTQ+ liberation movements'],
      ],
      'homoit',
    ),
  },
]
