import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes to an address of the desk, `/patrons/7?tab=loans`. */
export function useGoTo(): (address: string) => void {
  const router = useRouter()
  return useCallback((address) => router.history.push(`/staff${address}`), [router])
}
