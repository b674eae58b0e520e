import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { html, raw } from './html.ts'

describe('markup from templates', () => {
  it('escapes what came from outside, in text and attributes', () => {
    const title = `<script>"O'Brien" & co`
    assert.equal(
      html`<a title="${title}">${title}</a>`.text,
      '<a title="&lt;script&gt;&quot;O&#39;Brien&quot; &amp; co">&lt;script&gt;&quot;O&#39;Brien&quot; &amp; co</a>',
    )
  })
  it('joins lists, keeps nested templates, and leaves out nothing, false and true', () => {
    const rows = ['a', 'b<'].map((text) => html`<li>${text}</li>`)
    assert.equal(html`<ul>${rows}${null}${false}${undefined}</ul>`.text, '<ul><li>a</li><li>b&lt;</li></ul>')
    assert.equal(html`${raw('<b>ours</b>')}${0}`.text, '<b>ours</b>0')
  })
})
