import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { childOf, childrenOf, readXml, textOf, writeXml } from './index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, mark: boolean) =>
  new Uint8Array([
    ...(mark ? [0xff, 0xfe] : []),
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ])
const latin1 = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
const problemOf = (bytes: Uint8Array) => {
  const read = readXml(bytes)
  return read.ok ? 'none' : read.problem.code
}

describe('A document of a peer', () => {
  it('is read by local names, whatever its prefixes', () => {
    for (const text of [
      '<m xmlns="urn:x" v="1"><to>Ada</to><to>Bo</to></m>',
      '<a:m xmlns:a="urn:x" a:v="1"><a:to>Ada</a:to><a:to>Bo</a:to></a:m>',
      "\n<m v='1'><!-- who --><to >A<![CDATA[da]]></to><?x y?><b:to>&#66;&#x6F;</b:to></m>\n",
    ]) {
      const read = readXml(utf8(text))
      assert.ok(read.ok, text)
      assert.equal(read.root.name, 'm')
      assert.equal(read.root.attributes.get('v'), '1')
      assert.deepEqual(
        childrenOf(read.root, 'to').map((one) => one.text),
        ['Ada', 'Bo'],
      )
    }
  })
  it('is read in the encoding that it has', () => {
    const text = '<m>Jos\u00e9</m>'
    for (const bytes of [
      utf8(text),
      new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(text)]),
      utf16(text, true),
      utf16(`<?xml version="1.0" encoding="UTF-16"?>${text}`, true),
      utf16(text, false),
      latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`),
    ]) {
      const read = readXml(bytes)
      assert.ok(read.ok)
      assert.equal(read.root.text, 'Jos\u00e9')
    }
  })
  it('is refused when its bytes are not what it says', () => {
    assert.equal(problemOf(latin1('<m>Jos\u00e9</m>')), 'encoding')
    assert.equal(problemOf(latin1('<?xml version="1.0" encoding="UTF-8"?><m>Jos\u00e9</m>')), 'encoding')
    assert.equal(problemOf(utf8('<?xml version="1.0" encoding="UTF-16"?><m/>')), 'encoding')
    assert.equal(problemOf(utf8('<?xml version="1.0" encoding="ISO-8859-1"?><m>Jos\u00e9</m>')), 'encoding')
    assert.equal(problemOf(utf8('<?xml version="1.0" encoding="klingon"?><m/>')), 'encoding')
  })
  it('is refused when it declares types or entities, however harmless', () => {
    const laughs = '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><m>&b;</m>'
    assert.equal(problemOf(utf8(laughs)), 'doctype')
    assert.equal(problemOf(utf8('<!DOCTYPE m SYSTEM "file:///etc/passwd"><m/>')), 'doctype')
    assert.equal(problemOf(utf8('<m>&b;</m>')), 'entity')
    assert.equal(problemOf(utf8('<m a="&b;"/>')), 'entity')
    assert.equal(problemOf(utf8('<m>Smith & Co</m>')), 'entity')
    assert.equal(problemOf(utf8('<m>&#0;</m>')), 'character')
    assert.equal(problemOf(utf8('<m>&#xD800;</m>')), 'character')
    assert.equal(problemOf(utf8('<m>\u0001</m>')), 'character')
    assert.equal(problemOf(utf8('<m><![CDATA[\u0000]]></m>')), 'character')
  })
  it('is refused when it is too deep, too wide or too long', () => {
    assert.equal(problemOf(utf8('<a>'.repeat(65))), 'too-deep')
    assert.equal(problemOf(utf8(`<m>${'<a/>'.repeat(20_001)}</m>`)), 'too-much')
    assert.equal(problemOf(utf8(`<m>${'x'.repeat(300_000)}</m>`)), 'too-much')
    assert.equal(problemOf(utf8(`<m ${'a="" '.repeat(40)}/>`)), 'too-much')
  })
  it('is refused when it is no XML, with a sentence', () => {
    for (const text of [
      '',
      'hello',
      '<m>',
      '<m></n>',
      '</m>',
      '<m/><m/>',
      '<m/>rest',
      '<m a=b/>',
      '<m><',
      '<m>a < b</m>',
      '<!-- no end',
      '<m><![CDATA[',
      '<?xml',
      '<m a="<"/>',
    ]) {
      const read = readXml(utf8(text))
      assert.ok(!read.ok, text)
      assert.equal(read.problem.code, 'syntax', text)
      assert.match(read.problem.message, /\.$/)
    }
  })
  it('never makes the reader throw, whatever byte is changed', () => {
    const bytes = utf8('<?xml version="1.0" encoding="UTF-8"?><a:m xmlns:a="u"><a:b c="1">x&amp;y</a:b><!-- --></a:m>')
    for (let at = 0; at < bytes.length; at++)
      for (const value of [0, 0x26, 0x3c, 0x3e, 0x22, 0x80, 0xff]) {
        const broken = bytes.slice()
        broken[at] = value
        readXml(broken)
        readXml(bytes.subarray(0, at))
      }
  })
})

describe('A document that is written', () => {
  it('holds every text safely', () => {
    const name = 'A <b> & "c" \u0001\uD800 \u{1F600}'
    const text = writeXml({
      name: 'm',
      attributes: { v: '"<\n' },
      children: [{ name: 'n', text: name }, { name: 'e' }],
    })
    assert.equal(
      text,
      '<?xml version="1.0" encoding="UTF-8"?>\n<m v="&quot;&lt;&#10;"><n>A &lt;b&gt; &amp; "c"  \u{1F600}</n><e/></m>\n',
    )
    const read = readXml(utf8(text))
    assert.ok(read.ok)
    assert.equal(textOf(read.root, 'n'), 'A <b> & "c"  \u{1F600}')
    assert.equal(childOf(read.root, 'e')?.text, '')
  })
  it('can be laid out for people', () => {
    assert.equal(
      writeXml({ name: 'm', children: [{ name: 'n', children: [{ name: 'o', text: '1' }] }] }, { indent: true }),
      '<?xml version="1.0" encoding="UTF-8"?>\n<m>\n  <n>\n    <o>1</o>\n  </n>\n</m>\n',
    )
  })
})
