import { extendEntities, propertyName, type PropertyValue } from '../../modules/reconciliation/index.ts'
import { html, type Html } from '../../platform/html.ts'
import type { Work } from '../../platform/work.ts'

/** A thing in a few lines, for the small frame of OpenRefine; undefined for one that there is not. */
export async function previewOf(w: Work, id: string, name: string, link: string): Promise<Html> {
  const wanted = id.startsWith('h')
    ? ['kind', 'vocabulary', 'identifier', 'variants', 'count', 'titles']
    : ['kind', 'author', 'year', 'publisher', 'isbn', 'call-number', 'count']
  const values = (await extendEntities(w, [id], wanted)).get(id) ?? new Map<string, readonly PropertyValue[]>()
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${name}</title>
        <style>
          body { margin: 0.75rem; font: 14px/1.4 system-ui, sans-serif; color: #1d1c1a; background: #fffdf8; }
          h1 { margin: 0 0 0.5rem; font-size: 16px; }
          dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 0.75rem; margin: 0; }
          dt { color: #5c584f; }
          dd { margin: 0; overflow-wrap: anywhere; }
          a { color: #1f5f3f; }
        </style>
      </head>
      <body>
        <h1><a href="${link}" target="_blank" rel="noopener">${name}</a></h1>
        <dl>
          ${[...values].filter(([, list]) => list.length > 0).map(([property, list]) => html`<dt>${propertyName(property)}</dt><dd>${list.slice(0, 6).map(shown).join(' · ')}${list.length > 6 ? ' …' : ''}</dd>`)}
        </dl>
      </body>
    </html>`
}

const shown = (value: PropertyValue): string =>
  'str' in value ? value.str : 'int' in value ? String(value.int) : value.name
