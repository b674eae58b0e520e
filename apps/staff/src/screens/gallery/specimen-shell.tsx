import type { ReactNode } from 'react'
import { SessionContext } from '../../session.ts'
import { Shell } from '../../shell/shell.tsx'
import { sampleSession } from './sample.ts'

const none = () => undefined

/** The shell around a specimen, with somebody who is signed in nowhere. */
export function SpecimenShell({ children }: { readonly children: ReactNode }) {
  return (
    <SessionContext value={sampleSession}>
      <Shell onAsk={none} onGo={none} onSignOut={none} onChangeBranch={none}>
        {children}
      </Shell>
    </SessionContext>
  )
}
