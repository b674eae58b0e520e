import type { EntityType } from '../../modules/reconciliation/index.ts'

/** What the service says of itself (Reconciliation Service API 0.2 §2.1). */
export function manifestOf(base: string, origin: string, library: string, types: readonly EntityType[]) {
  const suggest = (what: string) => ({
    service_url: base,
    service_path: `/suggest/${what}`,
    flyout_service_url: base,
    flyout_service_path: `/flyout/${what}?id=\${id}`,
  })
  return {
    versions: ['0.1', '0.2'],
    name: `${library} (Carrel)`,
    identifierSpace: `${origin}/reconcile/view/`,
    schemaSpace: `${origin}/reconcile/type/`,
    documentation: `${origin}/reconcile/about`,
    defaultTypes: types,
    view: { url: `${origin}/reconcile/view/{{id}}` },
    preview: { url: `${base}/preview?id={{id}}`, width: 430, height: 260 },
    suggest: { entity: suggest('entity'), property: suggest('property'), type: suggest('type') },
    extend: {
      propose_properties: { service_url: base, service_path: '/propose' },
      property_settings: [
        {
          name: 'limit',
          label: 'At most',
          type: 'number',
          default: 0,
          help_text: 'How many values of this property are fetched for each row; 0 for all.',
        },
      ],
    },
    // Of the version after 0.2; OpenRefine from 3.8 on asks so many at once.
    batchSize: 50,
  }
}
