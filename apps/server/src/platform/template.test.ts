import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asHtml, asLine, asText, fillTemplate, readTemplate, type Facts, type TemplateFields } from './template.ts'

const fields: TemplateFields = {
  values: new Set(['patron.name', 'until', 'many', 'link']),
  lists: new Map([['items', new Set(['title', 'due'])]]),
}
const facts: Facts = {
  'patron.name': 'Ana <b>Ng</b>',
  until: '',
  many: true,
  link: 'https://library.example.org/a?b=1&c=2',
  items: [
    { title: 'Tom & Jerry', due: 'May 1' },
    { title: '**Bold** [x](javascript:alert(1))', due: 'May 2' },
  ],
}
const filled = (source: string) => fillTemplate(readTemplate(source, fields).parts, facts)

describe('a text of a notice', () => {
  it('is filled with fields, conditions and lists', () => {
    const source =
      'Dear {{patron.name}},\n{{if until}}until {{until}}{{else}}no end{{end}}{{if not many}}one{{end}}\n\n{{each items}}- {{title}}, due {{due}}\n{{end}}'
    assert.equal(
      asText(filled(source)),
      'Dear Ana <b>Ng</b>,\nno end\n\n- Tom & Jerry, due May 1\n- **Bold** [x](javascript:alert(1)), due May 2',
    )
  })

  it('becomes HTML in which nothing from outside is markup', () => {
    assert.equal(
      asHtml(
        filled('**Dear** {{patron.name}},\nsee [your account]({{link}})\n\n{{each items}}- {{title}}\n{{end}}\nBye'),
      ),
      '<p><strong>Dear</strong> Ana &lt;b&gt;Ng&lt;/b&gt;,<br>\nsee <a href="https://library.example.org/a?b=1&amp;c=2">your account</a></p>\n' +
        '<ul>\n<li>Tom &amp; Jerry</li>\n<li>**Bold** [x](javascript:alert(1))</li>\n</ul>\n<p>Bye</p>',
    )
  })

  it('links to pages only', () => {
    assert.equal(asHtml('[a](javascript:x) [b](mailto:x@y.org)'), '<p>a <a href="mailto:x@y.org">b</a></p>')
  })

  it('is one line in a subject', () => {
    assert.equal(asLine(filled('{{patron.name}}:\n**two** things')), 'Ana <b>Ng</b>: two things')
  })
})

describe('a text with mistakes', () => {
  for (const [source, problems] of [
    ['{{titel}}', ['1:1 There is no field "titel" in this kind of text.']],
    ['a\n  {{title}}', ['2:3 There is no field "title" in this kind of text.']],
    ['{{each items}}{{title}}{{end}}', []],
    ['{{each item}}x{{end}}', ['1:1 There is no list "item" in this kind of text.']],
    ['{{if until}}x', ['1:1 This {{if …}} has no {{end}}.']],
    ['x{{end}}', ['1:2 This {{end}} ends nothing.']],
    ['{{else}}', ['1:1 An {{else}} stands within an {{if …}}, once.']],
    ['{{until', ['1:1 A field is written {{name}}: two braces before and two after it, in one line.']],
    ['{{}}', ['1:1 "{{}}" is no field.']],
    [
      '{{a}} {{b}}',
      ['1:1 There is no field "a" in this kind of text.', '1:7 There is no field "b" in this kind of text.'],
    ],
  ] as const)
    it(`is refused with its place: ${source.replace('\n', ' ')}`, () =>
      assert.deepEqual(
        readTemplate(source, fields).problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
        problems,
      ))
})
