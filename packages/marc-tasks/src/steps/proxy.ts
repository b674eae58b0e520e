import { mapFields, mapSubfields, withIndicators } from '@carrel/marc'
import { mendedAddress, withoutProxy, withProxy } from '../addresses/proxy.ts'
import { flag, tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changeTexts } from '../text/change-texts.ts'
import { isTagged } from '../text/is-tagged.ts'

const where = {
  tags: tagList({ label: 'Tags', preset: '856' }),
  codes: text({ kind: 'codes', label: 'Subfields', preset: 'u' }),
}

/** Puts the prefix of a proxy before addresses. */
export const addProxy = stepKind({
  name: 'add-proxy',
  title: 'Put a proxy before addresses',
  help: 'Puts the prefix of the library’s proxy before addresses of the web, unless one is there.',
  group: 'text',
  params: {
    prefix: text({ label: 'Prefix', help: 'Such as https://proxy.example.edu/login?url=' }),
    encode: flag({ label: 'Write the address with %3A and the like' }),
    ...where,
  },
  examples: [
    {
      step: { prefix: 'https://proxy.example.edu/login?url=' },
      before: [
        '=856  40$uhttps://books.example.com/1',
        '=856  40$uhttps://other.edu/login?url=https://books.example.com/2',
      ],
      after: [
        '=856  40$uhttps://proxy.example.edu/login?url=https://books.example.com/1',
        '=856  40$uhttps://other.edu/login?url=https://books.example.com/2',
      ],
    },
  ],
  compile: ({ prefix, encode, tags, codes }) => {
    if (!/^https?:\/\/\S+$/i.test(prefix))
      return 'The prefix must be an address, such as https://proxy.example.edu/login?url='
    return changeTexts({ tags, codes }, (address) => withProxy(address, prefix, encode))
  },
})

/** Takes the prefix of a proxy from addresses. */
export const stripProxy = stepKind({
  name: 'strip-proxy',
  title: 'Take a proxy from addresses',
  help: 'Takes the prefix of a proxy away: one that is named, or any that looks like one (…/login?url=).',
  group: 'text',
  params: {
    prefixes: text({ kind: 'lines', label: 'Prefixes, one on each line; any proxy when empty', preset: '' }),
    ...where,
  },
  examples: [
    {
      step: {},
      before: [
        '=856  40$uhttps://other.edu/login?url=https%3A%2F%2Fbooks.example.com%2F2',
        '=856  40$uhttps://example.com/find?url=x',
      ],
      after: ['=856  40$uhttps://books.example.com/2', '=856  40$uhttps://example.com/find?url=x'],
    },
  ],
  compile: ({ prefixes, tags, codes }) => {
    const known = prefixes
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return changeTexts({ tags, codes }, (address) => withoutProxy(address, known))
  },
})

/** Mends addresses. */
export const mendLinks = stepKind({
  name: 'mend-links',
  title: 'Mend addresses',
  help: 'Gives www.… and DOIs their https://, takes blanks and stray marks away, mends http:/ and http;//, and codes 856 as an address of the web (first indicator 4). It does not ask whether the page is there.',
  group: 'cleaning',
  params: where,
  examples: [
    {
      step: {},
      before: [
        '=856  \\0$uwww.example.com/a b.',
        '=856  40$uhttp:/example.com',
        '=856  40$u10.1000/182',
        '=856  40$usee note',
      ],
      after: [
        '=856  40$uhttps://www.example.com/a%20b',
        '=856  40$uhttp://example.com',
        '=856  40$uhttps://doi.org/10.1000/182',
        '=856  40$usee note',
      ],
    },
  ],
  compile: ({ tags, codes }) => {
    const isMeant = isTagged(tags)
    return (record) =>
      mapFields(record, isMeant, (field) => {
        if (field.kind !== 'data') return field
        const mended = mapSubfields(field, codes, mendedAddress)
        const isWeb =
          mended.tag === '856' &&
          mended.indicators.startsWith(' ') &&
          mended.subfields.some(({ code, value }) => code === 'u' && /^https?:/.test(value))
        return isWeb ? withIndicators(mended, `4${mended.indicators.slice(1)}`) : mended
      })
  },
})
