import type { ApiKeyView } from '../../../../server/src/platform/contract.ts'
import { useWords } from '../../desk-context.ts'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'

/** When a key was made and used, and what it is known by. */
export function KeyFacts({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { integrations } = useWords()
  const { usedAt, usedFrom, previousUntil } = apiKey
  return (
    <Panel>
      <KeyValues
        look="columns"
        facts={[
          { label: integrations.ends, value: integrations.tokenEnd(apiKey.tokenEnd) },
          {
            label: integrations.used,
            value:
              usedAt === null ? (
                integrations.neverUsed
              ) : (
                <>
                  <When value={usedAt} /> {usedFrom !== null && integrations.usedFrom(usedFrom)}
                </>
              ),
          },
          {
            label: integrations.made,
            value: (
              <>
                <When value={apiKey.createdAt} as="day" /> · {apiKey.createdBy}
              </>
            ),
          },
          ...(previousUntil === null
            ? []
            : [{ label: integrations.oldTokenUntil, value: <When value={previousUntil} /> }]),
        ]}
      />
    </Panel>
  )
}
