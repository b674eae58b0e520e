import type { RepositoryLook } from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { KeyValues } from '../../ui/key-values.tsx'

/** What a repository says of itself. */
export function RepositoryFacts({ of: look }: { readonly of: RepositoryLook }) {
  const { words, format } = useDesk()
  const { harvesting } = words
  const deletions = look.deletedRecord === 'no' ? harvesting.forgetsDeletions : harvesting.tellsDeletions
  return (
    <>
      <Banner tone="ok" live title={harvesting.isCalled(look.name)} />
      <KeyValues
        look="columns"
        facts={[
          { label: harvesting.earliest, value: look.earliest === null ? '–' : format.day(look.earliest) },
          { label: harvesting.deleted, value: deletions },
          { label: harvesting.formats, value: format.count(look.formats.length) },
          { label: harvesting.sets, value: format.count(look.sets.length) },
        ]}
      />
    </>
  )
}
